package org.telltale.base.cipher;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.telltale.base.ByteRange;

/** An open sealed file: any of its plain bytes, each authenticated before it is given. Thread-safe. */
final class SealedSource implements Closeable {

	/** A mebibyte of chunks: file systems and databases are read to and fro. */
	private static final int KEPT = 16;

	private final SealedPath path;
	private final FileChannel channel;
	private final byte[] header;
	private final AesGcm cipher;
	private final long length;
	private final Map<Long, byte[]> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
			return size() > KEPT;
		}
	};

	private SealedSource(SealedPath path, FileChannel channel, byte[] header, AesGcm cipher, long length) {
		this.path = path;
		this.channel = channel;
		this.header = header;
		this.cipher = cipher;
		this.length = length;
	}

	/** Opens a file and holds its end against its length and the digest that it is known by. */
	static SealedSource open(SealedPath path) throws IOException {
		FileChannel channel = FileChannel.open(path.file(), StandardOpenOption.READ);
		try {
			byte[] header = header(path, channel);
			AesGcm cipher = new AesGcm(path.key().of(SealedLayout.id(header)));
			long size = channel.size() - path.start();
			byte[] end = size < SealedLayout.HEADER_BYTES + SealedLayout.END_BYTES ? new byte[0] : bytes(channel, path.start() + size - SealedLayout.END_BYTES, SealedLayout.END_BYTES);
			Optional<byte[]> plain = cipher.decrypt(SealedLayout.endNonce(), SealedLayout.endData(header), end);
			if (plain.isEmpty()) {
				throw new AlteredFileException(path.file(), "its end is missing or changed, or it is of another case");
			}
			ByteBuffer told = ByteBuffer.wrap(plain.get());
			long length = told.getLong();
			if (SealedLayout.fileLength(length) != size) {
				throw new AlteredFileException(path.file(), "it is " + size + " bytes long and was written with " + SealedLayout.fileLength(length));
			}
			String sha256 = HexFormat.of().formatHex(plain.get(), Long.BYTES, SealedLayout.END_PLAIN_BYTES);
			if (!path.sha256().map(sha256::equals).orElse(true)) {
				throw new AlteredFileException(path.file(), "another item stands in its place");
			}
			return new SealedSource(path, channel, header, cipher, length);
		} catch (IOException e) {
			channel.close();
			throw e;
		}
	}

	static byte[] header(SealedPath path, FileChannel channel) throws IOException {
		byte[] header = bytes(channel, path.start(), SealedLayout.HEADER_BYTES);
		if (header.length < SealedLayout.HEADER_BYTES || !SealedLayout.isHeader(header)) {
			throw new AlteredFileException(path.file(), "it does not begin as an encrypted file does");
		}
		return header;
	}

	private static byte[] bytes(FileChannel channel, long offset, int count) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(count);
		while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) > 0) {
			// until full or at the end
		}
		return Arrays.copyOf(buffer.array(), buffer.position());
	}

	/** How many plain bytes there are. */
	long length() {
		return length;
	}

	boolean isOpen() {
		return channel.isOpen();
	}

	/** Copies as many bytes as fit; -1 at the end. */
	synchronized int read(ByteBuffer into, long offset) throws IOException {
		if (offset >= length) {
			return -1;
		}
		int count = 0;
		while (into.hasRemaining() && offset + count < length) {
			long at = offset + count;
			byte[] chunk = chunk(at / SealedLayout.CHUNK_BYTES);
			int inside = (int) (at % SealedLayout.CHUNK_BYTES);
			int taken = Math.min(into.remaining(), chunk.length - inside);
			into.put(chunk, inside, taken);
			count += taken;
		}
		return count;
	}

	private byte[] chunk(long index) throws IOException {
		byte[] known = kept.get(index);
		if (known != null) {
			return known;
		}
		long first = index * SealedLayout.CHUNK_BYTES;
		int plain = (int) Math.min(SealedLayout.CHUNK_BYTES, length - first);
		byte[] sealed = bytes(channel, path.start() + SealedLayout.chunkOffset(index), plain + AesGcm.TAG_BYTES);
		byte[] chunk = cipher.decrypt(SealedLayout.chunkNonce(index), SealedLayout.chunkData(header, index), sealed).orElseThrow(() ->
				new AlteredFileException(path.file(), "what stood at its bytes " + first + " to " + (first + plain - 1) + " is not there any more",
						new ByteRange(first, plain)));
		kept.put(index, chunk);
		return chunk;
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
