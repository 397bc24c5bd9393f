package org.telltale.seal.replay;

import java.io.ByteArrayOutputStream;

import org.telltale.seal.refusal.Refusal;

/**
 * The GSM 7-bit default alphabet (3GPP TS 23.038 section 6.2.1) with its extension table (section 6.2.1.1). Of the extension table
 * the printed characters alone: its page break and its control character are no characters of a value.
 */
final class GsmAlphabet {

	private static final int ESCAPE = 0x1b;
	/** Sixteen a line; U+FFFF, which is no character, stands at the escape. */
	private static final String DEFAULT = "@£$¥èéùìòÇ\nØø\rÅå"
			+ "Δ_ΦΓΛΩΠΨΣΘΞ\uffffÆæßÉ"
			+ " !\"#¤%&'()*+,-./"
			+ "0123456789:;<=>?"
			+ "¡ABCDEFGHIJKLMNO"
			+ "PQRSTUVWXYZÄÖÑÜ§"
			+ "¿abcdefghijklmno"
			+ "pqrstuvwxyzäöñüà";
	private static final String EXTENDED = "^{}\\[~]|€";
	private static final byte[] EXTENDED_CODES = { 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65 };

	private GsmAlphabet() {
	}

	/** A septet a byte; a character that neither table has is refused. */
	static byte[] septets(String text) throws Refusal {
		ByteArrayOutputStream septets = new ByteArrayOutputStream(text.length());
		for (int i = 0; i < text.length(); i++) {
			int code = DEFAULT.indexOf(text.charAt(i));
			int extended = EXTENDED.indexOf(text.charAt(i));
			if (code >= 0 && code != ESCAPE) {
				septets.write(code);
			} else {
				Refusal.unless(extended >= 0, "the exhibit has a character that the GSM alphabet does not have");
				septets.write(ESCAPE);
				septets.write(EXTENDED_CODES[extended]);
			}
		}
		return septets.toByteArray();
	}
}
