package org.telltale.store.cases;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.telltale.base.CaptureInstant;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.store.Actor;
import org.telltale.store.CaseException;

/**
 * Who may write a case. {@code case.lock} is locked as long as the case is open for writing, and names the holder; {@code case.busy}
 * is locked while a transaction runs, and by readers, shared, while they copy the database. Both are locks of the operating system:
 * they end with the process that holds them, however it ends.
 */
final class CaseLock implements AutoCloseable {

	/** Far behind the text, since Windows forbids to read locked bytes. */
	private static final long LOCKED_OFFSET = 1L << 40;
	/** Held for a moment by whoever wants to come next: a writer of many short transactions leaves readers their turn. */
	private static final long TURN_OFFSET = LOCKED_OFFSET + 1;
	private static final Duration READER_WAITS = Duration.ofSeconds(30);
	private static final long POLL_MILLIS = 20;

	/**
	 * Cases that this process holds. On POSIX systems closing any channel of a file drops all of the process's locks on it, so a case
	 * that is held here must be refused before its files are touched; the set stands for the process, as the locks do.
	 */
	private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

	private final Path folder;
	private final FileChannel holder;
	private final FileChannel busy;

	private CaseLock(Path folder, FileChannel holder, FileChannel busy) {
		this.folder = folder;
		this.holder = holder;
		this.busy = busy;
	}

	/** Takes the case for writing, or says who has it. */
	static CaseLock hold(CaseFolder folder, Actor actor, long atNanos) throws CaseException {
		Path root = realPath(folder);
		if (!HELD_HERE.add(root)) {
			throw new CaseException("the case " + root + " is open in this program already", "use the window in which it is open");
		}
		CaseLock held = null;
		try {
			held = tryHold(folder, root, actor, atNanos);
			return held;
		} catch (IOException e) {
			throw new CaseException("the case " + root + " cannot be locked", "check that you may write in the folder", e);
		} finally {
			if (held == null) {
				HELD_HERE.remove(root);
			}
		}
	}

	private static CaseLock tryHold(CaseFolder folder, Path root, Actor actor, long atNanos) throws IOException, CaseException {
		FileChannel holder = FileChannel.open(folder.holderLock(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
		try {
			if (holder.tryLock(LOCKED_OFFSET, 1, false) == null) {
				throw new CaseException("the case " + root + " is open for writing: " + describe(folder.holderLock()),
						"close it there; lists and reports can be read meanwhile");
			}
			byte[] text = Json.object().put("name", actor.name()).put("workstation", actor.workstation()).put("tool", actor.tool())
					.put("process", ProcessHandle.current().pid()).put("since", CaptureInstant.instantOf(atNanos).toString()).toString()
					.getBytes(StandardCharsets.UTF_8);
			holder.truncate(0);
			holder.write(ByteBuffer.wrap(text), 0);
			FileChannel busy = FileChannel.open(folder.busyLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			return new CaseLock(root, holder, busy);
		} catch (IOException | CaseException e) {
			holder.close();
			throw e;
		}
	}

	private static String describe(Path file) throws IOException {
		try {
			Json json = JsonReader.read(Files.readString(file));
			return json.text("name").orElse("?") + " on " + json.text("workstation").orElse("?") + " with " + json.text("tool").orElse("?")
					+ ", process " + json.integer("process").map(String::valueOf).orElse("?") + ", since " + json.text("since").orElse("?");
		} catch (JsonSyntaxException beingWritten) {
			return "by somebody who is just opening it";
		}
	}

	private static Path realPath(CaseFolder folder) throws CaseException {
		try {
			return folder.root().toRealPath();
		} catch (IOException e) {
			throw new CaseException("there is no case in " + folder.root(), "check the path", e);
		}
	}

	/** Marks the case as being written until the lock given is released; waits for readers that copy. */
	FileLock enterTransaction() throws CaseException {
		try {
			busy.lock(TURN_OFFSET, 1, false).release();
			return busy.lock(LOCKED_OFFSET, 1, false);
		} catch (IOException e) {
			throw new CaseException("the case " + folder + " cannot be locked", "check the disk, then open the case again", e);
		}
	}

	/** Work during which nobody writes the case. */
	@FunctionalInterface
	interface Quiet<T> {

		T run() throws CaseException, IOException;
	}

	/** Runs work while no transaction does, waiting for one that runs. The locks end with the channel. */
	static <T> T quietly(CaseFolder folder, Quiet<T> work) throws CaseException {
		Path root = realPath(folder);
		synchronized (HELD_HERE) {
			if (HELD_HERE.contains(root)) {
				throw new CaseException("the case " + root + " is open in this program already", "use the window in which it is open");
			}
			if (!Files.exists(folder.busyLock())) {
				throw new CaseException("there is no case in " + root, "check the path");
			}
			try (FileChannel channel = FileChannel.open(folder.busyLock(), StandardOpenOption.READ)) {
				FileLock turn = waitShared(channel, TURN_OFFSET, root);
				waitShared(channel, LOCKED_OFFSET, root);
				turn.release();
				return work.run();
			} catch (IOException e) {
				throw new CaseException("the case " + root + " cannot be read", "check the disk and its permissions", e);
			}
		}
	}

	private static FileLock waitShared(FileChannel channel, long offset, Path root) throws IOException, CaseException {
		long polls = READER_WAITS.toMillis() / POLL_MILLIS;
		boolean interrupted = false;
		try {
			for (long i = 0; i < polls; i++) {
				FileLock lock = tryShared(channel, offset);
				if (lock != null) {
					return lock;
				}
				try {
					Thread.sleep(POLL_MILLIS);
				} catch (InterruptedException e) {
					interrupted = true;
				}
			}
		} finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
		throw new CaseException("the case " + root + " has been written for " + READER_WAITS.toSeconds() + " seconds without a pause",
				"try again when the import is through");
	}

	private static FileLock tryShared(FileChannel channel, long offset) throws IOException {
		try {
			return channel.tryLock(offset, 1, true);
		} catch (OverlappingFileLockException anotherThread) {
			return null;
		}
	}

	@Override
	public void close() throws CaseException {
		try (busy; holder) {
			holder.truncate(0);
		} catch (IOException e) {
			throw new CaseException("the case " + folder + " cannot be unlocked", "end the program", e);
		} finally {
			HELD_HERE.remove(folder);
		}
	}
}
