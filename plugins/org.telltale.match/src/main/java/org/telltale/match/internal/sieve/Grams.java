package org.telltale.match.internal.sieve;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Hashes of 3, 4, 5, 8 and 16 bytes. Bit 5 of every byte is set before, so that letters of both cases have one hash.
 */
final class Grams {

	static final int THREE = 3;
	static final int FOUR = 4;
	static final int FIVE = 5;
	static final int EIGHT = 8;
	static final int SIXTEEN = 16;

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final long FOLD = 0x2020202020202020L;
	static final long SPREAD = 0x9E3779B97F4A7C15L;
	private static final long SPREAD_AGAIN = 0xC2B2AE3D27D4EB4FL;

	private Grams() {
	}

	/** The hash of so many bytes as one of the constants says. */
	static int of(int width, byte[] bytes, int at) {
		return switch (width) {
			case THREE -> three(bytes, at);
			case FOUR -> four(bytes, at);
			case FIVE -> five(bytes, at);
			case EIGHT -> eight(bytes, at);
			default -> sixteen(bytes, at);
		};
	}

	/** Three bytes with a hash of their own. */
	static int three(byte[] bytes, int at) {
		return (int) ((bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | FOLD & 0xffffffL) * SPREAD >>> 32);
	}

	static int four(byte[] bytes, int at) {
		return (int) ((((int) INT.get(bytes, at) | FOLD) & 0xffffffffL) * SPREAD >>> 32);
	}

	static int five(byte[] bytes, int at) {
		long gram = (long) bytes[at + 4] << 32 | (int) INT.get(bytes, at) & 0xffffffffL;
		return (int) (((gram | FOLD) & 0xffffffffffL) * SPREAD >>> 32);
	}

	static int eight(byte[] bytes, int at) {
		return eight((long) LONG.get(bytes, at) | FOLD);
	}

	/** Of folded bytes. */
	static int eight(long folded) {
		return (int) (folded * SPREAD >>> 32);
	}

	/** Eight bytes with bit 5 of each set, the first of them lowest. */
	static long foldedWhole(byte[] bytes, int at) {
		return (long) LONG.get(bytes, at) | FOLD;
	}

	/** Eight bytes with bit 5 of each set, the first of them lowest; what lies behind the end of the bytes counts as a blank. */
	static long folded(byte[] bytes, int at) {
		if (at <= bytes.length - EIGHT) {
			return foldedWhole(bytes, at);
		}
		long some = 0;
		for (int i = bytes.length - 1; i >= at; i--) {
			some = some << 8 | bytes[i] & 0xff;
		}
		return some | FOLD;
	}

	static int sixteen(byte[] bytes, int at) {
		long first = ((long) LONG.get(bytes, at) | FOLD) * SPREAD;
		return (int) ((first ^ ((long) LONG.get(bytes, at + 8) | FOLD)) * SPREAD_AGAIN >>> 32);
	}
}
