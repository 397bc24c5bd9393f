package org.telltale.seal.replay;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.telltale.seal.refusal.Refusal;

/** Multipart, percent, base64, base32, hexadecimal. */
final class TextOps {

	private TextOps() {
	}

	/** RFC 2046 section 5.1.1. */
	static byte[] part(byte[] input, String boundary, int index) throws Refusal {
		byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
		Refusal.unless(!boundary.isEmpty(), "the boundary is empty");
		int line = delimiterFrom(input, delimiter, 0);
		for (int part = 0; line >= 0 && !closes(input, line + delimiter.length); part++) {
			int body = behindEmptyLine(input, lineEnd(input, line + delimiter.length));
			Refusal.unless(body >= 0, "the part has no empty line");
			line = delimiterFrom(input, delimiter, body - 2);
			if (part == index) {
				return Arrays.copyOfRange(input, body, line < 0 ? input.length : Math.max(body, line - 2));
			}
		}
		throw new Refusal("there is no such part");
	}

	/** The next delimiter line at or behind an offset: at the start of the input or behind CRLF, and followed by nothing but its end. */
	private static int delimiterFrom(byte[] b, byte[] delimiter, int from) {
		for (int i = Math.max(0, from); i <= b.length - delimiter.length; i++) {
			boolean lineStart = i == 0 || i >= 2 && b[i - 1] == '\n' && b[i - 2] == '\r';
			if (lineStart && Arrays.equals(b, i, i + delimiter.length, delimiter, 0, delimiter.length)
					&& (closes(b, i + delimiter.length) || lineEnd(b, i + delimiter.length) >= 0)) {
				return i;
			}
		}
		return -1;
	}

	private static boolean closes(byte[] b, int at) {
		return at + 2 <= b.length && b[at] == '-' && b[at + 1] == '-';
	}

	/** The offset behind white space and CRLF, the end of the input standing for CRLF too; -1 if something else is there. */
	private static int lineEnd(byte[] b, int from) {
		int at = from;
		while (at < b.length && (b[at] == ' ' || b[at] == '\t')) {
			at++;
		}
		if (at == b.length) {
			return at;
		}
		return at + 2 <= b.length && b[at] == '\r' && b[at + 1] == '\n' ? at + 2 : -1;
	}

	/** The offset behind the first empty line of those that begin at an offset; -1 if there is none. A line ends in CRLF or LF. */
	private static int behindEmptyLine(byte[] b, int from) {
		int line = from;
		for (int i = from; i < b.length; i++) {
			if (b[i] == '\n') {
				if (i == line || i == line + 1 && b[line] == '\r') {
					return i + 1;
				}
				line = i + 1;
			}
		}
		return -1;
	}

	static byte[] percent(byte[] input, boolean plus) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(input.length);
		for (int i = 0; i < input.length; i++) {
			int high = input[i] == '%' && i + 2 < input.length ? digit(input[i + 1]) : -1;
			int low = high >= 0 ? digit(input[i + 2]) : -1;
			if (low >= 0) {
				out.write(high << 4 | low);
				i += 2;
			} else {
				out.write(plus && input[i] == '+' ? ' ' : input[i]);
			}
		}
		return out.toByteArray();
	}

	private interface Alphabet {
		/** The value of a character, or -1. */
		int value(byte character);
	}

	static byte[] base64(byte[] input, String alphabet) throws Refusal {
		Refusal.unless(alphabet.equals("standard") || alphabet.equals("url"), "an alphabet that is not known: " + alphabet);
		return digits(input, 6, b -> sextet(b, alphabet.equals("url")), "the input is no base64");
	}

	static byte[] base32(byte[] input, String alphabet) throws Refusal {
		Refusal.unless(alphabet.equals("standard") || alphabet.equals("hex"), "an alphabet that is not known: " + alphabet);
		return digits(input, 5, b -> quintet(b, alphabet.equals("hex")), "the input is no base32");
	}

	private static byte[] digits(byte[] input, int width, Alphabet alphabet, String otherwise) throws Refusal {
		ByteArrayOutputStream out = new ByteArrayOutputStream(input.length);
		int bits = 0;
		int held = 0;
		boolean padded = false;
		for (byte b : input) {
			if (b == '\r' || b == '\n' || b == ' ' || b == '\t') {
				continue;
			}
			if (b == '=') {
				padded = true;
				continue;
			}
			int value = alphabet.value(b);
			Refusal.unless(value >= 0 && !padded, otherwise);
			held = held << width | value;
			bits += width;
			if (bits >= 8) {
				bits -= 8;
				out.write(held >> bits);
				held &= (1 << bits) - 1;
			}
		}
		return out.toByteArray();
	}

	private static int quintet(byte b, boolean hex) {
		int letter = b >= 'a' && b <= 'z' ? b - 'a' : b >= 'A' && b <= 'Z' ? b - 'A' : -1;
		int figure = b >= '0' && b <= '9' ? b - '0' : -1;
		if (hex) {
			return figure >= 0 ? figure : letter >= 0 && letter < 22 ? letter + 10 : -1;
		}
		return letter >= 0 ? letter : figure >= 2 && figure < 8 ? figure + 24 : -1;
	}

	private static int sextet(byte b, boolean url) {
		if (b >= 'A' && b <= 'Z') {
			return b - 'A';
		}
		if (b >= 'a' && b <= 'z') {
			return b - 'a' + 26;
		}
		if (b >= '0' && b <= '9') {
			return b - '0' + 52;
		}
		return b == (url ? '-' : '+') ? 62 : b == (url ? '_' : '/') ? 63 : -1;
	}

	static byte[] hex(byte[] input) throws Refusal {
		ByteArrayOutputStream out = new ByteArrayOutputStream(input.length / 2);
		int i = 0;
		while (i < input.length) {
			if (input[i] == ':' || input[i] == '-' || input[i] == ' ') {
				i++;
				continue;
			}
			int high = digit(input[i]);
			int low = i + 1 < input.length ? digit(input[i + 1]) : -1;
			Refusal.unless(high >= 0 && low >= 0, "the input is no hexadecimal text");
			out.write(high << 4 | low);
			i += 2;
		}
		return out.toByteArray();
	}

	/** As many digits as stand there, at most two, belong to a byte. */
	static byte[] hexList(byte[] input, String prefix) throws Refusal {
		boolean backslash = prefix.equals("\\x");
		Refusal.unless(backslash || prefix.equals("0x"), "a prefix that is not known: " + prefix);
		ByteArrayOutputStream out = new ByteArrayOutputStream(input.length / 3);
		int at = 0;
		while (at < input.length) {
			while (out.size() > 0 && at < input.length && ",; \t\r\n".indexOf(input[at]) >= 0) {
				at++;
			}
			boolean prefixed = at + 2 < input.length && input[at] == prefix.charAt(0)
					&& (input[at + 1] == 'x' || input[at + 1] == 'X' && !backslash);
			int high = prefixed ? digit(input[at + 2]) : -1;
			int low = prefixed && at + 3 < input.length ? digit(input[at + 3]) : -1;
			Refusal.unless(high >= 0 && (low >= 0 || !backslash), "the input is no list of bytes");
			out.write(low >= 0 ? high << 4 | low : high);
			at += low >= 0 ? 4 : 3;
		}
		return out.toByteArray();
	}

	static int digit(byte b) {
		return b >= '0' && b <= '9' ? b - '0' : b >= 'a' && b <= 'f' ? b - 'a' + 10 : b >= 'A' && b <= 'F' ? b - 'A' + 10 : -1;
	}
}
