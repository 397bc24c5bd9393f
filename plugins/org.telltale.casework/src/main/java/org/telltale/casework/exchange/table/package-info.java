/** Tables as comma-separated values: of lists, and of a whole case. */
package org.telltale.casework.exchange.table;
