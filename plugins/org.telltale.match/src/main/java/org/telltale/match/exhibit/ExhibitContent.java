package org.telltale.match.exhibit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.telltale.base.ByteRange;

/** Random access to the bytes of an exhibit, so that a photo need not stay in memory. */
@FunctionalInterface
public interface ExhibitContent {

	/**
	 * The bytes {@code [offset, offset + length)}; fewer where the content ends, none behind it.
	 *
	 * @param offset in bytes from the content's start, never negative
	 * @param length in bytes, never negative
	 * @throws IOException if the bytes cannot be had
	 */
	byte[] read(long offset, int length) throws IOException;

	/** A piece of this content. */
	default ExhibitContent part(ByteRange range) {
		return (offset, length) -> offset >= range.length() ? new byte[0]
				: read(range.offset() + offset, (int) Math.min(length, range.length() - offset));
	}

	/** Pieces of this content, one behind the other. */
	default ExhibitContent parts(List<ByteRange> ranges) {
		if (ranges.size() == 1) {
			return part(ranges.getFirst());
		}
		List<ByteRange> all = List.copyOf(ranges);
		return (offset, length) -> {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			long start = 0;
			for (ByteRange range : all) {
				long from = offset + out.size() - start;
				if (from < 0) {
					break;
				}
				if (from < range.length()) {
					out.writeBytes(part(range).read(from, length - out.size()));
				}
				start += range.length();
			}
			return out.toByteArray();
		};
	}

	/** Content that is in memory. The array is not copied. */
	static ExhibitContent of(byte[] bytes) {
		return (offset, length) -> offset >= bytes.length ? new byte[0]
				: Arrays.copyOfRange(bytes, (int) offset, (int) Math.min(bytes.length, offset + length));
	}

	/** The content of a file, opened anew for each read. */
	static ExhibitContent of(Path file) {
		return (offset, length) -> {
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
				ByteBuffer buffer = ByteBuffer.allocate(length);
				while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
					// until full or at the end
				}
				return Arrays.copyOf(buffer.array(), buffer.position());
			}
		};
	}
}
