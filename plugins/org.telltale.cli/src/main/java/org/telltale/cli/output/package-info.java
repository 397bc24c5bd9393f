/** How the command line prints: tables, CSV (as exports write it), JSON lines, progress. The commands call it. */
package org.telltale.cli.output;
