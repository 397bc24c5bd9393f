/**
 * The bulk of a case as rows: records whose components are the columns, questions about them, and the facts they come from.
 * Values only; the tables behind them are in {@code org.telltale.store.internal}.
 */
package org.telltale.store.rows;
