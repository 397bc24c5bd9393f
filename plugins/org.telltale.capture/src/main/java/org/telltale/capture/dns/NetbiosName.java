package org.telltale.capture.dns;

/** NetBIOS names in DNS labels (RFC 1001 section 14.1): 16 bytes as 32 letters. Stateless. */
final class NetbiosName {

	private static final int LETTERS = 32;

	private NetbiosName() {
	}

	/**
	 * The name without its filling spaces, its sixteenth byte as {@code <xx>}, and its scope behind that; what is not encoded so
	 * stays as it is.
	 */
	static String decode(String encoded) {
		int dot = encoded.indexOf('.');
		int length = dot < 0 ? encoded.length() : dot;
		if (length != LETTERS) {
			return encoded;
		}
		StringBuilder text = new StringBuilder(24);
		int last = 0;
		for (int i = 0; i < LETTERS; i += 2) {
			int high = Character.toUpperCase(encoded.charAt(i)) - 'A';
			int low = Character.toUpperCase(encoded.charAt(i + 1)) - 'A';
			if (high < 0 || high > 15 || low < 0 || low > 15) {
				return encoded;
			}
			last = high << 4 | low;
			if (i < LETTERS - 2) {
				append(text, last);
			}
		}
		int end = text.length();
		while (end > 0 && text.charAt(end - 1) == ' ') {
			end--;
		}
		text.setLength(end);
		text.append('<').append(Character.forDigit(last >> 4, 16)).append(Character.forDigit(last & 15, 16)).append('>');
		return dot < 0 ? text.toString() : text.append(encoded, dot, encoded.length()).toString();
	}

	private static void append(StringBuilder text, int c) {
		if (c < 0x20 || c > 0x7e || c == '\\') {
			text.append('\\').append((char) ('0' + c / 100)).append((char) ('0' + c / 10 % 10)).append((char) ('0' + c % 10));
		} else {
			text.append((char) c);
		}
	}
}
