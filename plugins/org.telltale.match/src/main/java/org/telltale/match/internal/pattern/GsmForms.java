package org.telltale.match.internal.pattern;

import java.util.Arrays;
import java.util.Optional;
import org.telltale.match.exhibit.Variant;

/** Text in the GSM 7-bit alphabet, as short messages carry it (3GPP TS 23.038 section 6.1.2.1.1). */
final class GsmForms {

	/** With fewer septets some alignment leaves no four whole bytes. */
	private static final int FEWEST = 6;
	private static final int SEPTET = 7;

	private GsmForms() {
	}

	static void of(String text, Edge edge, double chance, PatternSet.Collector out) {
		Optional<byte[]> septets = GsmAlphabet.septets(text);
		if (septets.isEmpty()) {
			return;
		}
		if (septets.get().length < FEWEST) {
			out.tooShort("in GSM 7-bit");
			return;
		}
		out.bytes(new Variant.Gsm7(), septets.get(), edge, chance);
		for (int bit = 0; bit < Byte.SIZE; bit++) {
			packed(septets.get(), bit, edge, chance, out);
		}
	}

	private static void packed(byte[] septets, int bit, Edge edge, double chance, PatternSet.Collector out) {
		int bits = bit + SEPTET * septets.length;
		byte[] bytes = new byte[(bits + Byte.SIZE - 1) / Byte.SIZE];
		for (int i = 0; i < septets.length; i++) {
			int at = bit + SEPTET * i;
			int shifted = septets[i] << at % Byte.SIZE;
			bytes[at / Byte.SIZE] |= (byte) shifted;
			if (shifted > 0xff) {
				bytes[at / Byte.SIZE + 1] |= (byte) (shifted >> Byte.SIZE);
			}
		}
		int from = bit == 0 ? 0 : 1;
		int left = bits % Byte.SIZE;
		int to = left == 0 ? bytes.length : bytes.length - 1;
		Fringe fringe = new Fringe(bit == 0 ? 0 : 0xff << bit & 0xff, bit == 0 ? 0 : bytes[0] & 0xff, (1 << left) - 1,
				left == 0 ? 0 : bytes[to] & 0xff);
		out.bytes(new Variant.PackedGsm7(bit), Arrays.copyOfRange(bytes, from, to), fringe, edge, chance);
	}
}
