package org.telltale.base.expand;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Expanded bytes of a stream that is made of blocks. A block comes out whole or not at all: damage and a cut are thrown after
 * every block in front of them was handed out. Not thread-safe.
 */
abstract class ExpandedInput extends InputStream {

	private final InputStream compressed;
	private byte[] ready = new byte[0];
	private int at;
	private int end;
	private IOException broken;
	private boolean ended;

	ExpandedInput(InputStream compressed) {
		this.compressed = compressed;
	}

	/** Decodes on and calls {@link #hand} once, or not if nothing came out; false at the end of the stream. */
	abstract boolean more() throws IOException;

	/** Bytes that are ready, and stay so until the next {@link #more}. */
	final void hand(byte[] bytes, int from, int to) {
		ready = bytes;
		at = from;
		end = to;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		if (length == 0) {
			return 0;
		}
		while (at == end) {
			if (broken != null) {
				throw broken;
			}
			if (ended) {
				return -1;
			}
			try {
				ended = !more();
			} catch (IOException damage) {
				broken = damage;
			}
		}
		int count = Math.min(length, end - at);
		System.arraycopy(ready, at, target, offset, count);
		at += count;
		return count;
	}

	/** The next byte of the compressed stream, -1 at its end. */
	final int next() throws IOException {
		return compressed.read();
	}

	/** Exactly so many bytes of the compressed stream. */
	final void fill(byte[] target, int count) throws IOException {
		if (compressed.readNBytes(target, 0, count) < count) {
			throw new EOFException("cut");
		}
	}

	/** A little-endian number of one to eight bytes. */
	final long number(int bytes) throws IOException {
		long value = 0;
		for (int i = 0; i < bytes; i++) {
			int next = next();
			if (next < 0) {
				throw new EOFException("cut");
			}
			value |= (long) next << 8 * i;
		}
		return value;
	}

	/** A little-endian magic number; -1 if the stream ends before its first byte. */
	final long magic() throws IOException {
		int first = next();
		return first < 0 ? -1 : first | number(3) << 8;
	}

	/** Passes over bytes that hold nothing. */
	final void pass(long count) throws IOException {
		for (long left = count; left > 0; left--) {
			if (next() < 0) {
				throw new EOFException("cut");
			}
		}
	}

	@Override
	public void close() throws IOException {
		compressed.close();
	}
}
