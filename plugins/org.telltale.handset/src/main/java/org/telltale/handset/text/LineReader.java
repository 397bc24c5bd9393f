package org.telltale.handset.text;

/** Takes the lines of a text, or of one section of it, in their order. One for each text; not thread-safe. */
interface LineReader {

	/** The next line. */
	void line(Line line);

	/** There are no more lines. */
	default void end() {
		// most have nothing left to say
	}
}
