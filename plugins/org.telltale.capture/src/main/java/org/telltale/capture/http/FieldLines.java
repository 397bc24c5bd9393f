package org.telltale.capture.http;

/** Lines of a head or of a part's head (RFC 9112 section 2.1, RFC 5322 section 2.2). A line ends in CRLF or LF. Stateless. */
public final class FieldLines {

	private FieldLines() {
	}

	/**
	 * Index behind the head's empty line; -1 if it is not there. The line that {@code from} lies in is taken as not empty,
	 * unless {@code from} follows a line end.
	 */
	public static int headEnd(byte[] b, int from, int to) {
		for (int i = from; i < to; i++) {
			if (b[i] == '\n') {
				if (i + 1 < to && b[i + 1] == '\n') {
					return i + 2;
				} else if (i + 2 < to && b[i + 1] == '\r' && b[i + 2] == '\n') {
					return i + 3;
				}
			}
		}
		return -1;
	}

	/** Index behind the next LF; -1 if there is none. */
	public static int lineEnd(byte[] b, int from, int to) {
		for (int i = from; i < to; i++) {
			if (b[i] == '\n') {
				return i + 1;
			}
		}
		return -1;
	}

	/** Index behind the last byte of a line's text, given the index behind its line end. */
	public static int textEnd(byte[] b, int from, int lineEnd) {
		int end = lineEnd > from && b[lineEnd - 1] == '\n' ? lineEnd - 1 : lineEnd;
		return end > from && b[end - 1] == '\r' ? end - 1 : end;
	}
}
