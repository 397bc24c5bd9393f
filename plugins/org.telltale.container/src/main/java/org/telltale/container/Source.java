package org.telltale.container;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.telltale.base.ByteRange;

/**
 * Bytes that can be read anywhere, never changed. A source is an image (a file, an array) or is derived from other
 * sources; a derived one says where its bytes are stored plainly in the image. Reading is stateless, but a source is
 * meant for one thread at a time.
 */
public interface Source {

	/** Bytes that there are. */
	long length();

	/**
	 * Reads what is there of {@code [offset, offset + count)}.
	 *
	 * @param offset from the source's start, not negative; at or behind the end nothing is read
	 * @param into receives the bytes
	 * @param at first index of {@code into}
	 * @param count bytes wanted
	 * @return bytes read: {@code count}, or fewer only where the source ends
	 * @throws IOException if the environment fails; bad input never throws
	 */
	int read(long offset, byte[] into, int at, int count) throws IOException;

	/**
	 * Where a range of this source is stored plainly (neither compressed nor made up) in the image.
	 *
	 * @return ranges of the image in this source's order, neighbours joined; empty if any byte is not stored plainly
	 */
	Optional<List<ByteRange>> origin(ByteRange range);

	/** How many bytes of a range are made up (holes, fills) rather than stored: an image may claim any number of them. */
	default long filled(ByteRange range) {
		return 0;
	}

	/** The bytes of {@code [offset, offset + count)} that are there: at most {@code count}, allocated by what is there. */
	default byte[] bytes(long offset, int count) throws IOException {
		int there = (int) Math.max(0, Math.min(count, length() - offset));
		byte[] bytes = new byte[there];
		int read = there == 0 ? 0 : read(offset, bytes, 0, there);
		return read == there ? bytes : java.util.Arrays.copyOf(bytes, read);
	}

	/** The image offset of the first byte of a range that is stored plainly, in one piece or in several. */
	default OptionalLong imageOffset(ByteRange range) {
		return origin(range).filter(ranges -> !ranges.isEmpty()).map(ranges -> OptionalLong.of(ranges.getFirst().offset()))
				.orElse(OptionalLong.empty());
	}

	/** A part of this source as a source; the range must lie inside. */
	default Source view(ByteRange range) {
		if (range.end() > length()) {
			throw new IllegalArgumentException("no such part: " + range + " of " + length());
		}
		return new PieceSource(List.of(new Piece.Stored(range.length(), this, range.offset())));
	}

	/** A source of no bytes, stored nowhere. */
	static Source empty() {
		return new PieceSource(List.of());
	}

	/** An image that is an array; it is not copied. */
	static Source of(byte[] image) {
		return new MemorySource(image);
	}
}
