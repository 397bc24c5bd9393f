package org.telltale.container.ewf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Adler32;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.Source;

/**
 * A section of a segment file.
 *
 * @param type what it is
 * @param offset of its descriptor
 * @param next offset of the next descriptor, as it says
 * @param end where its content ends, never behind the file's end
 * @param intact whether the descriptor's sum holds
 */
record Section(String type, long offset, long next, long end, boolean intact) {

	static final int DESCRIPTOR = 76;

	/** The section at an offset; empty if the file ends inside its descriptor or its type is no word. */
	static Optional<Section> at(Source file, long offset) throws IOException {
		byte[] bytes = file.bytes(offset, DESCRIPTOR);
		try {
			ByteCursor cursor = new ByteCursor(bytes).order(ByteOrder.LITTLE_ENDIAN);
			String type = new String(cursor.bytes(16), StandardCharsets.ISO_8859_1).replaceFirst("\0+$", "");
			long next = cursor.u64();
			long size = cursor.u64();
			boolean intact = cursor.seek(DESCRIPTOR - 4L).u32() == sum(bytes, 0, DESCRIPTOR - 4);
			if (!type.matches("[a-z0-9]+")) {
				return Optional.empty();
			}
			long end = next > offset ? next : size >= DESCRIPTOR && size <= file.length() - offset ? offset + size : file.length();
			return Optional.of(new Section(type, offset, next, Math.min(file.length(), Math.max(end, offset + DESCRIPTOR)), intact));
		} catch (TruncatedException cut) {
			return Optional.empty();
		}
	}

	/** Where its content starts. */
	long content() {
		return offset + DESCRIPTOR;
	}

	/** Up to so many bytes of its content. */
	byte[] bytes(Source file, int most) throws IOException {
		return file.bytes(content(), (int) Math.min(most, end - content()));
	}

	/** Whether it ends the list of its file. */
	boolean isLast() {
		return type.equals("next") || type.equals("done");
	}

	static long sum(byte[] bytes, int from, int count) {
		Adler32 sum = new Adler32();
		sum.update(bytes, from, count);
		return sum.getValue();
	}

	/** Whether the sum that stands at an index is that of the bytes from {@code from} to it. */
	static boolean isSummed(byte[] bytes, int from, int at) {
		if (at < from || at > bytes.length - 4) {
			return false;
		}
		long stored = Integer.toUnsignedLong(Integer.reverseBytes(ByteBuffer.wrap(bytes, at, 4).getInt()));
		return stored == sum(bytes, from, at - from);
	}

	/** A stored digest; all zeros stand for none. */
	static Optional<byte[]> digest(byte[] content, int from, int length) {
		if (content.length < from + length) {
			return Optional.empty();
		}
		byte[] digest = Arrays.copyOfRange(content, from, from + length);
		return Arrays.equals(digest, new byte[length]) ? Optional.empty() : Optional.of(digest);
	}
}
