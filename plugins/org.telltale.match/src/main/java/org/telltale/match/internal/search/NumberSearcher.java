package org.telltale.match.internal.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.telltale.match.exhibit.Variant;
import org.telltale.match.internal.pattern.NumberPattern;

/**
 * Looks for many decimal numbers at once, with or without separators between their digits. A number is seen only where
 * no further digit stands directly before or behind it. Immutable; for any number of threads.
 */
final class NumberSearcher {

	private static final int TEN = 10;
	private static final int MOST_SEPARATORS = 2;
	private static final boolean[] DIGIT = new boolean[256];
	private static final boolean[] MEMBER = new boolean[256];

	static {
		Arrays.fill(DIGIT, '0', '9' + 1, true);
		for (int b = 0; b < 256; b++) {
			MEMBER[b] = DIGIT[b] || NumberPattern.Writing.EQUIPMENT.allows(b) || NumberPattern.Writing.TELEPHONE.allows(b);
		}
	}

	private final List<NumberPattern> patterns;
	private final List<List<NumberPattern>> atNode = new ArrayList<>();
	private final int shortest;
	private int[] children = new int[TEN * 64];

	/** A searcher for the numbers given. */
	NumberSearcher(List<NumberPattern> patterns) {
		this.patterns = List.copyOf(patterns);
		this.shortest = patterns.stream().mapToInt(pattern -> pattern.digits().length()).min().orElse(1);
		atNode.add(List.of());
		patterns.forEach(this::add);
	}

	private void add(NumberPattern pattern) {
		int node = 0;
		for (char c : pattern.digits().toCharArray()) {
			int edge = node * TEN + (c - '0');
			if (children[edge] == 0) {
				children[edge] = atNode.size();
				atNode.add(List.of());
				if (children.length < atNode.size() * TEN) {
					children = Arrays.copyOf(children, children.length * 2);
				}
			}
			node = children[edge];
		}
		if (atNode.get(node).isEmpty()) {
			atNode.set(node, new ArrayList<>(1));
		}
		atNode.get(node).add(pattern);
	}

	/** Hears of numbers. */
	interface Listener {
		/**
		 * Whether a number that begins at {@code from} is wanted at all: asked before each hit is made.
		 *
		 * @param sought index of the exhibit
		 */
		boolean wants(int sought, int from);

		void found(Hit hit);
	}

	/** Whether no digits and separators stand there that are as long as the shortest number. */
	boolean seesNothing(byte[] bytes) {
		return patterns.isEmpty() || nextRun(bytes, 0) == bytes.length;
	}

	/** Where the next run of members begins that is as long as the shortest number; the end of the bytes if there is none. */
	private int nextRun(byte[] bytes, int from) {
		int at = from;
		while (at + shortest <= bytes.length) {
			int last = at + shortest - 1;
			while (last >= at && MEMBER[bytes[last] & 0xff]) {
				last--;
			}
			if (last < at) {
				return at;
			}
			at = last + 1;
		}
		return bytes.length;
	}

	/** A search of bytes from their start. */
	Pass pass(byte[] bytes, Listener found) {
		return new Pass(bytes, found);
	}

	/** One search; it is led on by its caller. Not thread-safe. */
	final class Pass {
		private final byte[] bytes;
		private final Listener found;
		private int at;
		private boolean inRun;
		private long places;

		private Pass(byte[] bytes, Listener found) {
			this.bytes = bytes;
			this.found = found;
		}

		/** Names every number whose first digit stands before {@code to} and that was not named before. */
		void search(int to) {
			int end = patterns.isEmpty() ? 0 : Math.min(to, bytes.length);
			while (at < end) {
				at = inRun ? at : nextRun(bytes, at);
				while (at < end && MEMBER[bytes[at] & 0xff]) {
					if (DIGIT[bytes[at] & 0xff] && (at == 0 || !DIGIT[bytes[at - 1] & 0xff])) {
						places++;
						match(bytes, at, found);
					}
					at++;
				}
				inRun = at < bytes.length && MEMBER[bytes[at] & 0xff];
			}
		}

		/**
		 * At how many places a number could begin: digits without a digit before them, in runs of digits and separators
		 * that are as long as the shortest number.
		 */
		long places() {
			return places;
		}
	}

	/** Walks the trie from a digit that no digit stands before. */
	private void match(byte[] bytes, int from, Listener found) {
		int node = 0;
		int at = from;
		int gap = 0;
		boolean equipment = true;
		boolean telephone = true;
		boolean plain = true;
		while (at < bytes.length) {
			int b = bytes[at] & 0xff;
			if (DIGIT[b]) {
				node = children[node * TEN + b - '0'];
				if (node == 0) {
					return;
				}
				gap = 0;
				at++;
				if (!atNode.get(node).isEmpty() && (at == bytes.length || !DIGIT[bytes[at] & 0xff])) {
					report(bytes, new Found(from, at, plain, equipment, telephone), atNode.get(node), found);
				}
			} else {
				gap++;
				plain = false;
				equipment &= NumberPattern.Writing.EQUIPMENT.allows(b) && gap <= NumberPattern.Writing.EQUIPMENT.most();
				telephone &= NumberPattern.Writing.TELEPHONE.allows(b);
				if (!equipment && !telephone || gap > MOST_SEPARATORS) {
					return;
				}
				at++;
			}
		}
	}

	private record Found(int from, int to, boolean plain, boolean equipment, boolean telephone) {

		boolean fits(NumberPattern.Writing writing) {
			return switch (writing) {
				case PLAIN -> plain;
				case EQUIPMENT -> equipment;
				case TELEPHONE -> telephone;
			};
		}
	}

	private static void report(byte[] bytes, Found place, List<NumberPattern> patterns, Listener found) {
		for (NumberPattern pattern : patterns) {
			if (!place.fits(pattern.writing()) || !found.wants(pattern.sought(), place.from)) {
				continue;
			}
			boolean plus = place.from > 0 && bytes[place.from - 1] == '+'
					&& pattern.variant() instanceof Variant.Phone phone && "digits".equals(phone.style());
			Variant variant = plus ? new Variant.Phone("international", "", "") : pattern.variant();
			found.found(new Hit(pattern.sought(), variant, plus ? place.from - 1 : place.from, place.to,
					pattern.log10Probability()));
		}
	}
}
