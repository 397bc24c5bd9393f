package org.telltale.base.expand;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** XXH32 and XXH64 with seed 0 (xxHash specification 0.1.1), over bytes that come in pieces. Not thread-safe. */
final class XxHash {

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final int P1 = 0x9e3779b1;
	private static final int P2 = 0x85ebca77;
	private static final int P3 = 0xc2b2ae3d;
	private static final int P4 = 0x27d4eb2f;
	private static final int P5 = 0x165667b1;
	private static final long Q1 = 0x9e3779b185ebca87L;
	private static final long Q2 = 0xc2b2ae3d27d4eb4fL;
	private static final long Q3 = 0x165667b19e3779f9L;
	private static final long Q4 = 0x85ebca77c2b2ae63L;
	private static final long Q5 = 0x27d4eb2f165667c5L;

	private final boolean wide;
	private final int stripe;
	private final long[] lanes;
	private final byte[] rest = new byte[32];
	private int restLength;
	private long total;

	private XxHash(boolean wide) {
		this.wide = wide;
		this.stripe = wide ? 32 : 16;
		this.lanes = wide ? new long[] { Q1 + Q2, Q2, 0, -Q1 } : new long[] { P1 + P2, P2, 0, -P1 };
	}

	static XxHash of32() {
		return new XxHash(false);
	}

	static XxHash of64() {
		return new XxHash(true);
	}

	void update(byte[] bytes, int from, int to) {
		total += to - from;
		int at = from;
		if (restLength > 0) {
			int count = Math.min(stripe - restLength, to - from);
			System.arraycopy(bytes, from, rest, restLength, count);
			restLength += count;
			at += count;
			if (restLength < stripe) {
				return;
			}
			stripe(rest, 0);
			restLength = 0;
		}
		for (; to - at >= stripe; at += stripe) {
			stripe(bytes, at);
		}
		restLength = to - at;
		System.arraycopy(bytes, at, rest, 0, restLength);
	}

	private void stripe(byte[] bytes, int at) {
		for (int i = 0; i < 4; i++) {
			lanes[i] = wide ? round(lanes[i], (long) LONG.get(bytes, at + 8 * i))
					: Integer.rotateLeft((int) lanes[i] + (int) INT.get(bytes, at + 4 * i) * P2, 13) * P1;
		}
	}

	private static long round(long lane, long input) {
		return Long.rotateLeft(lane + input * Q2, 31) * Q1;
	}

	/** The hash of all bytes so far: 64 bits, or 32 as an unsigned number. */
	long value() {
		return wide ? wideValue() : narrowValue() & 0xffffffffL;
	}

	private int narrowValue() {
		int hash = total >= 16 ? Integer.rotateLeft((int) lanes[0], 1) + Integer.rotateLeft((int) lanes[1], 7)
				+ Integer.rotateLeft((int) lanes[2], 12) + Integer.rotateLeft((int) lanes[3], 18) : P5;
		hash += (int) total;
		int at = 0;
		for (; restLength - at >= 4; at += 4) {
			hash = Integer.rotateLeft(hash + (int) INT.get(rest, at) * P3, 17) * P4;
		}
		for (; at < restLength; at++) {
			hash = Integer.rotateLeft(hash + (rest[at] & 0xff) * P5, 11) * P1;
		}
		hash = (hash ^ hash >>> 15) * P2;
		hash = (hash ^ hash >>> 13) * P3;
		return hash ^ hash >>> 16;
	}

	private long wideValue() {
		long hash = Q5;
		if (total >= 32) {
			hash = Long.rotateLeft(lanes[0], 1) + Long.rotateLeft(lanes[1], 7) + Long.rotateLeft(lanes[2], 12) + Long.rotateLeft(lanes[3], 18);
			for (long lane : lanes) {
				hash = (hash ^ round(0, lane)) * Q1 + Q4;
			}
		}
		hash += total;
		int at = 0;
		for (; restLength - at >= 8; at += 8) {
			hash = Long.rotateLeft(hash ^ round(0, (long) LONG.get(rest, at)), 27) * Q1 + Q4;
		}
		for (; restLength - at >= 4; at += 4) {
			hash = Long.rotateLeft(hash ^ ((int) INT.get(rest, at) & 0xffffffffL) * Q1, 23) * Q2 + Q3;
		}
		for (; at < restLength; at++) {
			hash = Long.rotateLeft(hash ^ (rest[at] & 0xff) * Q5, 11) * Q1;
		}
		hash = (hash ^ hash >>> 33) * Q2;
		hash = (hash ^ hash >>> 29) * Q3;
		return hash ^ hash >>> 32;
	}
}
