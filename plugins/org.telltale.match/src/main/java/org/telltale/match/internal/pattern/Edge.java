package org.telltale.match.internal.pattern;

/** What may not stand next to a match, so that a number is not seen inside a longer one. */
public enum Edge {

	/** Anything may stand there. */
	NONE,
	/** No decimal digit in one byte. */
	DIGIT,
	/** No hexadecimal digit in one byte. */
	HEX,
	/** No small Latin letter next to a Latin letter: the name is a word, not a part of one. */
	WORD;

	/**
	 * Whether {@code bytes[from, to)} stands free.
	 *
	 * @param unit bytes of a character: 1, or 2 for UTF-16
	 * @param little whether the low byte of a unit comes first
	 */
	public boolean isFree(byte[] bytes, int from, int to, int unit, boolean little) {
		if (this == NONE) {
			return true;
		}
		int before = character(bytes, from - unit, unit, little);
		int after = character(bytes, to, unit, little);
		if (this == WORD) {
			return !(isSmall(before) && isLetter(character(bytes, from, unit, little)))
					&& !(isSmall(after) && isLetter(character(bytes, to - unit, unit, little)));
		}
		return !isMember(before) && !isMember(after);
	}

	private boolean isMember(int c) {
		return c >= '0' && c <= '9' || this == HEX && (c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F');
	}

	private static boolean isSmall(int c) {
		return c >= 'a' && c <= 'z';
	}

	private static boolean isLetter(int c) {
		return isSmall(c) || c >= 'A' && c <= 'Z';
	}

	private static int character(byte[] bytes, int at, int unit, boolean little) {
		if (at < 0 || at > bytes.length - unit) {
			return -1;
		}
		if (unit == 1) {
			return bytes[at] & 0xff;
		}
		int first = bytes[at] & 0xff;
		int second = bytes[at + 1] & 0xff;
		return little ? second << 8 | first : first << 8 | second;
	}
}
