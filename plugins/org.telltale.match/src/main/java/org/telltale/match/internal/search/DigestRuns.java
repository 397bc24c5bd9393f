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
	private static final boolean[] SIGN = new boolean[256];

	static {
		for (int b = 0; b < 256; b++) {
			HEX[b] = HexFormat.isHexDigit(b);
			SIGN[b] = b == '+' || b == '/' || b == '-' || b == '_';
			BASE64[b] = b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || SIGN[b];
		}
	}

	private final byte[] bytes;
	private final boolean[] members;
	private final int shortest;
	private final Run run;
	private int at;

	private DigestRuns(byte[] bytes, boolean[] members, int shortest, Run run) {
		this.bytes = bytes;
		this.members = members;
		this.shortest = shortest;
		this.run = run;
	}

	/** Hears of a place. */
	@FunctionalInterface
	interface Run {
		/** Whole characters that may be a digest stand at {@code [from, to)}; padding is not among them. */
		void at(int from, int to);
	}

	/** Whole runs of hexadecimal digits of at least {@code shortest}. */
	static DigestRuns hex(byte[] bytes, int shortest, Run run) {
		return new DigestRuns(bytes, HEX, shortest, run);
	}

	/** Places where as many characters of base64 as a digest has stand. */
	static DigestRuns base64(byte[] bytes, Run run) {
		return new DigestRuns(bytes, BASE64, SHORTEST_BASE64, (from, to) -> {
			for (int at = from; to - from <= LONGEST_BASE64 && at + SHORTEST_BASE64 <= to; at++) {
				if (at == from || SIGN[bytes[at - 1]]) {
					ending(bytes, at, to, run);
				}
			}
		});
	}

	private static void ending(byte[] bytes, int from, int to, Run run) {
		for (int length : BASE64_LENGTHS) {
			int end = from + length;
			if (end == to || end < to && SIGN[bytes[end]]) {
				run.at(from, end);
			}
		}
	}

	/** Whether there is a run of at least {@code shortest} hexadecimal digits, or one of base64 as long as a digest. */
	static boolean mayStand(byte[] bytes, int shortest) {
		return nextRun(bytes, HEX, shortest, 0, bytes.length) < bytes.length || nextRun(bytes, BASE64, SHORTEST_BASE64, 0, bytes.length) < bytes.length;
	}

	/** Where the next run of members begins, in {@code [from, to)} or, if there is none, behind that; the end of the bytes if none can be. */
	private static int nextRun(byte[] bytes, boolean[] members, int shortest, int from, int to) {
		int at = from;
		boolean hex = members == HEX;
		int told = hex ? Blocks.SHORTEST_HEX : Blocks.SHORTEST_BASE64;
		int behindBlock = shortest < told ? bytes.length : from;
		while (at < to && at + shortest <= bytes.length) {
			if (at >= behindBlock && at <= bytes.length - Blocks.LENGTH) {
				behindBlock = at + Blocks.LENGTH - told;
				if (hex ? !Blocks.mayBeginHex(bytes, at) : !Blocks.mayBeginBase64(bytes, at)) {
					at = behindBlock;
					continue;
				}
			}
			int last = at + shortest - 1;
			while (last >= at && members[bytes[last] & 0xff]) {
				last--;
			}
			if (last < at) {
				return at;
			}
			at = last + 1;
		}
		return at < to ? bytes.length : at;
	}

	/** Names what is in runs that begin before {@code to} and were not named before. Where there are none, 64 bytes are looked at at once, and at the end, or where there may be one, one byte in {@code shortest}. */
	void search(int to) {
		at = nextRun(bytes, members, shortest, at, to);
		while (at < to) {
			int end = at + shortest;
			while (end < bytes.length && members[bytes[end] & 0xff]) {
				end++;
			}
			run.at(at, end);
			at = nextRun(bytes, members, shortest, end + 1, to);
		}
	}
}
