package org.telltale.base.cipher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.SecureRandom;

import org.telltale.base.Digest;

/** Writes one sealed file, chunk by chunk: no plain byte reaches the disk. Without {@link #finish} it is none. Not thread-safe. */
public final class SealedWriter extends OutputStream {

	private final FileChannel channel;
	private final byte[] header;
	private final AesGcm cipher;
	private final byte[] chunk = new byte[SealedLayout.CHUNK_BYTES];
	private int filled;
	private long index;
	private long length;

	/**
	 * Begins a sealed file at the channel's position, under a new file id.
	 *
	 * @param areaKey 32 bytes, from which the file's key is derived
	 */
	public SealedWriter(FileChannel channel, byte[] areaKey) throws IOException {
		byte[] id = new byte[SealedLayout.ID_BYTES];
		new SecureRandom().nextBytes(id);
		this.channel = channel;
		this.header = SealedLayout.header(id);
		this.cipher = new AesGcm(SealedLayout.fileKey(areaKey, id));
		put(header);
	}

	@Override
	public void write(int b) throws IOException {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int count) throws IOException {
		int at = offset;
		while (at < offset + count) {
			int taken = Math.min(offset + count - at, chunk.length - filled);
			System.arraycopy(bytes, at, chunk, filled, taken);
			filled += taken;
			at += taken;
			if (filled == chunk.length) {
				endChunk();
			}
		}
		length += count;
	}

	private void endChunk() throws IOException {
		put(cipher.encrypt(SealedLayout.chunkNonce(index), SealedLayout.chunkData(header, index), chunk, filled));
		index++;
		filled = 0;
	}

	/** Writes what is left and the end, and forces the file to the disk; the channel stays open. @param sha256 of all plain bytes */
	public void finish(Digest sha256) throws IOException {
		if (filled > 0) {
			endChunk();
		}
		byte[] end = ByteBuffer.allocate(SealedLayout.END_PLAIN_BYTES).putLong(length).put(sha256.bytes()).array();
		put(cipher.encrypt(SealedLayout.endNonce(), SealedLayout.endData(header), end));
		channel.force(true);
	}

	private void put(byte[] bytes) throws IOException {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		while (buffer.hasRemaining()) {
			channel.write(buffer);
		}
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
