package org.telltale.seal.text;

import java.util.Collection;

/**
 * Letters that stand beside one another on a page. Points from its left and upper edge.
 *
 * @param top of letters as high as capitals are, by the size of the font
 * @param bottom the line that the letters stand on
 */
record Piece(float left, float right, float top, float bottom) {

	/** What is too little to be seen, in points. */
	static final float TOLERANCE = 1;

	/** What holds all of them. */
	static Piece around(Collection<Piece> pieces) {
		return pieces.stream().reduce(Piece::and).orElseThrow();
	}

	Piece and(Piece other) {
		return new Piece(Math.min(left, other.left), Math.max(right, other.right), Math.min(top, other.top), Math.max(bottom, other.bottom));
	}

	boolean isAbove(Piece other) {
		return bottom <= other.top + TOLERANCE;
	}

	boolean isLeftOf(Piece other) {
		return right <= other.left + TOLERANCE;
	}
}
