package org.telltale.handset.sqlite;

import java.util.ArrayList;
import java.util.List;
import org.telltale.base.ByteRange;
import org.telltale.base.Where;

/** Places that follow each other in a payload, and the places of a part of it. */
final class Pieces {

	private Pieces() {
	}

	/** The places of the bytes {@code part} of the concatenation of {@code pieces}. */
	static List<Where> cut(List<Where> pieces, ByteRange part) {
		List<Where> cut = new ArrayList<>();
		long at = 0;
		for (Where piece : pieces) {
			long from = Math.max(part.offset(), at);
			long to = Math.min(part.end(), at + piece.range().length());
			if (from < to) {
				cut.add(Where.at(piece.evidence(), piece.range().offset() + from - at, to - from));
			}
			at += piece.range().length();
		}
		return cut;
	}
}
