package org.telltale.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.Where;
import org.telltale.base.json.Json;

/** One request and the answers to it. Keeps what was said before something went wrong. */
final class Conversation {

	private static final int MOST_PROBLEMS = 10_000;

	private final WorkerRequest request;
	private final WorkerLimits limits;
	private final RecordCheck check;
	private final Consumer<Json.Fields> sink;
	private final Progress progress;
	private final List<Problem> problems = new ArrayList<>();
	private long records;
	private boolean over;
	private boolean complete;

	Conversation(WorkerRequest request, WorkerLimits limits, RecordCheck check, Consumer<Json.Fields> sink, Progress progress) {
		this.request = request;
		this.limits = limits;
		this.check = check;
		this.sink = sink;
		this.progress = progress;
	}

	WorkerResult with(Process child) {
		ChildLines lines = new ChildLines(child.getInputStream());
		Thread reader = Thread.ofPlatform().daemon().name("telltale-worker-answers").start(lines);
		try {
			Worker.send(child, request);
			listen(child, lines);
		} catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			fail("worker.cancelled", "Reading was interrupted");
		} finally {
			reader.interrupt();
		}
		return new WorkerResult(complete, records, problems);
	}

	private void listen(Process child, ChildLines lines) throws InterruptedException {
		long deadline = System.nanoTime() + limits.time().toNanos();
		while (!over) {
			ChildLines.Event event = lines.events().poll(Worker.pollMillis(), TimeUnit.MILLISECONDS);
			if (progress.cancelled()) {
				fail("worker.cancelled", "Reading was cancelled");
			} else if (event == null || event instanceof ChildLines.Line) {
				if (event instanceof ChildLines.Line line) {
					take(line.bytes());
				}
				if (!over && System.nanoTime() > deadline) {
					fail("worker.timeout", "Reading took longer than " + limits.time());
				}
			} else if (event instanceof ChildLines.TooLong) {
				fail("worker.garbage", "The process that read it answered with a line of more than " + WorkerLimits.LINE_BYTES + " bytes");
			} else {
				fail("worker.died", "The process that read it died: " + Worker.death(child));
			}
		}
	}

	private void take(byte[] line) {
		Optional<Answer> answer = Answer.parse(line);
		if (answer.isEmpty()) {
			fail("worker.garbage", "The process that read it answered with a line that is none of the protocol's");
			return;
		}
		switch (answer.get()) {
			case Answer.Found found -> found(found.record());
			case Answer.Step step -> progress.step(step.what(), step.done(), step.total());
			case Answer.Trouble trouble -> trouble(trouble.problem());
			case Answer.Done done -> done(done.records());
		}
	}

	private void done(long sent) {
		over = true;
		complete = sent == records;
		if (!complete) {
			fail("worker.garbage", "The process that read it sent " + records + " records and says " + sent);
		}
	}

	private void found(Json.Fields record) {
		if (!check.holds(record)) {
			fail("worker.garbage", "The process that read it answered with a record that cannot come from this file");
		} else if (records >= check.mostRecords(limits.records())) {
			fail("worker.too-many", "The file gives more than " + check.mostRecords(limits.records()) + " records");
		} else {
			records++;
			sink.accept(record);
		}
	}

	private void trouble(Problem problem) {
		if (problems.size() < MOST_PROBLEMS) {
			problems.add(problem);
		} else {
			fail("worker.too-many", "The file gives more than " + MOST_PROBLEMS + " problems");
		}
	}

	private void fail(String code, String what) {
		over = true;
		complete = false;
		problems.add(new Problem(code, Where.at(request.main().evidence(), 0, 0), what + ".",
				"The " + records + " records read before are kept; what follows in the file is not listed."));
	}
}
