package org.telltale.match.internal.sieve;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Hashes of 4, 5, 8 and 16 bytes. Bit 5 of every byte is set before, so that letters of both cases have one hash.
 */
final class Grams {

	static final int FOUR = 4;
	static final int FIVE = 5;
	static final int EIGHT = 8;
	static final int SIXTEEN = 16;

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final long FOLD = 0x2020202020202020L;
	private static final long SPREAD = 0x9E3779B97F4A7C15L;
	private static final long SPREAD_AGAIN = 0xC2B2AE3D27D4EB4FL;

	private Grams() {
	}

	/** The hash of so many bytes as one of the constants says. */
	static int of(int width, byte[] bytes, int at) {
		return switch (width) {
			case FOUR -> four(bytes, at);
			case FIVE -> five(bytes, at);
			case EIGHT -> eight(bytes, at);
			default -> sixteen(bytes, at);
		};
	}

	static int four(byte[] bytes, int at) {
		return (int) ((((int) INT.get(bytes, at) | FOLD) & 0xffffffffL) * SPREAD >>> 32);
	}

	static int five(byte[] bytes, int at) {
		long gram = (long) bytes[at + 4] << 32 | (int) INT.get(bytes, at) & 0xffffffffL;
		return (int) (((gram | FOLD) & 0xffffffffffL) * SPREAD >>> 32);
	}

	static int eight(byte[] bytes, int at) {
		return (int) (((long) LONG.get(bytes, at) | FOLD) * SPREAD >>> 32);
	}

	static int sixteen(byte[] bytes, int at) {
		long first = ((long) LONG.get(bytes, at) | FOLD) * SPREAD;
		return (int) ((first ^ ((long) LONG.get(bytes, at + 8) | FOLD)) * SPREAD_AGAIN >>> 32);
	}
}
