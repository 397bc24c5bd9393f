package org.telltale.seal.replay;

import java.io.ByteArrayOutputStream;

import org.telltale.seal.refusal.Refusal;

/** The Huffman code of RFC 7541 appendix B. It is canonical: the lengths say all. */
final class HpackHuffman {

	/** Length of each symbol's code, digits to base 36; the last is EOS. */
	private static final String LENGTHS = "dnsssssssoussussssssssusssssssss6aacd68baa8b8666555666666678f6ca"
			+ "d67777777777777777777777878djde6f56565666577666567655677777fbeds"
			+ "kmkkmmmnmnnnnnonoomnonnnnlmnmnnomlkmmnnlnmmolmnnllmlnmnnkmmmnmmn"
			+ "qqkjmnmpqqqrrqopjlqrrqrollqqsrrrkoklmllnmmppooqnqrqqrrrrrsrrrrrq"
			+ "u";
	private static final int EOS = 256;
	private static final int MAX_LENGTH = 30;
	/** By length: the first code, and where its symbols begin in {@link #SYMBOLS}. */
	private static final int[] FIRST_CODE = new int[MAX_LENGTH + 2];
	private static final int[] FIRST_SYMBOL = new int[MAX_LENGTH + 2];
	private static final int[] SYMBOLS = new int[EOS + 1];

	static {
		int code = 0;
		int count = 0;
		for (int length = 1; length <= MAX_LENGTH; length++) {
			code <<= 1;
			FIRST_CODE[length] = code;
			FIRST_SYMBOL[length] = count;
			for (int symbol = 0; symbol <= EOS; symbol++) {
				if (Character.digit(LENGTHS.charAt(symbol), 36) == length) {
					SYMBOLS[count++] = symbol;
					code++;
				}
			}
		}
		FIRST_SYMBOL[MAX_LENGTH + 1] = count;
	}

	private HpackHuffman() {
	}

	/** RFC 7541 section 5.2. */
	static byte[] decoded(byte[] input) throws Refusal {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		int code = 0;
		int length = 0;
		for (byte octet : input) {
			for (int bit = 7; bit >= 0; bit--) {
				code = code << 1 | octet >> bit & 1;
				length++;
				int place = code - FIRST_CODE[length];
				if (place >= 0 && place < FIRST_SYMBOL[length + 1] - FIRST_SYMBOL[length]) {
					int symbol = SYMBOLS[FIRST_SYMBOL[length] + place];
					Refusal.unless(symbol != EOS, "a Huffman string has EOS in it");
					out.write(symbol);
					code = 0;
					length = 0;
				}
			}
		}
		Refusal.unless(length <= 7 && code == (1 << length) - 1, "the padding of a Huffman string is wrong");
		return out.toByteArray();
	}
}
