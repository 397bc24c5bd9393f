package org.telltale.match.internal.decode;

import java.nio.charset.StandardCharsets;

/** The two styles of the op {@code escapes}. */
final class Escapes {

	private static final String LETTERS = "bfnrt\"'/\\";
	private static final byte[] MEANT = "\b\f\n\r\t\"'/\\".getBytes(StandardCharsets.US_ASCII);

	private Escapes() {
	}

	/** Puts the character of the UTF-16 code unit or pair of them at {@code at}; how many bytes it takes, 0 if it is none. */
	private static int units(Rewrite rewrite, byte[] bytes, int at, int to) {
		if (!isUnit(bytes, at, to)) {
			return 0;
		}
		char unit = (char) Ascii.number(bytes, at + 2, 4);
		if (!Character.isSurrogate(unit)) {
			rewrite.putCharacter(unit);
			return 6;
		}
		boolean pair = Character.isHighSurrogate(unit) && isUnit(bytes, at + 6, to) && bytes[at + 6] == bytes[at];
		char low = pair ? (char) Ascii.number(bytes, at + 8, 4) : 0;
		if (!Character.isLowSurrogate(low)) {
			return 0;
		}
		rewrite.putCharacter(Character.toCodePoint(unit, low));
		return 12;
	}

	private static boolean isUnit(byte[] bytes, int at, int to) {
		return at + 6 <= to && bytes[at + 1] == 'u' && Ascii.isHex(bytes, at + 2, 4);
	}

	private static boolean isCharacter(int codePoint) {
		return codePoint >= 0 && codePoint <= Character.MAX_CODE_POINT && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
	}

	/** {@code percent}: what ECMAScript's {@code escape} makes. */
	static final class Percent extends Rewrite {
		@Override
		int sequence(byte[] bytes, int at, int to) {
			if (bytes[at] != '%') {
				return 0;
			}
			if (at + 3 <= to && Ascii.isHex(bytes, at + 1, 2)) {
				putCharacter(Ascii.number(bytes, at + 1, 2));
				return 3;
			}
			return units(this, bytes, at, to);
		}
	}

	/** {@code backslash}: C, Java, ECMAScript, Python. */
	static final class Backslash extends Rewrite {
		@Override
		int sequence(byte[] bytes, int at, int to) {
			if (bytes[at] != '\\' || at + 1 >= to) {
				return 0;
			}
			byte letter = bytes[at + 1];
			int simple = LETTERS.indexOf(letter);
			if (simple >= 0) {
				put(MEANT[simple]);
				return 2;
			}
			return switch (letter) {
				case 'x' -> hex(bytes, at, to);
				case 'u' -> at + 2 < to && bytes[at + 2] == '{' ? braces(bytes, at, to) : units(this, bytes, at, to);
				case 'U' -> wide(bytes, at, to);
				default -> 0;
			};
		}

		private int hex(byte[] bytes, int at, int to) {
			if (at + 4 > to || !Ascii.isHex(bytes, at + 2, 2)) {
				return 0;
			}
			put(Ascii.number(bytes, at + 2, 2));
			return 4;
		}

		private int braces(byte[] bytes, int at, int to) {
			int end = at + 3;
			while (end < to && end < at + 9 && Ascii.hex(bytes[end]) >= 0) {
				end++;
			}
			return end > at + 3 && end < to && bytes[end] == '}' ? codePoint(Ascii.number(bytes, at + 3, end - at - 3), end + 1 - at) : 0;
		}

		private int wide(byte[] bytes, int at, int to) {
			boolean there = at + 10 <= to && Ascii.isHex(bytes, at + 2, 8) && bytes[at + 2] == '0';
			return there ? codePoint(Ascii.number(bytes, at + 3, 7), 10) : 0;
		}

		private int codePoint(int codePoint, int size) {
			if (!isCharacter(codePoint)) {
				return 0;
			}
			putCharacter(codePoint);
			return size;
		}
	}
}
