package org.telltale.capture.frame;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The arrays through which a file passes: a few, used again when nobody holds them any more, so that memory does not grow
 * with the file and whoever reads too far ahead waits.
 */
final class BlockPool {

	private final int size;
	private final ArrayBlockingQueue<byte[]> spare;
	private final AtomicInteger unmade;

	/** @param size of each array in bytes @param count how many there may be */
	BlockPool(int size, int count) {
		this.size = size;
		this.spare = new ArrayBlockingQueue<>(count);
		this.unmade = new AtomicInteger(count);
	}

	/** An array of at least {@code length} bytes, held once; waits until there is one. Longer ones than usual are made for the occasion. */
	Block take(int length) throws IOException {
		if (length > size) {
			return new Block(new byte[length], false);
		}
		byte[] bytes = spare.poll();
		if (bytes == null && unmade.get() > 0) {
			unmade.decrementAndGet();
			bytes = new byte[size];
		}
		try {
			return new Block(bytes == null ? spare.take() : bytes, true);
		} catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted while reading", interrupted);
		}
	}

	/** An array with its holders; the last one who lets go gives it back. */
	final class Block {
		final byte[] bytes;
		private final boolean pooled;
		private final AtomicInteger holders = new AtomicInteger(1);

		private Block(byte[] bytes, boolean pooled) {
			this.bytes = bytes;
			this.pooled = pooled;
		}

		void hold() {
			holders.incrementAndGet();
		}

		void release() {
			if (holders.decrementAndGet() == 0 && pooled) {
				spare.add(bytes);
			}
		}
	}
}
