/** Runs tools in turn as child processes on the same capture, measures each, and compares. The bench command calls it; only it starts processes. */
package org.telltale.cli.bench.run;
