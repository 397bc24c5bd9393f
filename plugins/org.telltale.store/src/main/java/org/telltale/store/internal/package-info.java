/** The database behind a case: H2's connections, schema and tables. No other module may use it. */
package org.telltale.store.internal;
