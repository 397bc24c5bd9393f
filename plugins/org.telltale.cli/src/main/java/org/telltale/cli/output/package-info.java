/** How the command line prints: tables, CSV, JSON lines, progress. The commands call it. */
package org.telltale.cli.output;
