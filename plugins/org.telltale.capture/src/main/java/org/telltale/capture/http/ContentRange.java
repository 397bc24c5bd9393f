package org.telltale.capture.http;

import java.util.Optional;

/**
 * What a Content-Range says (RFC 9110 section 14.4).
 *
 * @param first first byte
 * @param last last byte, inclusive
 * @param size length of the whole, -1 if it is not known
 */
record ContentRange(long first, long last, long size) {

	/** Reads {@code bytes first-last/size} or {@code bytes first-last/*}; empty if it is something else. */
	static Optional<ContentRange> of(String value) {
		String text = value.strip();
		if (!text.regionMatches(true, 0, "bytes", 0, 5)) {
			return Optional.empty();
		}
		int dash = text.indexOf('-');
		int slash = text.indexOf('/');
		if (dash < 6 || slash < dash) {
			return Optional.empty();
		}
		long first = number(text.substring(5, dash).replace("=", "").strip());
		long last = number(text.substring(dash + 1, slash).strip());
		String whole = text.substring(slash + 1).strip();
		long size = whole.equals("*") ? -1 : number(whole);
		boolean good = first >= 0 && last >= first && (whole.equals("*") || size > last);
		return good ? Optional.of(new ContentRange(first, last, size)) : Optional.empty();
	}

	private static long number(String digits) {
		if (digits.isEmpty() || digits.length() > 15) {
			return -1;
		}
		long number = 0;
		for (int i = 0; i < digits.length(); i++) {
			int digit = digits.charAt(i) - '0';
			if (digit < 0 || digit > 9) {
				return -1;
			}
			number = number * 10 + digit;
		}
		return number;
	}

	/** How many bytes it is. */
	long length() {
		return last - first + 1;
	}
}
