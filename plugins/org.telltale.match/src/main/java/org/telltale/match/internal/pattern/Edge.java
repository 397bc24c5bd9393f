package org.telltale.match.internal.pattern;

/** What may not stand next to a match, so that a number is not seen inside a longer one. */
public enum Edge {

	/** Anything may stand there. */
	NONE,
	/** No decimal digit. */
	DIGIT,
	/** No hexadecimal digit. */
	HEX,
	/** No small Latin letter next to a Latin letter: the name is a word, not a part of one. */
	WORD;

	/**
	 * Whether what stands at the bits {@code [from, to)} stands free.
	 *
	 * @param layout how characters lie in the bytes
	 */
	public boolean isFree(byte[] bytes, Layout layout, long from, long to) {
		if (this == NONE) {
			return true;
		}
		int before = layout.character(bytes, from - layout.bits());
		int after = layout.character(bytes, to);
		if (this == WORD) {
			return !(isSmall(before) && isLetter(layout.character(bytes, from)))
					&& !(isSmall(after) && isLetter(layout.character(bytes, to - layout.bits())));
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
}
