package org.telltale.match.internal.decode;

import java.util.Arrays;

/** An alphabet of RFC 4648 in which each character stands for five or six bits. */
enum RadixAlphabet {

	/** Section 4. */
	BASE64("base64", "standard", 6, 12, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"),
	/** Section 5. */
	BASE64_URL("base64", "url", 6, 12, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
	/** Section 6. */
	BASE32("base32", "standard", 5, 16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
	/** The same in small letters. */
	BASE32_SMALL("base32", "standard", 5, 16, "abcdefghijklmnopqrstuvwxyz234567"),
	/** Section 7. */
	BASE32_HEX("base32", "hex", 5, 16, "0123456789ABCDEFGHIJKLMNOPQRSTUV"),
	/** The same in small letters. */
	BASE32_HEX_SMALL("base32", "hex", 5, 16, "0123456789abcdefghijklmnopqrstuv");

	/** Runs of hexadecimal digits alone are taken for what they are, in Base64 from this length on. */
	private static final int HEX_FROM = 48;
	/** Of {@link #traits}: a character that {@link #BASE64} has not. */
	static final int OWN = 2;
	/** Of {@link #traits}: a character that is no hexadecimal digit. */
	static final int NO_HEX = 4;
	private static final int MEMBER = 1;

	private final String op;
	private final String word;
	private final int bits;
	private final int shortest;
	private final byte[] values = new byte[256];
	private final byte[] traits = new byte[256];

	RadixAlphabet(String op, String word, int bits, int shortest, String characters) {
		this.op = op;
		this.word = word;
		this.bits = bits;
		this.shortest = shortest;
		Arrays.fill(values, (byte) -1);
		for (int i = 0; i < characters.length(); i++) {
			char c = characters.charAt(i);
			values[c] = (byte) i;
			traits[c] = (byte) (MEMBER | (c == '-' || c == '_' ? OWN : 0) | (Ascii.hex((byte) c) < 0 ? NO_HEX : 0));
		}
	}

	/** The op of derivation.md. */
	String op() {
		return op;
	}

	/** Its parameter {@code alphabet}. */
	String word() {
		return word;
	}

	int bits() {
		return bits;
	}

	/** How many symbols have a whole number of bytes. */
	int group() {
		return bits == 6 ? 4 : 8;
	}

	/** What a character stands for, -1 if it is none of the alphabet. */
	int value(byte b) {
		return values[b & 0xff];
	}

	/** What a character tells of a run; 0 if it is none of the alphabet. */
	int traits(byte b) {
		return traits[b & 0xff];
	}

	/**
	 * Whether a run is worth decoding: long enough, padding counted, and of characters that tell the alphabet.
	 *
	 * @param own whether it has characters that {@link #BASE64} has not
	 * @param onlyHex whether it has hexadecimal digits alone
	 */
	boolean takes(int symbols, int padding, boolean own, boolean onlyHex) {
		boolean hex = onlyHex && (bits == 6 ? symbols >= HEX_FROM : "hex".equals(word));
		return symbols + padding >= shortest && !hex && (own || this != BASE64_URL);
	}
}
