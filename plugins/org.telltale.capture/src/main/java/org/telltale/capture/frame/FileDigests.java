package org.telltale.capture.frame;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.telltale.base.Digest;

/** The digests of a file, of the whole and of each MiB, taken on threads of their own of the arrays that are parsed. */
final class FileDigests implements AutoCloseable {

	private static final int MIB = 1 << 20;

	private final ExecutorService wholes = thread();
	private final Optional<ExecutorService> partings;
	private final MessageDigest whole = Digest.newDigester(Digest.SHA_256);
	private final MessageDigest part = Digest.newDigester(Digest.SHA_256);
	private final List<Digest> parts = new ArrayList<>();
	private final List<Future<?>> last = new ArrayList<>();
	private long partFill;

	/** @param parts whether a digest of each MiB is wanted as well */
	FileDigests(boolean parts) {
		this.partings = parts ? Optional.of(thread()) : Optional.empty();
	}

	private static ExecutorService thread() {
		return Executors.newSingleThreadExecutor(task -> {
			Thread thread = new Thread(task, "capture-digest");
			thread.setDaemon(true);
			return thread;
		});
	}

	/** The file's next bytes; the block is held until they are digested. */
	void add(BlockPool.Block block, int from, int to) {
		last.clear();
		block.hold();
		last.add(wholes.submit(() -> {
			whole.update(block.bytes, from, to - from);
			block.release();
		}));
		partings.ifPresent(thread -> {
			block.hold();
			last.add(thread.submit(() -> {
				parts(block.bytes, from, to);
				block.release();
			}));
		});
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

	/** No more bytes come: waits for what is under way. Once. */
	void finish() throws IOException {
		for (Future<?> task : last) {
			await(task);
		}
		if (partFill > 0) {
			parts.add(Digest.of(Digest.SHA_256, part.digest()));
			partFill = 0;
		}
	}

	private static void await(Future<?> task) throws IOException {
		try {
			task.get();
		} catch (ExecutionException failed) {
			throw new IllegalStateException("digest failed", failed.getCause());
		} catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted while reading", interrupted);
		}
	}

	/** SHA-256 of the file; once, after {@link #finish()}. */
	Digest whole() {
		return Digest.of(Digest.SHA_256, whole.digest());
	}

	/** SHA-256 of each MiB, if wanted; after {@link #finish()}. */
	List<Digest> mib() {
		return List.copyOf(parts);
	}

	@Override
	public void close() {
		wholes.shutdownNow();
		partings.ifPresent(ExecutorService::shutdownNow);
	}
}
