package org.telltale.capture.http1;

/** Finds the next message in bytes of a connection whose boundaries were lost. A guess, made from whole start lines alone. Stateless. */
final class Resumption {

	/** A start line that is not whole yet is looked for in so many last bytes again. */
	static final int LONGEST = 2048;

	private static final String[] OFTEN = { "GET /", "POST /", "PUT /", "HEAD /", "OPTIONS ", "DELETE /", "CONNECT ", "PATCH /", "GET http",
			"POST http" };

	private Resumption() {
	}

	/** Index of the first byte of a start line that is there as a whole; -1 if there is none. */
	static int find(byte[] b, int from, int to) {
		for (int i = from; i < to - 12; i++) {
			byte c = b[i];
			boolean response = c == 'H' && b[i + 4] == '/' && b[i + 1] == 'T' && statusLine(b, i, to);
			if (response || c >= 'C' && c <= 'P' && often(b, i, to) && Http1Decoder.begins(b, i, to) == 1 && wholeLine(b, i, to)) {
				return i;
			}
		}
		return -1;
	}

	/** {@code HTTP/1.x ddd} and a line end. */
	private static boolean statusLine(byte[] b, int at, int to) {
		return begins(b, at, to, "HTTP/1.") && b[at + 8] == ' ' && digit(b[at + 9]) && digit(b[at + 10]) && digit(b[at + 11]) && wholeLine(b, at, to);
	}

	private static boolean wholeLine(byte[] b, int at, int to) {
		int end = Math.min(to, at + LONGEST);
		for (int i = at; i < end; i++) {
			if (b[i] == '\n') {
				return true;
			}
		}
		return false;
	}

	private static boolean often(byte[] b, int at, int to) {
		byte second = b[at + 1];
		if (second != 'E' && second != 'O' && second != 'U' && second != 'P' && second != 'A') {
			return false;
		}
		for (String start : OFTEN) {
			if (start.charAt(0) == b[at] && begins(b, at, to, start)) {
				return true;
			}
		}
		return false;
	}

	private static boolean begins(byte[] b, int at, int to, String text) {
		if (to - at < text.length()) {
			return false;
		}
		for (int i = 0; i < text.length(); i++) {
			if (b[at + i] != text.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	private static boolean digit(byte b) {
		return b >= '0' && b <= '9';
	}
}
