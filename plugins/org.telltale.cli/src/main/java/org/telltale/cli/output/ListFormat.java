package org.telltale.cli.output;

/** How a list is printed. */
public enum ListFormat {
	/** Aligned columns for people; long cells are cut with an ellipsis, which the other formats never do. */
	table,
	/** RFC 4180, formulas neutralised. */
	csv,
	/** One JSON object a line. */
	json
}
