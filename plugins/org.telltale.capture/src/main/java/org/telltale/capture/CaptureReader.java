package org.telltale.capture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.telltale.base.Progress;

/**
 * Reads a capture in one pass and tells a listener what it holds. Bounded memory; the same file, version and options
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
		try (SeekableByteChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
			return read(channel, String.valueOf(path.getFileName()), options, listener, progress);
		}
	}

	/**
	 * Reads a capture from the channel's beginning.
	 *
	 * @param name what the summary calls it
	 * @throws IOException if the channel cannot be read
	 */
	public static CaptureSummary read(SeekableByteChannel channel, String name, CaptureOptions options,
			CaptureListener listener, Progress progress) throws IOException {
		channel.position(0);
		try (CaptureRun run = new CaptureRun(channel, name, options, listener)) {
			return run.run(channel.size(), progress);
		}
	}
}
