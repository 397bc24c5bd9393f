/** The report of a large case, measured: for {@code telltale bench report}. */
package org.telltale.cli.bench.report;
