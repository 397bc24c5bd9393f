package org.telltale.capture.http;

/** Lines of a head or of a part's head (RFC 9112 section 2.1, RFC 5322 section 2.2). */
public final class FieldLines {

	private FieldLines() {
	}

	/** Index behind the head's empty line (CRLFCRLF, or LFLF), searched from {@code from}; -1 if it is not there. */
	public static int headEnd(byte[] b, int from, int to) {
		for (int i = from; i < to; i++) {
			if (b[i] == '\n' && i + 1 < to) {
				if (b[i + 1] == '\n') {
					return i + 2;
				} else if (b[i + 1] == '\r' && i + 2 < to && b[i + 2] == '\n' && i > from && b[i - 1] == '\r') {
					return i + 3;
				}
			}
		}
		return -1;
	}
}
