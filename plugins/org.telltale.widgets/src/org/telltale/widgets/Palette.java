package org.telltale.widgets;

import org.eclipse.swt.graphics.Color;

/** Colours by key, so that a theme decides them. */
@FunctionalInterface
public interface Palette {

	/** Behind marked bytes and marked rows. */
	String MARK = "org.telltale.mark";
	/** Behind the selected row or cell. */
	String SELECTION = "org.telltale.selection";
	/** Lines between things. */
	String LINE = "org.telltale.line";
	/** Text that matters less. */
	String QUIET = "org.telltale.quiet";
	/** Behind heads of groups. */
	String HEAD = "org.telltale.head";
	/** Bytes that left the handset. */
	String OUT = "org.telltale.out";
	/** Bytes that reached it. */
	String IN = "org.telltale.in";
	/** An exhibit that went out. */
	String SIGHTING = "org.telltale.sighting";
	/** Something done to the handset. */
	String STIMULUS = "org.telltale.stimulus";

	/** The colour of that key; never disposed by the caller. */
	Color colour(String key);
}
