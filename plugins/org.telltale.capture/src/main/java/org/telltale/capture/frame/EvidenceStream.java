package org.telltale.capture.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.telltale.base.Digest;

/**
 * A file from its first byte to its last, once: the parser sees an array, and a second thread takes the digests of that
 * same array. Arrays are never changed after they were read, so parsed bytes are hashed bytes.
 */
final class EvidenceStream implements AutoCloseable {

	private static final int MIB = 1 << 20;
	private static final int BLOCK = 4 * MIB;

	private final ReadableByteChannel channel;
	private final ExecutorService digesters = Executors.newFixedThreadPool(2, task -> {
		Thread thread = new Thread(task, "capture-digest");
		thread.setDaemon(true);
		return thread;
	});
	private final MessageDigest whole = Digest.newDigester(Digest.SHA_256);
	private final MessageDigest part = Digest.newDigester(Digest.SHA_256);
	private final List<Digest> parts = new ArrayList<>();
	private final List<Future<?>> running = new ArrayList<>();
	private final byte[][] spare = new byte[2][];

	private long partFill;
	private byte[] buffer = new byte[0];
	private long base;
	private int position;
	private int limit;
	private boolean ended;

	EvidenceStream(ReadableByteChannel channel) {
		this.channel = channel;
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
		await();
		byte[] next = spare[0] != null && spare[0].length >= carried + Math.max(BLOCK, count) ? spare[0]
				: new byte[carried + Math.max(BLOCK, count) + (64 << 10)];
		System.arraycopy(buffer, position, next, 0, carried);
		ByteBuffer target = ByteBuffer.wrap(next, carried, next.length - carried);
		while (target.hasRemaining() && channel.read(target) >= 0) {
			// read until the array is full or the file ends
		}
		ended = target.hasRemaining();
		spare[0] = spare[1];
		spare[1] = buffer.length >= BLOCK ? buffer : null;
		base += position;
		position = 0;
		buffer = next;
		limit = target.position();
		int from = carried;
		int to = limit;
		running.add(digesters.submit(() -> whole.update(next, from, to - from)));
		running.add(digesters.submit(() -> parts(next, from, to)));
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

	private void await() throws IOException {
		for (Future<?> task : running) {
			try {
				task.get();
			} catch (ExecutionException failed) {
				throw new IllegalStateException("digest failed", failed.getCause());
			} catch (InterruptedException interrupted) {
				Thread.currentThread().interrupt();
				throw new IOException("interrupted while reading", interrupted);
			}
		}
		running.clear();
	}

	/** Reads what is left, and ends the digests. */
	void finish() throws IOException {
		while (!ended) {
			position = limit;
			fill(1);
		}
		position = limit;
		await();
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

	/** SHA-256 of each MiB; after {@link #finish()}. */
	List<Digest> mib() {
		return List.copyOf(parts);
	}

	/** The unsigned 32-bit number at an index of the array. */
	static long u32(byte[] bytes, int at, boolean little) {
		int value = (int) (little ? LITTLE : BIG).get(bytes, at);
		return value & 0xffffffffL;
	}

	static int u16(byte[] bytes, int at, boolean little) {
		int a = bytes[at] & 0xff;
		int b = bytes[at + 1] & 0xff;
		return little ? b << 8 | a : a << 8 | b;
	}

	private static final java.lang.invoke.VarHandle LITTLE = java.lang.invoke.MethodHandles
			.byteArrayViewVarHandle(int[].class, java.nio.ByteOrder.LITTLE_ENDIAN);
	private static final java.lang.invoke.VarHandle BIG = java.lang.invoke.MethodHandles
			.byteArrayViewVarHandle(int[].class, java.nio.ByteOrder.BIG_ENDIAN);

	@Override
	public void close() {
		digesters.shutdownNow();
		Arrays.fill(spare, null);
	}
}
