package org.telltale.seal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Whether pieces of text stand where people read them in the order in which they are drawn: what can be cut into bands is read from top to bottom, a band that can be
 * cut into columns from left to right, and so on within these. Columns of a band begin at its top.
 */
final class ReadingOrder {

	private static final int DEEPEST = 50;
	/** Of the height of letters: labels and values of other sizes do not stand on quite the same line, and lines are twice as far apart as letters are high. */
	private static final float UNEVEN = 0.75f;

	private ReadingOrder() {
	}

	/** @param pieces in the order in which they are drawn */
	static boolean holds(List<Piece> pieces) {
		return holds(pieces, 0);
	}

	private static boolean holds(List<Piece> pieces, int depth) {
		if (pieces.size() < 2) {
			return true;
		}
		List<List<Piece>> bands = cut(pieces, Piece::isAbove);
		List<List<Piece>> parts = bands.size() > 1 ? bands : cut(pieces, Piece::isLeftOf);
		boolean columns = bands.size() == 1;
		return depth < DEEPEST && parts.size() > 1 && (!columns || beginTogether(parts)) && parts.stream().allMatch(part -> holds(part, depth + 1));
	}

	/** The parts between all places where what was drawn before is apart from what is drawn behind. */
	private static List<List<Piece>> cut(List<Piece> pieces, BiPredicate<Piece, Piece> apart) {
		Piece[] behind = new Piece[pieces.size()];
		for (int i = pieces.size() - 1; i >= 0; i--) {
			behind[i] = i == pieces.size() - 1 ? pieces.get(i) : pieces.get(i).and(behind[i + 1]);
		}
		List<List<Piece>> parts = new ArrayList<>();
		Piece before = pieces.get(0);
		int from = 0;
		for (int i = 1; i < pieces.size(); i++) {
			if (apart.test(before, behind[i])) {
				parts.add(pieces.subList(from, i));
				from = i;
			}
			before = before.and(pieces.get(i));
		}
		parts.add(pieces.subList(from, pieces.size()));
		return parts;
	}

	private static boolean beginTogether(List<List<Piece>> columns) {
		Piece line = columns.get(0).get(0);
		float highest = line.top() - UNEVEN * (line.bottom() - line.top());
		Piece first = Piece.around(columns.get(0));
		return columns.stream().map(Piece::around).allMatch(column -> column.top() >= highest && column.top() < first.bottom());
	}
}
