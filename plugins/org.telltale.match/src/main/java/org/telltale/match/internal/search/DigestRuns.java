package org.telltale.match.internal.search;

import java.util.HexFormat;

/**
 * Finds what may be a digest in hexadecimal digits or base64. Digits count where no further one stands beside them.
 * Base64 counts where it stands free or beside {@code + / - _}, which part the words of a path too.
 */
final class DigestRuns {

	private static final int[] BASE64_LENGTHS = { 22, 27, 43, 86 };
	private static final int SHORTEST_BASE64 = BASE64_LENGTHS[0];
	/** Longer runs are no parameters' values: they are decoded as layers. */
	private static final int LONGEST_BASE64 = 256;
	private static final boolean[] BASE64 = new boolean[256];
	private static final boolean[] HEX = new boolean[256];

	static {
		for (int b = 0; b < 256; b++) {
			HEX[b] = HexFormat.isHexDigit(b);
			BASE64[b] = b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || isSign(b);
		}
	}

	private DigestRuns() {
	}

	/** Hears of a place. */
	@FunctionalInterface
	interface Run {
		/** Whole characters that may be a digest stand at {@code [from, to)}; padding is not among them. */
		void at(int from, int to);
	}

	/** Names every whole run of hexadecimal digits of at least {@code shortest}. */
	static void hex(byte[] bytes, int shortest, Run run) {
		runs(bytes, HEX, shortest, run);
	}

	/** Names every place where as many characters of base64 as a digest has stand. */
	static void base64(byte[] bytes, Run run) {
		runs(bytes, BASE64, SHORTEST_BASE64, (from, to) -> {
			for (int at = from; to - from <= LONGEST_BASE64 && at + SHORTEST_BASE64 <= to; at++) {
				if (at == from || isSign(bytes[at - 1])) {
					ending(bytes, at, to, run);
				}
			}
		});
	}

	private static void ending(byte[] bytes, int from, int to, Run run) {
		for (int length : BASE64_LENGTHS) {
			int end = from + length;
			if (end == to || end < to && isSign(bytes[end])) {
				run.at(from, end);
			}
		}
	}

	private static boolean isSign(int b) {
		return b == '+' || b == '/' || b == '-' || b == '_';
	}

	/** Whole runs of members; looks at one byte in {@code shortest} where there are none. */
	private static void runs(byte[] bytes, boolean[] members, int shortest, Run run) {
		int at = 0;
		while (at + shortest <= bytes.length) {
			int last = at + shortest - 1;
			while (last >= at && members[bytes[last] & 0xff]) {
				last--;
			}
			if (last >= at) {
				at = last + 1;
				continue;
			}
			int end = at + shortest;
			while (end < bytes.length && members[bytes[end] & 0xff]) {
				end++;
			}
			run.at(at, end);
			at = end + 1;
		}
	}
}
