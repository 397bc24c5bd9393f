package org.telltale.match.internal.pattern;

import org.telltale.match.exhibit.Variant;

/**
 * Bytes to be found as they are.
 *
 * @param sought index of the exhibit in the list that the patterns were made from
 * @param variant the form of the exhibit that these bytes are
 * @param bytes at least {@link PatternSet#MIN_BYTES}; where {@code foldCase} holds, ASCII letters in lower case
 * @param foldCase whether ASCII letters match in either case
 * @param edge what may not stand beside a match
 * @param log10Probability logarithm of the chance that random bytes of the like are these
 */
public record BytePattern(int sought, Variant variant, byte[] bytes, boolean foldCase, Edge edge,
		double log10Probability) {

	/** Whether {@code data[at, at + bytes.length)} is this pattern and stands free. */
	public boolean isAt(byte[] data, int at) {
		if (at < 0 || at > data.length - bytes.length) {
			return false;
		}
		for (int i = 0; i < bytes.length; i++) {
			byte b = data[at + i];
			if (b != bytes[i] && !(foldCase && b >= 'A' && b <= 'Z' && (b | 0x20) == bytes[i])) {
				return false;
			}
		}
		int unit = variant instanceof Variant.Text text && text.charset().startsWith("utf-16") ? 2 : 1;
		return edge.isFree(data, at, at + bytes.length, unit, unit == 2 && variant.equals(TextForms.LITTLE));
	}
}
