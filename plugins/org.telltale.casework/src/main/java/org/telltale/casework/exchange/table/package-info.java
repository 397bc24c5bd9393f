/** Tables as comma-separated values: of lists, which the command line prints, and of a whole case. */
package org.telltale.casework.exchange.table;
