package org.telltale.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.telltale.base.Progress;
import org.telltale.capture.dns.DnsMessages;
import org.telltale.capture.frame.FileSequence;
import org.telltale.capture.frame.ProblemLog;
import org.telltale.capture.frame.ResolvedName;
import org.telltale.capture.http.RangeJoiner;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.NameSeen;

/**
 * One reading of one capture, in three stages with a thread each: frames are read and their flows found; conversations are
 * put together and decoded (by several workers, if wanted); the listener hears what was found, on the caller's thread.
 * Batches go round between them, so that memory does not grow with the file, and their order is that of the file, so
 * that the listener hears the same with any number of workers.
 */
final class CaptureRun implements AutoCloseable, Finds.Hearer {

	private static final int BATCHES = 4;
	/** How much partial content of several connections may wait to be joined. */
	private static final long JOINED_BYTES = 32 << 20;

	/** A task of a stage. */
	private interface Task {
		void run() throws IOException, InterruptedException;
	}

	private final String name;
	private final CaptureListener listener;
	private final ProblemLog log;
	private final ReadingStage reading;
	private final ConversationStage conversations;
	private final List<Worker> workers = new ArrayList<>();
	private final BlockingQueue<Batch> empty = new ArrayBlockingQueue<>(BATCHES);
	private final BlockingQueue<Batch> filled = new ArrayBlockingQueue<>(BATCHES);
	private final BlockingQueue<Batch> worked = new ArrayBlockingQueue<>(BATCHES + 1);
	private final AtomicReference<Throwable> failure = new AtomicReference<>();
	private final boolean rows;
	private final KnownNames names = new KnownNames();
	private final RangeJoiner parts;

	CaptureRun(CaptureFiles files, CaptureOptions options, CaptureListener listener) {
		this.name = files.name();
		this.listener = listener;
		this.log = new ProblemLog(name);
		Set<CaptureListener.Want> wants = listener.wants();
		this.rows = wants.contains(CaptureListener.Want.FRAMES);
		this.parts = RangeJoiner.across(JOINED_BYTES, options.limits().maxDecodedBytes());
		for (int i = 0; i < options.workers(); i++) {
			workers.add(new Worker(i, options.workers(), name, options, wants));
		}
		this.conversations = new ConversationStage(workers, options.limits().maxTotalBytes());
		for (int i = 0; i < BATCHES; i++) {
			empty.add(new Batch(workers.size()));
		}
		this.reading = new ReadingStage(files, log, new SideRule(options), new ReadingStage.Batches() {
			@Override
			public Batch empty() throws InterruptedException {
				return empty.take();
			}

			@Override
			public void filled(Batch batch) throws InterruptedException {
				filled.put(batch);
			}
		}, rows, wants.contains(CaptureListener.Want.PARTS), options.depth() == CaptureOptions.Depth.FULL);
	}

	/** Reads all. @param size of all files in bytes */
	CaptureFound run(long size, Progress progress) throws IOException {
		List<Thread> threads = List.of(start("capture-reader", reading::run), start("capture-conversations", this::converse));
		boolean over = false;
		try {
			boolean last = false;
			while (!last) {
				Batch batch = worked.take();
				if (failure.get() != null) {
					throw failed();
				}
				last = batch.last;
				progress.step("frames", batch.offset, size);
				tell(batch);
				if (!last && progress.cancelled()) {
					reading.stop();
				}
			}
			over = true;
		} catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted while reading", interrupted);
		} finally {
			join(threads, !over);
		}
		if (failure.get() != null) {
			throw failed();
		}
		return summary(progress);
	}

	private Thread start(String threadName, Task task) {
		Thread thread = new Thread(() -> {
			try {
				task.run();
			} catch (Throwable thrown) {
				// The edge of a thread: errors too are kept, and failed() throws them again on the caller's thread.
				failure.compareAndSet(null, thrown);
				worked.offer(new Batch(0));
			}
		}, threadName);
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	/** Waits for the threads, however often it is interrupted: none is left behind. @param early whether they are to give up */
	private static void join(List<Thread> threads, boolean early) throws IOException {
		boolean givenUp = early;
		boolean interrupted = false;
		for (Thread thread : threads) {
			while (thread.isAlive()) {
				if (givenUp) {
					threads.forEach(Thread::interrupt);
				}
				try {
					thread.join();
				} catch (InterruptedException again) {
					interrupted = true;
					givenUp = true;
				}
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		if (interrupted && !early) {
			throw new IOException("interrupted while reading");
		}
	}

	private IOException failed() {
		return switch (failure.get()) {
			case IOException broken -> broken;
			case RuntimeException bug -> throw bug;
			case Error grave -> throw grave;
			case Throwable other -> new IOException("interrupted while reading", other);
		};
	}

	private void converse() throws InterruptedException {
		boolean last = false;
		while (!last) {
			Batch batch = filled.take();
			last = batch.last;
			batch.begin();
			worked.put(batch);
			try {
				conversations.work(batch);
			} finally {
				batch.close();
			}
		}
	}

	private void tell(Batch batch) throws InterruptedException {
		if (rows) {
			batch.tellRows(listener);
		}
		batch.tell(this);
		batch.clear();
		empty.put(batch);
	}

	private CaptureFound summary(Progress progress) throws IOException {
		parts.finish().forEach(listener::record);
		if (parts.givenUp() > 0) {
			log.add("http.ranges-given-up", 0, 0, parts.givenUp() + " resources that came in parts were not joined: too much would have been held.",
					"Each part was read and searched by itself.");
		}
		List<FileSequence.Read> files = reading.reader().finish();
		long length = files.stream().mapToLong(file -> file.totals().length()).sum();
		progress.step("frames", length, length);
		List<ProblemLog> logs = new ArrayList<>(List.of(log));
		workers.forEach(worker -> logs.add(worker.log()));
		if (reading.notes().untold() > 0) {
			log.add("note.more", 0, 0, reading.notes().untold() + " more notes of the file or network (comments, neighbours, ICMP errors) are not listed.",
					"They are counted only; frames and flows are not touched.");
		}
		if (names.forgotten() > 0) {
			log.add("name.forgotten", 0, 0, names.forgotten() + " namings of addresses were forgotten: so many addresses had names.",
					"Flows that came later to these addresses do not list them; the records and facts of the names are all there.");
		}
		if (reading.table().evicted() > 0) {
			log.add("flow.evicted", 0, 0, "More than " + FlowTable.MOST_OPEN + " flows were open at once: " + reading.table().evicted()
					+ " ended early, those first that had rested longest.", "If one of them went on, its later frames are counted as a flow of their own.");
		}
		List<CaptureSummary> summaries = new ArrayList<>();
		for (int i = 0; i < files.size(); i++) {
			summaries.add(summary(files.get(i), reading.count(i), reading.flows(i)));
		}
		return new CaptureFound(files, summaries, ProblemLog.merged(name, logs));
	}

	private CaptureSummary summary(FileSequence.Read file, FrameCount count, int flows) {
		return new CaptureSummary(file.name(), file.format(), file.totals().sha256(), file.totals().mib(), file.totals().length(), file.frames(),
				count.bytes(), count.first(), count.last(), count.linkTypes(), count.truncated(), flows, reading.stopped(), List.of());
	}

	@Override
	public void record(CaptureRecord record) {
		parts.pass(record, listener::record);
	}

	@Override
	public void name(NameSeen seen) {
		if (DnsMessages.SOURCES.contains(seen.source())) {
			names.add(seen.address(), seen.name(), seen.source(), seen.frame());
		}
		listener.name(seen);
	}

	@Override
	public void layers(List<Layer> layers) {
		listener.layers(layers);
	}

	@Override
	public void resolved(Notes.Resolved name) {
		// The file says no frame: the word stands for the whole of it.
		names.add(name.address(), name.name(), ResolvedName.SOURCE, 0);
	}

	@Override
	public void ended(OpenFlow flow) {
		listener.record(flow.toRecord(names.of(flow.flow.roles().server().address())));
	}

	@Override
	public void close() throws IOException {
		try {
			conversations.close();
		} finally {
			reading.reader().close();
		}
	}
}
