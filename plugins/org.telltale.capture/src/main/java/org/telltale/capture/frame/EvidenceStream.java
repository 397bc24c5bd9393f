package org.telltale.capture.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.telltale.base.Digest;

/**
 * A file from its first byte to its last, once: the parser sees an array, and other threads take the digests of that same
 * array. Arrays are not changed as long as anybody holds them, so parsed bytes are hashed bytes.
 */
final class EvidenceStream implements AutoCloseable {

	private static final int MIB = 1 << 20;
	private static final int BLOCK = 256 << 10;
	/** Room in front of a block for the record that the block before it cut. */
	private static final int CARRY = 128 << 10;
	private static final int BLOCKS = 10;

	private final ReadableByteChannel channel;
	private final BlockPool pool = new BlockPool(BLOCK + CARRY, BLOCKS);
	private final ExecutorService[] digesters = { digester(), digester() };
	private final MessageDigest whole = Digest.newDigester(Digest.SHA_256);
	private final MessageDigest part = Digest.newDigester(Digest.SHA_256);
	private final List<Digest> parts = new ArrayList<>();
	private final boolean partsWanted;
	private Future<?> lastWhole;
	private Future<?> lastPart;

	private long partFill;
	private BlockPool.Block block;
	private byte[] buffer = new byte[0];
	private long base;
	private int position;
	private int limit;
	private boolean ended;

	/** @param partsWanted whether a digest of each MiB is wanted as well */
	EvidenceStream(ReadableByteChannel channel, boolean partsWanted) {
		this.channel = channel;
		this.partsWanted = partsWanted;
	}

	private static ExecutorService digester() {
		return Executors.newSingleThreadExecutor(task -> {
			Thread thread = new Thread(task, "capture-digest");
			thread.setDaemon(true);
			return thread;
		});
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

	/** Offset of the next byte in the file. */
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
			digest(next, carried, limit);
		}
	}

	private void digest(BlockPool.Block bytes, int from, int to) {
		bytes.hold();
		lastWhole = digesters[0].submit(() -> {
			whole.update(bytes.bytes, from, to - from);
			bytes.release();
		});
		if (partsWanted) {
			bytes.hold();
			lastPart = digesters[1].submit(() -> {
				parts(bytes.bytes, from, to);
				bytes.release();
			});
		}
	}

	private void parts(byte[] bytes, int from, int to) {
		int at = from;
		while (at < to) {
			int count = (int) Math.min(to - at, MIB - partFill);
			part.update(bytes, at, count);
			partFill += count;
			at += count;
			if (partFill == MIB) {
				parts.add(Digest.of(Digest.SHA_256, part.digest()));
				partFill = 0;
			}
		}
	}

	private static void await(Future<?> task) throws IOException {
		try {
			if (task != null) {
				task.get();
			}
		} catch (ExecutionException failed) {
			throw new IllegalStateException("digest failed", failed.getCause());
		} catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted while reading", interrupted);
		}
	}

	/** Reads what is left, and ends the digests. */
	void finish() throws IOException {
		while (!ended) {
			position = limit;
			fill(1);
		}
		position = limit;
		await(lastWhole);
		await(lastPart);
		if (partFill > 0) {
			parts.add(Digest.of(Digest.SHA_256, part.digest()));
			partFill = 0;
		}
	}

	/** Length of the file; after {@link #finish()}. */
	long length() {
		return base + limit;
	}

	/** SHA-256 of the file; once, after {@link #finish()}. */
	Digest digest() {
		return Digest.of(Digest.SHA_256, whole.digest());
	}

	/** SHA-256 of each MiB, if wanted; after {@link #finish()}. */
	List<Digest> mib() {
		return List.copyOf(parts);
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
		for (ExecutorService digester : digesters) {
			digester.shutdownNow();
		}
	}
}
