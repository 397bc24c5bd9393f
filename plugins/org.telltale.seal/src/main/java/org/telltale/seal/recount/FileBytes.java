package org.telltale.seal.recount;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Positioned reads of a file through one window. Not thread-safe. */
final class FileBytes implements AutoCloseable {

	private static final int WINDOW = 1 << 20;

	private final FileChannel channel;
	private final long length;
	private byte[] window = new byte[0];
	private long windowStart;

	FileBytes(Path file) throws IOException {
		channel = FileChannel.open(file, StandardOpenOption.READ);
		length = channel.size();
	}

	long length() {
		return length;
	}

	/** Exactly these bytes, which have to lie in the file. */
	byte[] read(long offset, int count) throws IOException {
		if (offset < 0 || count < 0 || offset > length - count) {
			throw new EOFException("no such bytes: " + offset + "+" + count + " of " + length);
		}
		byte[] copy = new byte[count];
		if (count > WINDOW) {
			fill(copy, offset);
			return copy;
		}
		if (offset < windowStart || offset + count > windowStart + window.length) {
			window = new byte[(int) Math.min(WINDOW, length - offset)];
			windowStart = offset;
			fill(window, offset);
		}
		System.arraycopy(window, (int) (offset - windowStart), copy, 0, count);
		return copy;
	}

	private void fill(byte[] target, long offset) throws IOException {
		ByteBuffer buffer = ByteBuffer.wrap(target);
		while (buffer.hasRemaining()) {
			if (channel.read(buffer, offset + buffer.position()) < 0) {
				throw new EOFException("the file became shorter while it was read");
			}
		}
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
