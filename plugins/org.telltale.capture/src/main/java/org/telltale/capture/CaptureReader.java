package org.telltale.capture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.capture.frame.CaptureSet;
import org.telltale.capture.frame.FileSequence;
import org.telltale.capture.set.SetPlaces;
import org.telltale.capture.set.SetSeams;

/**
 * Reads a capture, one file or a set, in one pass and tells a listener what it holds. Bounded memory; the same file, version and options
 * give the same calls in the same order.
 */
public final class CaptureReader {

	private CaptureReader() {
	}

	/**
	 * Reads the file at {@code path}.
	 *
	 * @throws IOException if the file cannot be opened or read; damage in it is a problem in the summary instead
	 */
	public static CaptureSummary read(Path path, CaptureOptions options, CaptureListener listener, Progress progress)
			throws IOException {
		return read(FileChannel.open(path, StandardOpenOption.READ), String.valueOf(path.getFileName()), options, listener, progress);
	}

	/**
	 * Reads a capture from the channel's beginning, and closes it.
	 *
	 * @param name what the summary calls it
	 * @throws IOException if the channel cannot be read
	 */
	public static CaptureSummary read(SeekableByteChannel channel, String name, CaptureOptions options,
			CaptureListener listener, Progress progress) throws IOException {
		CaptureFiles files = new CaptureFiles(name, List.of(new Input(name, () -> channel.position(0))), false);
		try (channel; CaptureRun run = new CaptureRun(files, options, listener)) {
			CaptureFound found = run.run(channel.size(), progress);
			CaptureSummary summary = found.summaries().getFirst();
			return summary.with(tell(found.log().problems(summary.sha256().hex()).stream(), listener));
		}
	}

	/**
	 * Reads the files of a set one behind the other as one capture. What the listener hears counts frames and bytes over the whole set, problems apart;
	 * {@link SetSummary#places()} and {@link org.telltale.capture.set.SetNaming} say what is whose.
	 *
	 * @throws IOException if a file cannot be opened or read; damage in it is a problem in the summary instead
	 */
	public static SetSummary read(CaptureSet set, CaptureOptions options, CaptureListener listener, Progress progress) throws IOException {
		List<Input> inputs = new ArrayList<>();
		long size = 0;
		for (CaptureSet.Member member : set.members()) {
			inputs.add(new Input(member.name(), () -> FileChannel.open(member.path(), StandardOpenOption.READ)));
			size += Files.size(member.path());
		}
		try (CaptureRun run = new CaptureRun(new CaptureFiles("set", inputs, true), options, listener)) {
			CaptureFound found = run.run(size, progress);
			SetPlaces places = SetPlaces.of(found.files());
			List<Problem> problems = tell(Stream.concat(found.log().problems("").stream().map(places::problem),
					SetSeams.problems(set, places, found.summaries().stream().map(CaptureSummary::lastNanos).toList()).stream()), listener);
			return new SetSummary(found.summaries().stream().map(file -> file.with(problems.stream()
					.filter(problem -> problem.where().evidence().equals(file.sha256().hex())).toList())).toList(), places, problems);
		}
	}

	private static List<Problem> tell(Stream<Problem> problems, CaptureListener listener) {
		List<Problem> all = problems.toList();
		all.forEach(listener::problem);
		return all;
	}

	/** Opens a file's channel. */
	private interface Opener {
		ReadableByteChannel open() throws IOException;
	}

	private record Input(String name, Opener opener) implements FileSequence.Input {

		@Override
		public ReadableByteChannel open() throws IOException {
			return opener.open();
		}
	}
}
