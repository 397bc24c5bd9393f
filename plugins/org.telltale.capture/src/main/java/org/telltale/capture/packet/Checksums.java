package org.telltale.capture.packet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The Internet checksum (RFC 1071), eight bytes at a time: its sum does not care in which order the bytes of a word are (section 2). */
final class Checksums {

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final long LOW = 0xffffffffL;

	private Checksums() {
	}

	/** The ones' complement sum of the 16-bit words of {@code [from, to)}, not complemented; an odd byte stands before a zero. */
	static int sum(byte[] b, int from, int to) {
		long even = 0;
		long odd = 0;
		int i = from;
		for (; i + 32 <= to; i += 32) {
			long w = (long) LONG.get(b, i);
			long x = (long) LONG.get(b, i + 8);
			long y = (long) LONG.get(b, i + 16);
			long z = (long) LONG.get(b, i + 24);
			even += (w & LOW) + (x & LOW) + (y & LOW) + (z & LOW);
			odd += (w >>> 32) + (x >>> 32) + (y >>> 32) + (z >>> 32);
		}
		for (; i + 8 <= to; i += 8) {
			long w = (long) LONG.get(b, i);
			even += w & LOW;
			odd += w >>> 32;
		}
		for (int shift = 0; i < to; i++, shift += 8) {
			even += shift < 32 ? (b[i] & 0xffL) << shift : (b[i] & 0xffL) << shift - 32;
		}
		return Short.reverseBytes((short) fold(even + odd)) & 0xffff;
	}

	/** The sum of the pseudo-header without its length (RFC 9293 section 3.1, RFC 8200 section 8.1), not folded. */
	static long pseudo(Packet p) {
		return words(p.sourceHigh) + words(p.sourceLow) + words(p.destinationHigh) + words(p.destinationLow) + p.protocol;
	}

	private static long words(long value) {
		return (value >>> 48) + (value >>> 32 & 0xffff) + (value >>> 16 & 0xffff) + (value & 0xffff);
	}

	/** Adds the carries until 16 bits are left. */
	static int fold(long sum) {
		long folded = sum;
		while (folded >>> 16 != 0) {
			folded = (folded & 0xffff) + (folded >>> 16);
		}
		return (int) folded;
	}
}
