package org.telltale.worker;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.Where;
import org.telltale.base.json.Json;

/** The child's end of the line: writes answers, so often that little is lost if the child dies. */
final class ChildAnswers implements Progress {

	private static final long FLUSH_NANOS = 50_000_000;
	private static final long STEP_NANOS = 200_000_000;

	private final OutputStream out;
	private final String evidence;
	private long records;
	private long flushed = System.nanoTime();
	private long stepped = System.nanoTime();

	ChildAnswers(OutputStream out, String evidence) {
		this.out = new BufferedOutputStream(out, 1 << 16);
		this.evidence = evidence;
	}

	void record(Json.Fields record) {
		byte[] line = bytes(new Answer.Found(record));
		if (line.length > WorkerLimits.LINE_BYTES) {
			problem(new Problem("worker.record-too-long", Where.at(evidence, 0, 0),
					"A record of " + line.length + " bytes is longer than the " + WorkerLimits.LINE_BYTES + " that are passed on.",
					"It is not listed."));
			return;
		}
		records++;
		write(line);
	}

	void problem(Problem problem) {
		byte[] line = bytes(new Answer.Trouble(problem));
		if (line.length <= WorkerLimits.LINE_BYTES) {
			write(line);
		} else {
			problem(new Problem(problem.code(), problem.where(), "A problem is told in " + line.length + " bytes.", "See its code."));
		}
	}

	void done() {
		write(bytes(new Answer.Done(records)));
		flush();
	}

	@Override
	public void step(String what, long done, long total) {
		long now = System.nanoTime();
		if (now - stepped > STEP_NANOS) {
			stepped = now;
			write(bytes(new Answer.Step(what, done, total)));
		}
	}

	/** A child is cancelled by its end. */
	@Override
	public boolean cancelled() {
		return false;
	}

	private static byte[] bytes(Answer answer) {
		return (answer.line() + "\n").getBytes(StandardCharsets.UTF_8);
	}

	private void write(byte[] line) {
		try {
			out.write(line);
			long now = System.nanoTime();
			if (now - flushed > FLUSH_NANOS) {
				flushed = now;
				out.flush();
			}
		} catch (IOException parentGone) {
			throw new UncheckedIOException(parentGone);
		}
	}

	void flush() {
		try {
			out.flush();
		} catch (IOException parentGone) {
			throw new UncheckedIOException(parentGone);
		}
	}
}
