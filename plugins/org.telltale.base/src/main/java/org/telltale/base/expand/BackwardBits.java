package org.telltale.base.expand;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bits read from the last to the first (RFC 8878 section 4.1); behind the first bit there are zeros. Not thread-safe. */
final class BackwardBits {

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private final byte[] bytes;
	private final int start;
	private final int end;
	/** Bits that are left; negative once more were read than there are. */
	long left;

	BackwardBits(byte[] bytes, int start, int end) throws IOException {
		if (end <= start || bytes[end - 1] == 0) {
			throw new IOException("a bit stream has no end mark");
		}
		this.bytes = bytes;
		this.start = start;
		this.end = end;
		this.left = 8L * (end - start) - 1 - Integer.numberOfLeadingZeros(bytes[end - 1] & 0xff) + 24;
	}

	/** The next bits, at most 56, the one that is read first highest. */
	long read(int count) {
		long value = peek(count);
		left -= count;
		return value;
	}

	long peek(int count) {
		long low = left - count;
		if (low < 0) {
			return left <= 0 ? 0 : load(0, (int) left) << -low;
		}
		return load(low, count);
	}

	private long load(long bit, int count) {
		int at = start + (int) (bit >>> 3);
		long word = 0;
		if (at + 8 <= bytes.length) {
			word = (long) LONG.get(bytes, at);
		} else {
			for (int i = 0; i < 8 && at + i < end; i++) {
				word |= (bytes[at + i] & 0xffL) << 8 * i;
			}
		}
		return word >>> (bit & 7) & (1L << count) - 1;
	}
}
