package org.telltale.cli.bench.workload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import org.telltale.base.Progress;

/** Writes repetitions of a template into one capture, those that run at the same time merged, until a size is reached. */
final class WorkloadWriter {

	/** A repetition begins this long after the one before; shorter than most repetitions are, so that they overlap. */
	private static final long STEP_MICROS = 120_000_000;
	/** 2024-01-01T00:00:00Z. */
	private static final long START_SECONDS = 1_704_067_200;
	private static final int FILE_HEADER = 24;
	private static final int RECORD_HEADER = 16;
	private static final int SNAP_LENGTH = 262_144;
	private static final int BLOCK = 1 << 20;

	/** A repetition that runs: where it is in the template, and its addresses. */
	private static final class Run {
		private final AddressPlan plan;
		private long startMicros;
		private int next;

		Run(AddressPlan plan) {
			this.plan = plan;
		}
	}

	private final Template template;
	private final long seed;
	private final List<Run> running = new ArrayList<>();
	private final List<Run> ended = new ArrayList<>();
	private final byte[] block = new byte[BLOCK + SNAP_LENGTH + RECORD_HEADER];
	private final ByteBuffer view = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
	private final int[] scratch;
	private int repetitions;
	private int filled;
	private long frames;
	private long frameBytes;
	private long flows;

	WorkloadWriter(Template template, long seed) {
		this.template = template;
		this.seed = seed;
		this.scratch = new int[template.frames().stream().mapToInt(f -> f.edits().checksums().length).max().orElse(0)];
	}

	/** Writes until the next frame would make the file larger than wanted. */
	Workload write(Path file, long size, Progress progress) throws IOException {
		long written = 0;
		try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
			header();
			for (Run run = next(); written + filled + RECORD_HEADER + frame(run).frame().bytes().length <= size; run = next()) {
				record(run);
				if (filled >= BLOCK) {
					written += flush(out);
					progress.step(String.valueOf(file.getFileName()), written, size);
				}
			}
			written += flush(out);
		}
		return new Workload(file, written, frames, frameBytes, flows);
	}

	private void header() {
		view.putInt(0, 0xa1b2c3d4).putShort(4, (short) 2).putShort(6, (short) 4).putLong(8, 0).putInt(16, SNAP_LENGTH).putInt(20, 1);
		filled = FILE_HEADER;
	}

	private Template.Timed frame(Run run) {
		return template.frames().get(run.next);
	}

	private long micros(Run run) {
		return run.startMicros + frame(run).micros();
	}

	/** The running repetition whose frame is due, a new one if its time has come; at the same time the older one goes first. */
	private Run next() {
		Run best = null;
		for (Run run : running) {
			if (best == null || micros(run) < micros(best)) {
				best = run;
			}
		}
		long begins = repetitions * STEP_MICROS + template.frames().getFirst().micros();
		return best != null && micros(best) <= begins ? best : begin();
	}

	private Run begin() {
		Run run = ended.isEmpty() ? new Run(new AddressPlan(template.book(), seed)) : ended.removeLast();
		run.plan.set(repetitions);
		run.startMicros = repetitions * STEP_MICROS;
		run.next = 0;
		repetitions++;
		running.add(run);
		return run;
	}

	private void record(Run run) {
		Template.Timed timed = frame(run);
		byte[] bytes = timed.frame().bytes();
		long micros = micros(run);
		view.putInt(filled, (int) (START_SECONDS + micros / 1_000_000)).putInt(filled + 4, (int) (micros % 1_000_000));
		view.putInt(filled + 8, bytes.length).putInt(filled + 12, timed.frame().originalLength());
		System.arraycopy(bytes, 0, block, filled + RECORD_HEADER, bytes.length);
		timed.edits().apply(run.plan, block, filled + RECORD_HEADER, scratch);
		filled += RECORD_HEADER + bytes.length;
		frames++;
		frameBytes += bytes.length;
		flows += timed.newFlows();
		run.next++;
		if (run.next == template.frames().size()) {
			running.remove(run);
			ended.add(run);
		}
	}

	private int flush(FileChannel out) throws IOException {
		ByteBuffer full = ByteBuffer.wrap(block, 0, filled);
		while (full.hasRemaining()) {
			out.write(full);
		}
		int count = filled;
		filled = 0;
		return count;
	}
}
