package org.telltale.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.handset.HandsetRecord;

/**
 * Reads hostile files in a child JVM, a fresh one for each file, so that none can touch the case, the parent's memory or
 * what is read of another file. The child inherits no environment; whatever becomes of it is a problem of that one file.
 * Thread-safe: each call has its own child.
 */
public final class Worker {

	private static final long POLL_MILLIS = 100;
	private static final int OUT_OF_MEMORY = 3;

	private final WorkerLimits limits;
	private final ChildProgram program;

	/** A worker within these limits. */
	public Worker(WorkerLimits limits) {
		this(limits, ChildProgram.ours());
	}

	Worker(WorkerLimits limits, ChildProgram program) {
		this.limits = limits;
		this.program = program;
	}

	/** What a file is, by its content: nothing if it is of no kind that a worker reads; of an archive there may be two answers. */
	public Outcome<List<Recognised>> recognise(Path file) {
		List<Json.Fields> answers = new ArrayList<>();
		WorkerResult result = run(WorkerRequest.of(WorkerTask.RECOGNISE, file), answers::add, Progress.NONE);
		return Outcome.of(answers.stream().flatMap(answer -> Recognised.fromJson(answer).stream()).toList(), result.problems());
	}

	/** Reads a handset's file; the records come in the file's order, on the calling thread. */
	public WorkerResult handset(WorkerRequest request, Consumer<HandsetRecord> sink, Progress progress) {
		return run(request, record -> HandsetRecord.fromJson(record).ifPresent(sink), progress);
	}

	/**
	 * Walks an image, an archive or a package.
	 *
	 * @param sink takes the lines of {@code telltale firmware}: image, partition, file, package, indicator, and problem for
	 *        what could not be read inside; on the calling thread, parents first
	 */
	public WorkerResult firmware(WorkerRequest request, Consumer<Json.Fields> sink, Progress progress) {
		return run(request, sink, progress);
	}

	/**
	 * Carries out a task.
	 *
	 * @param sink takes each record, checked, in its module's JSON form, on the calling thread
	 * @param progress hears the child's steps; the child is ended when it cancels
	 * @return how it ended; the caller's interrupt flag is kept and ends the child too
	 */
	public WorkerResult run(WorkerRequest request, Consumer<Json.Fields> sink, Progress progress) {
		try {
			RecordCheck check = new RecordCheck(request);
			Process child = start(Files.size(request.main().file()));
			try {
				return new Conversation(request, limits.forBytes(check.bytes()), check, sink, progress).with(child);
			} finally {
				end(child);
			}
		} catch (IOException e) {
			return new WorkerResult(false, 0, List.of(new Problem("worker.start", Where.at(request.main().evidence(), 0, 0),
					"The file cannot be opened, or no process can be started to read it: " + e.getMessage(), "Nothing of it is listed.")));
		}
	}

	/** Nothing of the parent's environment goes to the child; the locale lets it open files of any name. */
	private Process start(long fileBytes) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(program.command(limits, fileBytes));
		Map<String, String> environment = builder.environment();
		Optional<String> systemRoot = Optional.ofNullable(environment.get("SystemRoot"));
		environment.clear();
		environment.put("LC_ALL", "C.UTF-8");
		systemRoot.ifPresent(root -> environment.put("SystemRoot", root));
		builder.directory(Path.of(System.getProperty("java.home")).toFile());
		builder.redirectError(ProcessBuilder.Redirect.DISCARD);
		return builder.start();
	}

	private static void end(Process child) {
		child.destroyForcibly();
	}

	/** Sends the request; a child that is dead already shows when its answers are read. */
	static void send(Process child, WorkerRequest request) {
		try (OutputStream out = child.getOutputStream()) {
			out.write((request.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
		} catch (IOException childGone) {
			child.destroy();
		}
	}

	/** Why a child ended without saying that it is done. */
	static String death(Process child) throws InterruptedException {
		if (!child.waitFor(2, TimeUnit.SECONDS)) {
			return "it closed its answers and did not end";
		}
		return child.exitValue() == OUT_OF_MEMORY ? "its memory was exhausted" : "it ended with code " + child.exitValue();
	}

	static long pollMillis() {
		return POLL_MILLIS;
	}
}
