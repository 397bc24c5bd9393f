package org.telltale.match.internal.pattern;

/**
 * How likely a form is met by chance at one place. All results are decimal logarithms, never above 0.
 *
 * <p>The model is coarse and leans to the higher chance: a decimal digit is 1 in 10, a hexadecimal digit 1 in 16, a
 * character of base64 1 in 64, a raw byte of a digest 1 in 256. A character of text is 1 in 16 (by single letters,
 * written language of an alphabet has about 4.1 bits a letter, which is 1 in 17), a digit 1 in 10, a space 1 in 4, an ideograph or a
 * symbol from U+2E80 on 1 in 500 (Chinese has about 9.6 bits a character). A byte of a file is worth the entropy of the
 * file's sampled bytes. A byte of an identifier is 1 in 256, 1 in 4 if it is 0x00 or 0xff, and the three that name a
 * MAC address's maker are 1 in 256 together: handsets of one maker share them. With XOR every form is met 255 times as
 * often. A digest is worth no more than the value that was digested: everybody can digest a PIN.
 */
public final class ChanceModel {

	private static final double LOG10_2 = Math.log10(2);
	private static final int FIRST_IDEOGRAPH = 0x2e80;
	private static final int LOWEST = -999;

	private ChanceModel() {
	}

	static double digits(int count) {
		return -count;
	}

	static double hexDigits(int count) {
		return -4 * LOG10_2 * count;
	}

	/** Random bytes. */
	public static double bytes(int count) {
		return -8 * LOG10_2 * count;
	}

	/** An identifier's bytes. @param known how many of the first ones are shared by many identifiers */
	static double identifier(byte[] bytes, int known) {
		double chance = known == 0 ? 0 : bytes(1);
		for (int i = known; i < bytes.length; i++) {
			chance += bytes[i] == 0 || bytes[i] == (byte) 0xff ? -2 * LOG10_2 : bytes(1);
		}
		return chance;
	}

	/** A form that is compared in {@code tries} ways, with as many keys or salts. */
	public static double anyOf(long tries, double log10Probability) {
		return Math.min(0, log10Probability + Math.log10(tries));
	}

	/** An exhibit's value, in whatever form: what a digest of it is worth at most. */
	public static double value(String value) {
		return value.matches("\\+?[0-9 ./-]+") ? digits(value.replaceAll("[^0-9]", "").length()) : text(value);
	}

	static double text(String text) {
		return -text.codePoints().mapToDouble(c -> Math.log10(oneIn(c))).sum();
	}

	private static int oneIn(int character) {
		if (character >= '0' && character <= '9') {
			return 10;
		} else if (character == ' ') {
			return 4;
		}
		return character < FIRST_IDEOGRAPH ? 16 : 500;
	}

	/** The chance of {@code length} bytes worth {@code bitsPerByte} each. */
	public static double content(long length, double bitsPerByte) {
		return -LOG10_2 * bitsPerByte * length;
	}

	/** The chance that a picture that has nothing to do with a photo looks like it: three in a thousand, see docs/guide/error-rates.md. */
	public static double picture() {
		return Math.log10(0.003);
	}

	/** Entropy in bits of a byte drawn from the bytes given (order 0). */
	static double entropy(int[] counts) {
		long total = 0;
		for (int count : counts) {
			total += count;
		}
		double bits = 0;
		for (int count : counts) {
			if (count > 0) {
				bits -= (double) count / total * Math.log((double) count / total) / Math.log(2);
			}
		}
		return bits;
	}

	/**
	 * The number of chance hits to expect, as a logarithm rounded up: log10(places) + log10(probability), not
	 * below -999.
	 *
	 * @param places places at which the form was looked for
	 */
	public static int expectedHits(long places, double log10Probability) {
		double hits = Math.log10(Math.max(1, places)) + log10Probability;
		return (int) Math.max(LOWEST, Math.ceil(hits - 1e-9));
	}
}
