package org.telltale.handset.text;

/**
 * A line.
 *
 * @param number from 1
 * @param text without its end
 * @param offset of its first byte in the file
 * @param end behind its last byte, line end left out
 */
record Line(long number, String text, long offset, long end) {

	/** How many spaces it begins with. */
	int indent() {
		int at = 0;
		while (at < text.length() && text.charAt(at) == ' ') {
			at++;
		}
		return at;
	}
}
