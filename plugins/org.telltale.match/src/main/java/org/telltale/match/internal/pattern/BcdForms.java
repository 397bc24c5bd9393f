package org.telltale.match.internal.pattern;

import java.util.Arrays;
import org.telltale.match.exhibit.Variant;

/** Decimal digits in half bytes (3GPP TS 24.008 section 10.5.1.4, TS 29.002 TBCD-STRING, ITU-T Q.763 address signals). */
final class BcdForms {

	/** Fewer digits are met everywhere. */
	private static final int FEWEST = 10;

	private BcdForms() {
	}

	/** The digits in both orders, beginning in either half of a byte. */
	static void of(String digits, PatternSet.Collector out) {
		for (int skip = 0; skip < 2; skip++) {
			of(digits, new Variant.Bcd(true, skip, digits.length()), out);
			of(digits, new Variant.Bcd(false, skip, digits.length()), out);
		}
	}

	/** The digits of a telephone number, as signalling writes them. */
	static void swapped(String digits, PatternSet.Collector out) {
		of(digits, new Variant.Bcd(true, 0, digits.length()), out);
	}

	private static void of(String digits, Variant.Bcd form, PatternSet.Collector out) {
		if (digits.length() < FEWEST) {
			out.tooShort("in half bytes");
			return;
		}
		int halves = form.skip() + digits.length();
		byte[] bytes = new byte[(halves + 1) / 2];
		for (int i = form.skip(); i < halves; i++) {
			int digit = digits.charAt(i - form.skip()) - '0';
			bytes[i / 2] |= (byte) (isHigh(form, i) ? digit << 4 : digit);
		}
		int from = form.skip();
		int to = bytes.length - halves % 2;
		Fringe fringe = new Fringe(from == 0 ? 0 : mask(form, 1), from == 0 ? 0 : bytes[0] & 0xff, to == bytes.length ? 0 : mask(form, halves - 1),
				to == bytes.length ? 0 : bytes[to] & 0xff);
		byte[] whole = Arrays.copyOfRange(bytes, from, to);
		if (out.isVaried(whole, "in half bytes")) {
			out.bytes(form, whole, fringe, Edge.NONE, ChanceModel.digits(digits.length()));
		}
	}

	private static int mask(Variant.Bcd form, int half) {
		return isHigh(form, half) ? 0xf0 : 0x0f;
	}

	private static boolean isHigh(Variant.Bcd form, int half) {
		return half % 2 == 0 != form.lowFirst();
	}
}
