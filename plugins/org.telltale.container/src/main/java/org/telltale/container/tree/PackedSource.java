package org.telltale.container.tree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.telltale.base.ByteRange;
import org.telltale.container.Budget;
import org.telltale.container.Source;

/**
 * A file of which pieces are compressed. They are expanded when they are read, the last one is kept; one that cannot be
 * expanded reads as zeros, which {@link #broken} tells beforehand.
 */
public final class PackedSource implements Source {

	/** How often all pieces may be expanded for what the reading of the source costs: to try them, for a digest, to recognise and to search. */
	private static final int PASSES = 4;

	private final Source plain;
	private final Budget budget;
	private final NavigableMap<Long, Packed> pieces = new TreeMap<>();
	private long paid;
	private Packed last;
	private byte[] lastBytes = new byte[0];

	/** Expands a piece. */
	@FunctionalInterface
	public interface Unpacker {

		/**
		 * The piece's bytes, whole.
		 *
		 * @throws UnpackException if it cannot be expanded
		 * @throws IOException if the environment fails
		 */
		byte[] unpack() throws IOException, UnpackException;
	}

	/** A piece cannot be expanded. */
	public static final class UnpackException extends Exception {

		private static final long serialVersionUID = 1;

		/** @param message why */
		public UnpackException(String message) {
			super(message);
		}
	}

	/**
	 * A compressed piece.
	 *
	 * @param range where it stands in the file
	 * @param unpacker expands it
	 */
	public record Packed(ByteRange range, Unpacker unpacker) {
	}

	/**
	 * A file.
	 *
	 * @param plain the whole file, holes where compressed pieces belong
	 * @param pieces those; no two share a byte
	 * @param budget charged where pieces are expanded again and again
	 */
	public PackedSource(Source plain, List<Packed> pieces, Budget budget) {
		this.plain = plain;
		this.budget = budget;
		pieces.forEach(piece -> this.pieces.put(piece.range().offset(), piece));
		this.paid = PASSES * expanded();
	}

	/**
	 * The pieces that cannot be expanded: expands all of them.
	 *
	 * @throws IOException if the environment fails
	 */
	public List<ByteRange> broken() throws IOException {
		List<ByteRange> broken = new ArrayList<>();
		for (Packed piece : pieces.values()) {
			try {
				piece.unpacker().unpack();
			} catch (UnpackException bad) {
				broken.add(piece.range());
			}
		}
		return broken;
	}

	/** Bytes of all compressed pieces together. */
	public long expanded() {
		return pieces.values().stream().mapToLong(piece -> piece.range().length()).sum();
	}

	@Override
	public long length() {
		return plain.length();
	}

	@Override
	public long filled(ByteRange range) {
		return plain.filled(range);
	}

	@Override
	public int read(long offset, byte[] into, int at, int count) throws IOException {
		int there = (int) Math.max(0, Math.min(count, length() - offset));
		int done = 0;
		while (done < there) {
			long from = offset + done;
			Map.Entry<Long, Packed> before = pieces.floorEntry(from);
			int part;
			if (before != null && from < before.getValue().range().end()) {
				ByteRange range = before.getValue().range();
				part = (int) Math.min(there - done, range.end() - from);
				System.arraycopy(bytes(before.getValue()), (int) (from - range.offset()), into, at + done, part);
			} else {
				Map.Entry<Long, Packed> next = pieces.higherEntry(from);
				part = next == null ? there - done : (int) Math.min(there - done, next.getKey() - from);
				plain.read(from, into, at + done, part);
			}
			done += part;
		}
		return there;
	}

	private byte[] bytes(Packed piece) throws IOException {
		if (last != piece) {
			int length = (int) piece.range().length();
			paid -= length;
			if (paid < 0) {
				budget.unpack(length);
			}
			try {
				lastBytes = piece.unpacker().unpack();
			} catch (UnpackException bad) {
				lastBytes = new byte[length];
			}
			last = piece;
		}
		return lastBytes;
	}

	/** Empty where a byte is compressed. */
	@Override
	public Optional<List<ByteRange>> origin(ByteRange range) {
		return plain.origin(range);
	}
}
