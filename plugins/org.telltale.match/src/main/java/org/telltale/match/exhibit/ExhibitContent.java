package org.telltale.match.exhibit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
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
