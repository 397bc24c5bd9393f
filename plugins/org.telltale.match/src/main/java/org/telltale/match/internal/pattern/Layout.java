package org.telltale.match.internal.pattern;

import org.telltale.match.exhibit.Variant;

/** How the characters of a form lie in bytes, as far as it needs to be known for Latin letters and digits. */
public enum Layout {

	/** A byte a character. */
	BYTES(8),
	/** Two bytes a character, the low one first. */
	LITTLE(16),
	/** Two bytes a character, the high one first. */
	BIG(16),
	/** Seven bits a character, from the low bits of each byte on (3GPP TS 23.038 section 6.1.2.1.1). */
	SEPTETS(7);

	private static final int NONE = -1;
	private final int bits;

	Layout(int bits) {
		this.bits = bits;
	}

	static Layout of(Variant variant) {
		return switch (variant) {
			case Variant.Text(String charset, Variant.Text.Change change) when charset.equals("utf-16le") -> LITTLE;
			case Variant.Text(String charset, Variant.Text.Change change) when charset.equals("utf-16be") -> BIG;
			case Variant.PackedGsm7 packed -> SEPTETS;
			default -> BYTES;
		};
	}

	/** How many bits a character has. */
	int bits() {
		return bits;
	}

	/** The character that begins at a bit; -1 where it is not all there. */
	int character(byte[] bytes, long bit) {
		if (bit < 0 || bit + bits > 8L * bytes.length) {
			return NONE;
		}
		int at = (int) (bit >>> 3);
		int shift = (int) (bit & 7);
		int first = bytes[at] & 0xff;
		int second = shift + bits > 8 ? bytes[at + 1] & 0xff : 0;
		return switch (this) {
			case BYTES -> first;
			case LITTLE -> second << 8 | first;
			case BIG -> first << 8 | second;
			case SEPTETS -> (second << 8 | first) >>> shift & 0x7f;
		};
	}
}
