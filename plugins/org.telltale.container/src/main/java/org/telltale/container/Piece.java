package org.telltale.container;

/** A run of bytes of a {@link PieceSource}. */
public sealed interface Piece {

	/** Bytes in the piece, above zero. */
	long length();

	/**
	 * Bytes of another source.
	 *
	 * @param length bytes
	 * @param parent the source that holds them
	 * @param parentOffset where they start there
	 */
	record Stored(long length, Source parent, long parentOffset) implements Piece {
		public Stored {
			if (length < 0 || parentOffset < 0 || parentOffset > parent.length() - length) {
				throw new IllegalArgumentException("outside its parent: " + parentOffset + "+" + length);
			}
		}
	}

	/**
	 * Bytes that no source holds: a hole, or a repeated pattern.
	 *
	 * @param length bytes
	 * @param pattern four bytes, first one lowest, repeated from the piece's start; 0 for holes
	 */
	record Fill(long length, int pattern) implements Piece {
		public Fill {
			if (length < 0) {
				throw new IllegalArgumentException("negative length: " + length);
			}
		}
	}
}
