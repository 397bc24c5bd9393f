package org.telltale.match.internal.search;

import java.util.List;
import java.util.function.Consumer;
import org.telltale.match.exhibit.Variant;
import org.telltale.match.internal.pattern.XorPattern;

/**
 * Looks for texts of which every byte is XOR the same unknown byte. The XOR of two neighbours does not depend on it, so
 * one search among these differences finds all 255 keys. Immutable; for any number of threads.
 */
final class XorSearcher {

	private static final int BLOCK = 1 << 16;
	/** Bytes of a gram of {@link GramSearcher}, less one. */
	private static final int OVERLAP = 3;

	private final List<XorPattern> patterns;
	private final GramSearcher grams;

	XorSearcher(List<XorPattern> patterns) {
		this.patterns = List.copyOf(patterns);
		grams = new GramSearcher(patterns.stream().map(pattern -> differences(pattern.bytes(), 0, pattern.bytes().length - 1)).toList());
	}

	private static byte[] differences(byte[] bytes, int from, int to) {
		byte[] differences = new byte[to - from];
		for (int i = from; i < to; i++) {
			differences[i - from] = (byte) (bytes[i] ^ bytes[i + 1]);
		}
		return differences;
	}

	/** Names every place where a text stands under a key other than 0. */
	void search(byte[] bytes, Consumer<Hit> found) {
		for (int from = 0; !patterns.isEmpty() && from < bytes.length - 1; from += BLOCK) {
			int start = from;
			byte[] block = differences(bytes, from, Math.min(bytes.length - 1, from + BLOCK + OVERLAP));
			grams.search(block, (needle, at) -> compare(bytes, patterns.get(needle), start + at, found));
		}
	}

	private static void compare(byte[] bytes, XorPattern pattern, int at, Consumer<Hit> found) {
		byte[] wanted = pattern.bytes();
		if (at < 0 || at > bytes.length - wanted.length) {
			return;
		}
		int key = (bytes[at] ^ wanted[0]) & 0xff;
		for (int i = 0; i < wanted.length; i++) {
			if ((bytes[at + i] ^ wanted[i]) != (byte) key) {
				return;
			}
		}
		if (key != 0) {
			found.accept(new Hit(pattern.sought(), new Variant.Xored(pattern.charset(), key), at, at + wanted.length, pattern.log10Probability()));
		}
	}
}
