package org.telltale.match.internal.search;

import java.util.List;
import org.telltale.match.exhibit.Variant;
import org.telltale.match.internal.pattern.XorPattern;
import org.telltale.match.internal.sieve.ByteStrings;
import org.telltale.match.internal.sieve.NeedleSearcher;

/**
 * Looks for texts of which every byte is XOR the same unknown byte. The XOR of two neighbours does not depend on it, so
 * one search among these differences finds all 255 keys. Immutable; for any number of threads.
 */
final class XorSearcher {

	private static final byte[] NONE = {};

	private final List<XorPattern> patterns;
	private final NeedleSearcher needles;

	XorSearcher(List<XorPattern> patterns) {
		this.patterns = List.copyOf(patterns);
		ByteStrings strings = new ByteStrings();
		patterns.forEach(pattern -> strings.add(differences(pattern.bytes())));
		needles = new NeedleSearcher(strings);
	}

	private static byte[] differences(byte[] bytes) {
		byte[] differences = new byte[Math.max(0, bytes.length - 1)];
		for (int i = 0; i < differences.length; i++) {
			differences[i] = (byte) (bytes[i] ^ bytes[i + 1]);
		}
		return differences;
	}

	/** Whether it looks for nothing. */
	boolean isEmpty() {
		return patterns.isEmpty();
	}

	/** How far before the places searched a text may begin that is named. */
	int reach() {
		return needles.reach();
	}

	/** A search of bytes from their start. */
	Pass pass(byte[] bytes, HitList found) {
		return new Pass(bytes, found);
	}

	/** One search; it is led on by its caller. Not thread-safe. */
	final class Pass {
		private final byte[] bytes;
		private final byte[] differences;
		private final HitList found;

		private Pass(byte[] bytes, HitList found) {
			this.bytes = bytes;
			this.differences = patterns.isEmpty() ? NONE : differences(bytes);
			this.found = found;
		}

		/** Names texts under a key other than 0, as {@link NeedleSearcher#search} does. */
		void search(int from, int to, int[] places) {
			if (from < differences.length) {
				needles.search(differences, from, Math.min(differences.length, to), places, (needle, at) -> compare(bytes, patterns.get(needle), at, found));
			}
		}
	}

	private static void compare(byte[] bytes, XorPattern pattern, int at, HitList found) {
		byte[] wanted = pattern.bytes();
		if (at < 0 || at > bytes.length - wanted.length || !found.wants(pattern.sought(), at, wanted.length)) {
			return;
		}
		int key = (bytes[at] ^ wanted[0]) & 0xff;
		for (int i = 0; i < wanted.length; i++) {
			if ((bytes[at + i] ^ wanted[i]) != (byte) key) {
				return;
			}
		}
		if (key != 0) {
			found.found(new Hit(pattern.sought(), new Variant.Xored(pattern.charset(), key), at, at + wanted.length, pattern.log10Probability()));
		}
	}
}
