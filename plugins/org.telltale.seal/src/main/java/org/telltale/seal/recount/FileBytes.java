package org.telltale.seal.recount;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Positioned reads of a file through one window. Not thread-safe. */
final class FileBytes implements AutoCloseable {

	private static final int WINDOW = 1 << 21;
	/**
	 * What a compressed capture may expand to in memory; more goes to a temporary file that lives as long as this object. Of a file that does not lie on
	 * the disk as it is, such as one of an encrypted case, more is refused: nothing of it is written plain.
	 */
	private static final int IN_MEMORY = 32 << 20;

	private final Optional<FileChannel> channel;
	private final Optional<Parts> parts;
	private final long length;
	private byte[] window = new byte[0];
	private long windowStart;

	FileBytes(Path file) throws IOException {
		this(FileChannel.open(file, StandardOpenOption.READ));
	}

	private FileBytes(FileChannel channel) throws IOException {
		this.channel = Optional.of(channel);
		this.parts = Optional.empty();
		this.length = channel.size();
	}

	/** All of it is in memory: the window is never filled again. The channel is one on the compressed file. */
	private FileBytes(FileChannel channel, byte[] all) {
		this.channel = Optional.of(channel);
		this.parts = Optional.empty();
		this.length = all.length;
		this.window = all;
	}

	/** Of which only parts were given; what lies in others is {@link MissingEvidence}. */
	FileBytes(Parts parts) {
		this.channel = Optional.empty();
		this.parts = Optional.of(parts);
		this.length = parts.length();
	}

	/** Records that begin there and were not given. */
	Optional<Skip> skipAt(long offset) {
		return parts.flatMap(given -> given.skipAt(offset));
	}

	/** Whether all of these bytes lie in the file and were given. */
	boolean whole(long from, long end) {
		return from >= 0 && end <= length && (parts.isEmpty() || parts.get().whole(from, end));
	}

	/** The bytes in which a capture's offsets count: those of the file, or what they expand to. */
	static FileBytes ofCapture(Path file) throws IOException {
		FileBytes plain = new FileBytes(file);
		try {
			byte[] start = plain.read(0, (int) Math.min(6, plain.length));
			return Expander.compressed(start) ? expanded(file, start, plain.channel.orElseThrow()) : plain;
		} catch (IOException | RuntimeException failed) {
			plain.close();
			throw failed;
		}
	}

	private static FileBytes expanded(Path file, byte[] start, FileChannel compressed) throws IOException {
		Spill spill = new Spill(file);
		try {
			Expander.expand(file, start, spill);
			if (spill.disk == null) {
				return new FileBytes(compressed, spill.memory.toByteArray());
			}
			spill.flush();
			FileBytes expanded = new FileBytes(spill.disk);
			compressed.close();
			return expanded;
		} catch (IOException | RuntimeException failed) {
			spill.discard();
			throw failed;
		}
	}

	/** Memory first, then the disk: a file that goes when its channel is closed. */
	private static final class Spill extends OutputStream {
		private final Path of;
		private ByteArrayOutputStream memory = new ByteArrayOutputStream();
		private FileChannel disk;
		private OutputStream buffered;

		private Spill(Path of) {
			this.of = of;
		}

		@Override
		public void write(int octet) throws IOException {
			write(new byte[] { (byte) octet }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int offset, int count) throws IOException {
			if (disk == null && memory.size() + count > IN_MEMORY) {
				if (!of.getFileSystem().equals(FileSystems.getDefault())) {
					throw new IOException(of.getFileName() + " is encrypted, and the capture in it expands to more than " + (IN_MEMORY >> 20)
							+ " MiB, which is held in memory alone so that nothing plain is written to the disk; expand the capture and import it so");
				}
				disk = temporary();
				buffered = new BufferedOutputStream(Channels.newOutputStream(disk), WINDOW);
				memory.writeTo(buffered);
				memory = new ByteArrayOutputStream();
			}
			(disk == null ? memory : buffered).write(bytes, offset, count);
		}

		private static FileChannel temporary() throws IOException {
			Path place = Files.createTempFile("telltale-verify-", ".capture");
			try {
				return FileChannel.open(place, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
			} catch (IOException | RuntimeException failed) {
				Files.deleteIfExists(place);
				throw failed;
			}
		}

		@Override
		public void flush() throws IOException {
			if (buffered != null) {
				buffered.flush();
			}
		}

		private void discard() throws IOException {
			if (disk != null) {
				disk.close();
			}
		}
	}

	long length() {
		return length;
	}

	/** Exactly these bytes, which have to lie in the file. */
	byte[] read(long offset, int count) throws IOException {
		if (offset < 0 || count < 0 || offset > length - count) {
			throw new EOFException("no such bytes: " + offset + "+" + count + " of " + length);
		}
		if (parts.isPresent()) {
			return parts.get().read(offset, count);
		}
		byte[] copy = new byte[count];
		if (window.length == length || windowed(offset, count)) {
			System.arraycopy(window, (int) (offset - windowStart), copy, 0, count);
		} else {
			fill(copy, offset);
		}
		return copy;
	}

	/** Makes the window hold these bytes; false if they are more than a window holds. */
	private boolean windowed(long offset, int count) throws IOException {
		if (count > WINDOW) {
			return false;
		}
		if (offset < windowStart || offset + count > windowStart + window.length) {
			window = new byte[(int) Math.min(WINDOW, length - offset)];
			windowStart = offset;
			fill(window, offset);
		}
		return true;
	}

	private void fill(byte[] target, long offset) throws IOException {
		ByteBuffer buffer = ByteBuffer.wrap(target);
		while (buffer.hasRemaining()) {
			if (channel.orElseThrow().read(buffer, offset + buffer.position()) < 0) {
				throw new EOFException("the file became shorter while it was read");
			}
		}
	}

	/** The unsigned number in four bytes, which have to lie in the file. */
	long number(long offset, boolean little) throws IOException {
		if (offset < 0 || offset > length - 4) {
			throw new EOFException("no such bytes: " + offset + "+4 of " + length);
		}
		if (parts.isEmpty() && window.length != length) {
			windowed(offset, 4);
		}
		byte[] from = parts.isPresent() ? parts.get().read(offset, 4) : window;
		int at = parts.isPresent() ? 0 : (int) (offset - windowStart);
		int big = (from[at] & 0xff) << 24 | (from[at + 1] & 0xff) << 16 | (from[at + 2] & 0xff) << 8 | from[at + 3] & 0xff;
		return (little ? Integer.reverseBytes(big) : big) & 0xffffffffL;
	}

	@Override
	public void close() throws IOException {
		if (channel.isPresent()) {
			channel.get().close();
		}
	}
}
