package org.telltale.capture.frame;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.telltale.base.Digest;
import org.telltale.base.Problem;

/** Everything that a {@link FrameReader} gave of a file, for tests. */
final class Reading implements FileNotes {

	/** A copy of a frame. */
	record Copy(long number, long nanos, boolean timed, long offset, byte[] bytes, long original, int linkType, int source, int fcsBytes,
			int direction, int uid) {
	}

	final List<Copy> frames = new ArrayList<>();
	final List<Object> notes = new ArrayList<>();
	List<Problem> problems;
	String format;
	FrameReader.Totals totals;

	static Reading of(byte[] file) {
		Reading reading = new Reading();
		ProblemLog log = new ProblemLog("test");
		try (FrameReader reader = new FrameReader(Channels.newChannel(new ByteArrayInputStream(file)), log, true, reading)) {
			Frame frame = new Frame();
			while (reader.next(frame)) {
				reading.frames.add(new Copy(frame.number, frame.timeNanos, frame.timed, frame.offset,
						Arrays.copyOfRange(frame.bytes, frame.start, frame.start + frame.captured), frame.original, frame.linkType, frame.source,
						frame.fcsBytes, frame.direction, frame.uid));
			}
			reading.format = reader.format();
			reading.totals = reader.finish();
			reading.problems = log.problems("test");
		} catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
		if (!Digest.sha256(file).equals(reading.totals.sha256())) {
			throw new AssertionError("digest");
		}
		return reading;
	}

	List<String> codes() {
		return problems.stream().map(Problem::code).toList();
	}

	<T> List<T> of(Class<T> kind) {
		return notes.stream().filter(kind::isInstance).map(kind::cast).toList();
	}

	@Override
	public void section(Section section) {
		notes.add(section);
	}

	@Override
	public void source(CaptureSource source) {
		notes.add(source);
	}

	@Override
	public void comment(Comment comment) {
		notes.add(comment);
	}

	@Override
	public void name(ResolvedName name) {
		notes.add(name);
	}

	@Override
	public void secrets(Secrets secrets) {
		notes.add(secrets);
	}

	@Override
	public void app(App app) {
		notes.add(app);
	}

	@Override
	public void drops(Drops drops) {
		notes.add(drops);
	}

	@Override
	public void custom(CustomBlock block) {
		notes.add(block);
	}
}
