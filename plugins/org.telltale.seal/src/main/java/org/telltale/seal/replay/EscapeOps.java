package org.telltale.seal.replay;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import org.telltale.seal.refusal.Refusal;

/** Escapes of programming languages: with a backslash, and ECMAScript's {@code unescape}. What is no escape stays as it stands. */
final class EscapeOps {

	private EscapeOps() {
	}

	static byte[] escapes(byte[] input, String style) throws Refusal {
		boolean percent = style.equals("percent");
		Refusal.unless(percent || style.equals("backslash"), "a style of escapes that is not known: " + style);
		ByteArrayOutputStream out = new ByteArrayOutputStream(input.length);
		int at = 0;
		while (at < input.length) {
			int length = 0;
			if (at + 1 < input.length && input[at] == (percent ? '%' : '\\')) {
				length = percent ? percent(input, at, out) : backslash(input, at, out);
			}
			if (length == 0) {
				out.write(input[at]);
			}
			at += Math.max(1, length);
		}
		return out.toByteArray();
	}

	/** @return how many bytes the escape has, 0 if it is none */
	private static int percent(byte[] input, int at, ByteArrayOutputStream out) {
		if (input[at + 1] == 'u') {
			return units(input, at, out);
		}
		return character(number(input, at + 1, 2), out) ? 3 : 0;
	}

	private static int backslash(byte[] input, int at, ByteArrayOutputStream out) {
		return switch (input[at + 1]) {
			case 'b' -> octet('\b', 2, out);
			case 'f' -> octet('\f', 2, out);
			case 'n' -> octet('\n', 2, out);
			case 'r' -> octet('\r', 2, out);
			case 't' -> octet('\t', 2, out);
			case '"', '\'', '/', '\\' -> octet(input[at + 1], 2, out);
			case 'x' -> octet(number(input, at + 2, 2), 4, out);
			case 'u' -> at + 2 < input.length && input[at + 2] == '{' ? braced(input, at, out) : units(input, at, out);
			case 'U' -> character(number(input, at + 2, 8), out) ? 10 : 0;
			default -> 0;
		};
	}

	private static int octet(long octet, int length, ByteArrayOutputStream out) {
		if (octet < 0) {
			return 0;
		}
		out.write((int) octet);
		return length;
	}

	/** One to six digits between braces. */
	private static int braced(byte[] input, int at, ByteArrayOutputStream out) {
		int end = at + 3;
		while (end < input.length && end < at + 9 && TextOps.digit(input[end]) >= 0) {
			end++;
		}
		boolean closed = end > at + 3 && end < input.length && input[end] == '}';
		return closed && character(number(input, at + 3, end - at - 3), out) ? end + 1 - at : 0;
	}

	/** A UTF-16 code unit of four digits, or two that are a pair. */
	private static int units(byte[] input, int at, ByteArrayOutputStream out) {
		long high = number(input, at + 2, 4);
		if (high < Character.MIN_HIGH_SURROGATE || high > Character.MAX_HIGH_SURROGATE) {
			return character(high, out) ? 6 : 0;
		}
		boolean second = at + 7 < input.length && input[at + 6] == input[at] && input[at + 7] == 'u';
		long low = second ? number(input, at + 8, 4) : -1;
		if (low < Character.MIN_LOW_SURROGATE || low > Character.MAX_LOW_SURROGATE) {
			return 0;
		}
		return character(Character.toCodePoint((char) high, (char) low), out) ? 12 : 0;
	}

	/** So many hexadecimal digits; -1 if they are not there. */
	private static long number(byte[] input, int from, int digits) {
		if (from + digits > input.length) {
			return -1;
		}
		long value = 0;
		for (int i = from; i < from + digits; i++) {
			int digit = TextOps.digit(input[i]);
			if (digit < 0) {
				return -1;
			}
			value = value << 4 | digit;
		}
		return value;
	}

	/** Writes a code point in UTF-8; false, and nothing is written, if there is none of that number. */
	static boolean character(long codePoint, ByteArrayOutputStream out) {
		boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
		if (codePoint < 0 || codePoint > Character.MAX_CODE_POINT || surrogate) {
			return false;
		}
		out.writeBytes(Character.toString((int) codePoint).getBytes(StandardCharsets.UTF_8));
		return true;
	}
}
