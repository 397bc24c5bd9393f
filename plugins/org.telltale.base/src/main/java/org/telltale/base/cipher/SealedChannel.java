package org.telltale.base.cipher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** The plain bytes of a sealed file as a channel, for reading only. It cannot be mapped: what is mapped would have to be a file of plain bytes. */
final class SealedChannel extends FileChannel {

	private static final int TRANSFER_BYTES = 1 << 16;

	private final SealedSource source;
	private long position;

	SealedChannel(SealedSource source) {
		this.source = source;
	}

	private void requireOpen() throws ClosedChannelException {
		if (!isOpen() || !source.isOpen()) {
			throw new ClosedChannelException();
		}
	}

	@Override
	public synchronized int read(ByteBuffer into) throws IOException {
		int count = read(into, position);
		position += Math.max(0, count);
		return count;
	}

	@Override
	public synchronized long read(ByteBuffer[] into, int offset, int length) throws IOException {
		long all = 0;
		for (int i = offset; i < offset + length; i++) {
			int count = read(into[i]);
			if (count < 0) {
				return all == 0 ? -1 : all;
			}
			all += count;
		}
		return all;
	}

	@Override
	public int read(ByteBuffer into, long offset) throws IOException {
		requireOpen();
		return source.read(into, offset);
	}

	@Override
	public synchronized long position() throws IOException {
		requireOpen();
		return position;
	}

	@Override
	public synchronized FileChannel position(long newPosition) throws IOException {
		requireOpen();
		position = newPosition;
		return this;
	}

	@Override
	public long size() throws IOException {
		requireOpen();
		return source.length();
	}

	@Override
	public long transferTo(long offset, long count, WritableByteChannel target) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(TRANSFER_BYTES, count));
		if (read(buffer, offset) <= 0) {
			return 0;
		}
		return target.write(buffer.flip());
	}

	@Override
	public void force(boolean metaData) {
		// nothing was written
	}

	@Override
	public int write(ByteBuffer bytes) {
		throw new NonWritableChannelException();
	}

	@Override
	public long write(ByteBuffer[] bytes, int offset, int length) {
		throw new NonWritableChannelException();
	}

	@Override
	public int write(ByteBuffer bytes, long offset) {
		throw new NonWritableChannelException();
	}

	@Override
	public FileChannel truncate(long size) {
		throw new NonWritableChannelException();
	}

	@Override
	public long transferFrom(ReadableByteChannel from, long offset, long count) {
		throw new NonWritableChannelException();
	}

	@Override
	public MappedByteBuffer map(MapMode mode, long offset, long size) {
		throw new UnsupportedOperationException("an encrypted file cannot be mapped");
	}

	@Override
	public FileLock lock(long offset, long size, boolean shared) {
		throw new NonWritableChannelException();
	}

	@Override
	public FileLock tryLock(long offset, long size, boolean shared) {
		throw new NonWritableChannelException();
	}

	@Override
	protected void implCloseChannel() throws IOException {
		source.close();
	}
}
