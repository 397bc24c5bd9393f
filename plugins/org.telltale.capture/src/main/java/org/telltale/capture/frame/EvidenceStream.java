package org.telltale.capture.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Optional;
import org.telltale.base.Digest;

/**
 * Bytes from the first to the last, once: the parser sees an array, and of a file other threads take the digests of that same
 * array. Arrays are not changed as long as anybody holds them, so parsed bytes are hashed bytes. What a compressed file
 * expands to has no digests: only the file's own bytes are evidence.
 */
final class EvidenceStream implements AutoCloseable {

	private static final int BLOCK = 256 << 10;
	/** Room in front of a block for the record that the block before it cut. */
	private static final int CARRY = 128 << 10;
	private static final int BLOCKS = 10;

	private final ReadableByteChannel channel;
	private final BlockPool pool = new BlockPool(BLOCK + CARRY, BLOCKS);
	private final Optional<FileDigests> digests;
	private final long start;
	private BlockPool.Block block;
	private byte[] buffer = new byte[0];
	private long base;
	private int position;
	private int limit;
	private boolean ended;

	private EvidenceStream(ReadableByteChannel channel, Optional<FileDigests> digests, long start) {
		this.channel = channel;
		this.digests = digests;
		this.start = start;
		this.base = start;
	}

	/**
	 * A file.
	 *
	 * @param parts whether a digest of each MiB is wanted as well as that of the whole
	 * @param start the offset that its first byte has
	 */
	static EvidenceStream of(ReadableByteChannel channel, boolean parts, long start) {
		return new EvidenceStream(channel, Optional.of(new FileDigests(parts)), start);
	}

	/** What a file expands to, which is no evidence, or a file that is only looked at: there are no digests of it. @param start the offset that its first byte has */
	static EvidenceStream undigested(ReadableByteChannel channel, long start) {
		return new EvidenceStream(channel, Optional.empty(), start);
	}

	/** Holds the array of {@link #bytes()} until the result is run. */
	Runnable hold() {
		BlockPool.Block held = block;
		if (held == null) {
			return () -> {
			};
		}
		held.hold();
		return held::release;
	}

	byte[] bytes() {
		return buffer;
	}

	/** Index of the next byte in {@link #bytes()}. */
	int position() {
		return position;
	}

	/** Offset of the next byte in the file, or in the set that it belongs to. */
	long offset() {
		return base + position;
	}

	/** Makes {@code count} bytes lie in one array from {@link #position()} on; false if the file ends before. */
	boolean require(int count) throws IOException {
		while (limit - position < count && !ended) {
			fill(count);
		}
		return limit - position >= count;
	}

	/** How many bytes of the wanted ones are there; call after {@link #require} said no. */
	int available() {
		return limit - position;
	}

	void skip(int count) {
		position += count;
	}

	/** Moves on over bytes that nobody parses; they are hashed all the same. False if the file ends before. */
	boolean skipFar(long count) throws IOException {
		long left = count;
		while (left > limit - position) {
			left -= limit - position;
			position = limit;
			if (ended) {
				return false;
			}
			fill(1);
		}
		position += (int) left;
		return true;
	}

	private void fill(int count) throws IOException {
		int carried = limit - position;
		BlockPool.Block next = pool.take(carried <= CARRY && count <= BLOCK ? BLOCK + CARRY : carried + Math.max(BLOCK, count));
		System.arraycopy(buffer, position, next.bytes, 0, carried);
		int wanted = Math.min(next.bytes.length, carried + Math.max(BLOCK, count));
		ByteBuffer target = ByteBuffer.wrap(next.bytes, carried, wanted - carried);
		while (target.hasRemaining() && channel.read(target) >= 0) {
			// read until the block is full or the file ends
		}
		ended = target.hasRemaining();
		base += position;
		position = 0;
		limit = target.position();
		if (block != null) {
			block.release();
		}
		block = next;
		buffer = next.bytes;
		if (limit > carried) {
			digests.ifPresent(digesters -> digesters.add(next, carried, limit));
		}
	}

	/** Reads what is left, and ends the digests if there are any. */
	void finish() throws IOException {
		while (!ended) {
			position = limit;
			fill(1);
		}
		position = limit;
		if (digests.isPresent()) {
			digests.get().finish();
		}
	}

	/** Length of the file; after {@link #finish()}. */
	long length() {
		return base + limit - start;
	}

	/** SHA-256 of a file; once, after {@link #finish()}. */
	Digest digest() {
		return digests.orElseThrow().whole();
	}

	/** SHA-256 of each MiB of a file, if wanted; after {@link #finish()}. */
	List<Digest> mib() {
		return digests.orElseThrow().mib();
	}

	/** The unsigned 32-bit number at an index of the array. */
	static long u32(byte[] bytes, int at, boolean little) {
		int value = (int) LITTLE.get(bytes, at);
		return (little ? value : Integer.reverseBytes(value)) & 0xffffffffL;
	}

	static int u16(byte[] bytes, int at, boolean little) {
		int a = bytes[at] & 0xff;
		int b = bytes[at + 1] & 0xff;
		return little ? b << 8 | a : a << 8 | b;
	}

	private static final java.lang.invoke.VarHandle LITTLE = java.lang.invoke.MethodHandles
			.byteArrayViewVarHandle(int[].class, java.nio.ByteOrder.LITTLE_ENDIAN);

	@Override
	public void close() {
		digests.ifPresent(FileDigests::close);
	}
}
