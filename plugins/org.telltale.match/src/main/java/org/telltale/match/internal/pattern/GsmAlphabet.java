package org.telltale.match.internal.pattern;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038 sections 6.2.1 and 6.2.1.1). */
final class GsmAlphabet {

	private static final int ESCAPE = 0x1b;
	private static final String DEFAULT = "@£$¥èéùìòÇ\nØø\rÅå" + "Δ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ" + " !\"#¤%&'()*+,-./" + "0123456789:;<=>?"
			+ "¡ABCDEFGHIJKLMNO" + "PQRSTUVWXYZÄÖÑÜ§" + "¿abcdefghijklmno" + "pqrstuvwxyzäöñüà";
	private static final Map<Integer, int[]> SEPTETS = new HashMap<>();

	static {
		for (int i = 0; i < DEFAULT.length(); i++) {
			if (i != ESCAPE) {
				SEPTETS.put((int) DEFAULT.charAt(i), new int[] { i });
			}
		}
		String extended = "^{}\\[~]|€";
		int[] codes = { 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65 };
		for (int i = 0; i < codes.length; i++) {
			SEPTETS.put((int) extended.charAt(i), new int[] { ESCAPE, codes[i] });
		}
	}

	private GsmAlphabet() {
	}

	/** The text's septets, one in a byte; empty if a character has none. */
	static Optional<byte[]> septets(String text) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (int c : text.codePoints().toArray()) {
			int[] septets = SEPTETS.get(c);
			if (septets == null) {
				return Optional.empty();
			}
			for (int septet : septets) {
				out.write(septet);
			}
		}
		return Optional.of(out.toByteArray());
	}
}
