package org.telltale.match.internal.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Counts where Chinese, Japanese or Korean text may begin: where two characters from U+3000 to U+9FFF stand in UTF-8. */
final class IdeographPlaces {

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final long UPPER_HALVES = 0xf0f0f0f0f0f0f0f0L;
	private static final long LEADS = 0xe0e0e0e0e0e0e0e0L;
	private static final long ONES = 0x0101010101010101L;
	private static final long TOP_BITS = 0x8080808080808080L;
	private static final int SIZE = 3;

	private IdeographPlaces() {
	}

	static long count(byte[] bytes) {
		long places = 0;
		int at = 0;
		for (; at <= bytes.length - SIZE - Long.BYTES; at += Long.BYTES) {
			long here = (long) LONG.get(bytes, at) ^ LEADS;
			long next = (long) LONG.get(bytes, at + SIZE) ^ LEADS;
			long differs = (here | next) & UPPER_HALVES;
			// a byte of zero is left where both may be first bytes of an ideograph
			if ((differs - ONES & ~differs & TOP_BITS) != 0) {
				places += count(bytes, at, at + Long.BYTES);
			}
		}
		return places + count(bytes, at, bytes.length);
	}

	private static int count(byte[] bytes, int from, int to) {
		int places = 0;
		for (int at = from; at < to; at++) {
			places += begins(bytes, at) ? 1 : 0;
		}
		return places;
	}

	/** Whether two ideographs stand at a place. */
	static boolean begins(byte[] bytes, int at) {
		return at + 2 * SIZE <= bytes.length && isLead(bytes[at]) && isLead(bytes[at + SIZE]) && isWhole(bytes, at)
				&& isWhole(bytes, at + SIZE);
	}

	private static boolean isLead(byte b) {
		return b >= (byte) 0xe3 && b <= (byte) 0xe9;
	}

	private static boolean isWhole(byte[] bytes, int at) {
		return (bytes[at + 1] & 0xc0) == 0x80 && (bytes[at + 2] & 0xc0) == 0x80;
	}
}
