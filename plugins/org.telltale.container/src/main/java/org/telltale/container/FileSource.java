package org.telltale.container;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;

/**
 * An image that is a file, opened for reading only. Its length is taken once: bytes that another program adds later
 * are not seen. Do not interrupt a thread that reads (the channel would close); cancel through progress instead.
 */
public final class FileSource implements Source, Closeable {

	private final FileChannel channel;
	private final long length;

	private FileSource(FileChannel channel, long length) {
		this.channel = channel;
		this.length = length;
	}

	/** Opens a file; the caller closes it. */
	public static FileSource open(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
		return new FileSource(channel, channel.size());
	}

	@Override
	public long length() {
		return length;
	}

	@Override
	public int read(long offset, byte[] into, int at, int count) throws IOException {
		int there = (int) Math.max(0, Math.min(count, length - offset));
		ByteBuffer buffer = ByteBuffer.wrap(into, at, there);
		while (buffer.hasRemaining()) {
			int read = channel.read(buffer, offset + there - buffer.remaining());
			if (read < 0) {
				throw new IOException("the file became shorter while it was read");
			}
		}
		return there;
	}

	@Override
	public Optional<List<ByteRange>> origin(ByteRange range) {
		return range.end() > length ? Optional.empty() : Optional.of(List.of(range));
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
