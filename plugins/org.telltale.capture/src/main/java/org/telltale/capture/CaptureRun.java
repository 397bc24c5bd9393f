package org.telltale.capture;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.telltale.base.Progress;
import org.telltale.capture.frame.Frame;
import org.telltale.capture.frame.FrameReader;
import org.telltale.capture.frame.ProblemLog;

/** One reading of one capture: owns what is shared by its flows. */
final class CaptureRun implements AutoCloseable {

	private static final int PROGRESS_FRAMES = 0x3fff;

	private final String name;
	private final CaptureListener listener;
	private final ProblemLog log;
	private final FrameReader reader;
	private final Frame frame = new Frame();
	private final TreeSet<Integer> linkTypes = new TreeSet<>();
	private long bytes;
	private long truncated;
	private long first = Long.MAX_VALUE;
	private long last = Long.MIN_VALUE;
	private int lastLinkType = Integer.MIN_VALUE;

	CaptureRun(ReadableByteChannel channel, String name, CaptureOptions options, CaptureListener listener) {
		this.name = name;
		this.listener = listener;
		this.log = new ProblemLog(name);
		this.reader = new FrameReader(channel, log);
	}

	CaptureSummary run(long size, Progress progress) throws IOException {
		boolean cancelled = false;
		while (!cancelled && reader.next(frame)) {
			count();
			listener.frame(frame.number, frame.timeNanos, frame.offset, frame.captured, frame.original, -1);
			if ((frame.number & PROGRESS_FRAMES) == 0) {
				progress.step("frames", reader.offset(), size);
				cancelled = progress.cancelled();
			}
		}
		FrameReader.Totals totals = reader.finish();
		progress.step("frames", totals.length(), totals.length());
		boolean timed = first <= last;
		CaptureSummary summary = new CaptureSummary(name, reader.format(), totals.sha256(), totals.mib(), totals.length(), reader.frames(), bytes,
				timed ? Optional.of(first) : Optional.empty(), timed ? Optional.of(last) : Optional.empty(),
				new ArrayList<>(linkTypes), truncated, 0, cancelled, log.problems(totals.sha256().hex()));
		List.copyOf(summary.problems()).forEach(listener::problem);
		return summary;
	}

	private void count() {
		bytes += frame.original;
		if (frame.captured < frame.original) {
			truncated++;
		}
		if (frame.timed) {
			first = Math.min(first, frame.timeNanos);
			last = Math.max(last, frame.timeNanos);
		}
		if (frame.linkType != lastLinkType) {
			lastLinkType = frame.linkType;
			linkTypes.add(lastLinkType);
		}
	}

	@Override
	public void close() {
		reader.close();
	}
}
