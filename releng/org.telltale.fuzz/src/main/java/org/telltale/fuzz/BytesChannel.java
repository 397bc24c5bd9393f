package org.telltale.fuzz;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Bytes in memory as a file. */
final class BytesChannel implements SeekableByteChannel {

	private final byte[] bytes;
	private int position;

	BytesChannel(byte[] bytes) {
		this.bytes = bytes;
	}

	@Override
	public int read(ByteBuffer target) {
		if (position >= bytes.length) {
			return -1;
		}
		int count = Math.min(target.remaining(), bytes.length - position);
		target.put(bytes, position, count);
		position += count;
		return count;
	}

	@Override
	public SeekableByteChannel position(long place) {
		position = (int) Math.min(Integer.MAX_VALUE, place);
		return this;
	}

	@Override
	public long position() {
		return position;
	}

	@Override
	public long size() {
		return bytes.length;
	}

	@Override
	public int write(ByteBuffer source) {
		throw new UnsupportedOperationException("evidence is not written");
	}

	@Override
	public SeekableByteChannel truncate(long size) {
		throw new UnsupportedOperationException("evidence is not written");
	}

	@Override
	public boolean isOpen() {
		return true;
	}

	@Override
	public void close() {
		// nothing to close
	}
}
