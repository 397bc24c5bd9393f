package org.telltale.container.disk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.container.Piece;
import org.telltale.container.PieceSource;
import org.telltale.container.Source;

/** A raw image in several files, laid together. */
public final class SplitImage {

	private SplitImage() {
	}

	/** A part whose bytes stand in another file than the evidence. */
	private record Further(Source file) implements Source {

		@Override
		public long length() {
			return file.length();
		}

		@Override
		public int read(long offset, byte[] into, int at, int count) throws IOException {
			return file.read(offset, into, at, count);
		}

		@Override
		public Optional<List<ByteRange>> origin(ByteRange range) {
			return Optional.empty();
		}
	}

	/** The image that these parts are, in this order; only the first one's bytes are told as standing in the evidence. */
	public static Source of(List<Source> parts) {
		if (parts.size() == 1) {
			return parts.getFirst();
		}
		List<Piece> pieces = new ArrayList<>();
		for (Source part : parts) {
			pieces.add(new Piece.Stored(part.length(), pieces.isEmpty() ? part : new Further(part), 0));
		}
		return new PieceSource(pieces);
	}
}
