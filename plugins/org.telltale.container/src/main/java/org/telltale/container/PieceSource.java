package org.telltale.container;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;

/** A source that is laid together from pieces of others and from fills: a view, a sparse image, a file of a file system. */
public final class PieceSource implements Source {

	private final List<Piece> pieces;
	private final long[] starts;
	private final long length;

	/** A source of these pieces, in this order; empty ones are dropped. Their lengths together must fit a long. */
	public PieceSource(List<? extends Piece> pieces) {
		this.pieces = pieces.stream().<Piece>map(piece -> piece).filter(piece -> piece.length() > 0).toList();
		this.starts = new long[this.pieces.size()];
		long sum = 0;
		for (int i = 0; i < starts.length; i++) {
			starts[i] = sum;
			sum = Math.addExact(sum, this.pieces.get(i).length());
		}
		this.length = sum;
	}

	@Override
	public long length() {
		return length;
	}

	@Override
	public long filled(ByteRange range) {
		long filled = 0;
		long end = Math.min(length, range.end());
		long offset = range.offset();
		for (int i = offset >= end ? starts.length : indexOf(offset); offset < end; i++) {
			long inside = offset - starts[i];
			long part = Math.min(end - offset, pieces.get(i).length() - inside);
			filled += pieces.get(i) instanceof Piece.Stored stored
					? stored.parent().filled(new ByteRange(stored.parentOffset() + inside, part)) : part;
			offset += part;
		}
		return filled;
	}

	@Override
	public int read(long offset, byte[] into, int at, int count) throws IOException {
		int there = (int) Math.max(0, Math.min(count, length - offset));
		int done = 0;
		int index = there == 0 ? 0 : indexOf(offset);
		while (done < there) {
			Piece piece = pieces.get(index);
			long inside = offset + done - starts[index];
			int part = (int) Math.min(there - done, piece.length() - inside);
			switch (piece) {
				case Piece.Stored stored -> require(part, stored.parent().read(stored.parentOffset() + inside, into, at + done, part));
				case Piece.Fill fill -> fill(fill.pattern(), inside, into, at + done, part);
			}
			done += part;
			index++;
		}
		return there;
	}

	private static void require(int wanted, int got) throws IOException {
		if (wanted != got) {
			throw new IOException("a source gave " + got + " bytes instead of " + wanted);
		}
	}

	private static void fill(int pattern, long inside, byte[] into, int at, int count) {
		if (pattern == 0) {
			Arrays.fill(into, at, at + count, (byte) 0);
			return;
		}
		for (int i = 0; i < count; i++) {
			into[at + i] = (byte) (pattern >>> 8 * (int) (inside + i & 3));
		}
	}

	private int indexOf(long offset) {
		int found = Arrays.binarySearch(starts, offset);
		return found >= 0 ? found : -found - 2;
	}

	@Override
	public Optional<List<ByteRange>> origin(ByteRange range) {
		if (range.end() > length) {
			return Optional.empty();
		}
		List<ByteRange> ranges = new ArrayList<>();
		long offset = range.offset();
		for (int i = range.length() == 0 ? starts.length : indexOf(offset); offset < range.end(); i++) {
			long inside = offset - starts[i];
			long part = Math.min(range.end() - offset, pieces.get(i).length() - inside);
			Optional<List<ByteRange>> stored = pieces.get(i) instanceof Piece.Stored piece
					? piece.parent().origin(new ByteRange(piece.parentOffset() + inside, part)) : Optional.empty();
			if (stored.isEmpty()) {
				return Optional.empty();
			}
			stored.get().forEach(next -> join(ranges, next));
			offset += part;
		}
		return Optional.of(List.copyOf(ranges));
	}

	private static void join(List<ByteRange> ranges, ByteRange next) {
		if (!ranges.isEmpty() && ranges.getLast().end() == next.offset()) {
			ByteRange last = ranges.removeLast();
			ranges.add(new ByteRange(last.offset(), last.length() + next.length()));
		} else {
			ranges.add(next);
		}
	}
}
