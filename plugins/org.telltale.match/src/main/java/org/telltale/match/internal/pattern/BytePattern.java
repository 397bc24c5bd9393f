package org.telltale.match.internal.pattern;

import java.util.Arrays;
import java.util.Optional;
import org.telltale.match.exhibit.Variant;

/**
 * Bytes to be found as they are.
 *
 * @param sought index of the exhibit in the list that the patterns were made from
 * @param variant the form of the exhibit that these bytes are
 * @param bytes at least {@link PatternSet#MIN_BYTES}; where {@code foldCase} holds, ASCII letters in lower case
 * @param fringe bits beside them that have to fit too
 * @param asWritten where {@code foldCase} holds and the value's own case is another form: the bytes in that case
 * @param foldCase whether ASCII letters match in either case
 * @param edge what may not stand beside a match
 * @param log10Probability logarithm of the chance that random bytes of the like are these
 */
public record BytePattern(int sought, Variant variant, byte[] bytes, Fringe fringe, Optional<byte[]> asWritten, boolean foldCase, Edge edge,
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
		int to = at + bytes.length;
		return fringe.isRound(data, at, to) && edge.isFree(data, Layout.of(variant), 8L * at - Integer.bitCount(fringe.beforeMask()),
				8L * to + Integer.bitCount(fringe.afterMask()));
	}

	/** The form of a match whose bytes begin at {@code at}. */
	public Variant variantAt(byte[] data, int at) {
		boolean own = asWritten.isPresent() && Arrays.equals(asWritten.get(), 0, bytes.length, data, at, at + bytes.length);
		return own && variant instanceof Variant.Text text ? new Variant.Text(text.charset()) : variant;
	}

	/** Where a match begins whose bytes begin at {@code at}: one byte earlier if bits of that belong to it. */
	public int start(int at) {
		return fringe.beforeMask() == 0 ? at : at - 1;
	}

	/** Where a match ends whose bytes begin at {@code at}. */
	public int end(int at) {
		return at + bytes.length + (fringe.afterMask() == 0 ? 0 : 1);
	}
}
