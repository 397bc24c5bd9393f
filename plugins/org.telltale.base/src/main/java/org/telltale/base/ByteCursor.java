package org.telltale.base;

import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A bounds-checked walk over bytes that an adversary may have made: every read is unsigned, compared with what is
 * there first, and allocates no more than what is there. Not thread-safe.
 */
public final class ByteCursor {

	private final byte[] bytes;
	private final int start;
	private final int end;
	private int position;
	private boolean little;

	/** A cursor over a whole array, big-endian (network order). The array is not copied. */
	public ByteCursor(byte[] bytes) {
		this(bytes, 0, bytes.length);
	}

	/** A cursor over {@code bytes[offset, offset + length)}; positions count from {@code offset}. */
	public ByteCursor(byte[] bytes, int offset, int length) {
		if (offset < 0 || length < 0 || offset > bytes.length - length) {
			throw new IllegalArgumentException("no such part: " + offset + "+" + length + " of " + bytes.length);
		}
		this.bytes = bytes;
		this.start = offset;
		this.end = offset + length;
		this.position = offset;
	}

	/** Sets the byte order of the multi-byte reads that follow. */
	public ByteCursor order(ByteOrder order) {
		little = order == ByteOrder.LITTLE_ENDIAN;
		return this;
	}

	/** Bytes from the cursor's start to the next read. */
	public int position() {
		return position - start;
	}

	/** Bytes that are left. */
	public int remaining() {
		return end - position;
	}

	/** Moves to a position counted from the cursor's start. */
	public ByteCursor seek(long target) throws TruncatedException {
		if (target < 0 || target > end - start) {
			throw new TruncatedException(target, 0, end - start);
		}
		position = start + (int) target;
		return this;
	}

	/** Moves on over {@code count} bytes. */
	public ByteCursor skip(long count) throws TruncatedException {
		require(count);
		position += (int) count;
		return this;
	}

	public int u8() throws TruncatedException {
		require(1);
		return bytes[position++] & 0xff;
	}

	public int u16() throws TruncatedException {
		require(2);
		int a = bytes[position] & 0xff;
		int b = bytes[position + 1] & 0xff;
		position += 2;
		return little ? b << 8 | a : a << 8 | b;
	}

	public int u24() throws TruncatedException {
		require(3);
		int a = u8();
		int b = u8();
		int c = u8();
		return little ? c << 16 | b << 8 | a : a << 16 | b << 8 | c;
	}

	public long u32() throws TruncatedException {
		require(4);
		long a = u16();
		long b = u16();
		return little ? b << 16 | a : a << 16 | b;
	}

	/** Eight bytes; the caller treats the sign bit as the highest value bit. */
	public long u64() throws TruncatedException {
		require(8);
		long a = u32();
		long b = u32();
		return little ? b << 32 | a : a << 32 | b;
	}

	/** A copy of the next {@code count} bytes. */
	public byte[] bytes(long count) throws TruncatedException {
		require(count);
		byte[] copy = Arrays.copyOfRange(bytes, position, position + (int) count);
		position += (int) count;
		return copy;
	}

	/** A cursor of its own over the next {@code count} bytes, in the same byte order; this one moves behind them. */
	public ByteCursor part(long count) throws TruncatedException {
		require(count);
		ByteCursor part = new ByteCursor(bytes, position, (int) count);
		part.little = little;
		position += (int) count;
		return part;
	}

	private void require(long count) throws TruncatedException {
		if (count < 0 || count > end - position) {
			throw new TruncatedException(position - start, count, end - position);
		}
	}
}
