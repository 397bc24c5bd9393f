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
	/** The shortest run of hexadecimal digits that {@link #mayBeginHex} tells of. */
	static final int SHORTEST_HEX = 8;
	/** The same of base64. */
	static final int SHORTEST_BASE64 = 16;

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
		return runsOfEight(members(bytes, at, SMALL, '0', 'f')) != 0;
	}

	/** False if there are no sixteen characters of base64 side by side; whatever else lies between {@code +} and {@code z} is taken for one too. */
	static boolean mayBeginBase64(byte[] bytes, int at) {
		long runs = runsOfEight(members(bytes, at, 0, '+', 'z'));
		return (runs & runs >>> 8) != 0;
	}

	/** One bit for each ASCII byte that is one of {@code [first, last]} with the bits of {@code set} set, the first one's lowest. */
	private static long members(byte[] bytes, int at, long set, int first, int last) {
		long members = 0;
		for (int i = 0; i < LENGTH; i += Long.BYTES) {
			long eight = (long) LONG.get(bytes, at + i);
			long low = eight & ~TOPS | set;
			long tops = low + (0x80 - first) * ONES & ~(low + (0x7f - last) * ONES) & ~eight & TOPS;
			members |= (tops * GATHER >>> 56) << i;
		}
		return members;
	}

	private static long runsOfEight(long bits) {
		long runs = bits & bits >>> 1;
		runs &= runs >>> 2;
		return runs & runs >>> 4;
	}
}
