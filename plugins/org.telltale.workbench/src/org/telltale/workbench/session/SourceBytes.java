package org.telltale.workbench.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

import org.telltale.base.ByteRange;

/**
 * Bytes of an item of evidence, with some of those before and behind.
 *
 * @param bytes as they stand in the item
 * @param first offset of the first of them in the item
 * @param marked those that the place names, counted from the first of {@code bytes}
 */
public record SourceBytes(byte[] bytes, long first, ByteRange marked) {

	private static final int LINE = 16;
	private static final int LINES_AROUND = 4;
	private static final int MOST = 16 * 1024;

	/** Reads at most 16 KiB from four lines before the place to four lines behind it. What the item does not have is not there. */
	static SourceBytes read(Path item, ByteRange place) throws IOException {
		long first = Math.max(0, place.offset() / LINE - LINES_AROUND) * LINE;
		long wanted = place.offset() - first + place.length() + (long) LINES_AROUND * LINE;
		ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MOST, wanted));
		try (FileChannel channel = FileChannel.open(item, StandardOpenOption.READ)) {
			while (bytes.hasRemaining() && channel.read(bytes, first + bytes.position()) >= 0) {
				// read reads what it can
			}
		}
		int from = (int) Math.min(bytes.position(), place.offset() - first);
		return new SourceBytes(Arrays.copyOf(bytes.array(), bytes.position()), first, new ByteRange(from, Math.min(place.length(), bytes.position() - from)));
	}
}
