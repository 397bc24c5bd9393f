package org.telltale.match.internal.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tells of 64 bytes at once that no long run of digits or letters begins in them: by arithmetic on eight bytes at a time, without a branch.
 * What may be a run is looked at byte by byte then.
 */
final class Blocks {

	/** How many bytes are looked at. */
	static final int LENGTH = 64;
	/** In how many of them, the first ones, no hexadecimal digits begin. */
	static final int HEX_STEP = 56;
	/** The same of base64. */
	static final int BASE64_STEP = 48;

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final long ONES = 0x0101010101010101L;
	private static final long TOPS = 0x8080808080808080L;
	private static final long SMALL = 0x20 * ONES;
	/** Multiplied with it, the top bits of eight bytes stand in the top byte, the first byte's lowest. */
	private static final long GATHER = 0x0002040810204081L;

	private Blocks() {
	}

	/** False if there are no eight hexadecimal digits side by side; {@code : ; < = > ? @ `} and some controls are taken for digits too, which is quicker. */
	static boolean mayBeginHex(byte[] bytes, int at) {
		long digits = 0;
		for (int i = 0; i < LENGTH; i += Long.BYTES) {
			long eight = (long) LONG.get(bytes, at + i);
			digits |= bits(eight, range(eight & ~TOPS | SMALL, '0', 'f')) << i;
		}
		return runsOfEight(digits) != 0;
	}

	/** False if there are no sixteen characters of base64 side by side; whatever else lies between {@code +} and {@code z} is taken for one too. */
	static boolean mayBeginBase64(byte[] bytes, int at) {
		long characters = 0;
		for (int i = 0; i < LENGTH; i += Long.BYTES) {
			long eight = (long) LONG.get(bytes, at + i);
			characters |= bits(eight, range(eight & ~TOPS, '+', 'z')) << i;
		}
		long runs = runsOfEight(characters);
		return (runs & runs >>> 8) != 0;
	}

	/** The top bit of each byte is set if the byte, of seven bits, is one of {@code [first, last]}. */
	private static long range(long low, int first, int last) {
		return low + (0x80 - first) * ONES & ~(low + (0x7f - last) * ONES);
	}

	/** One bit for each of eight bytes that is ASCII and whose top bit is set in {@code tops}, the first one's lowest. */
	private static long bits(long eight, long tops) {
		return (tops & ~eight & TOPS) * GATHER >>> 56;
	}

	private static long runsOfEight(long bits) {
		long runs = bits & bits >>> 1;
		runs &= runs >>> 2;
		return runs & runs >>> 4;
	}
}
