package org.telltale.audit.predicate;

/**
 * What may stand at a place of a predicate's text.
 *
 * @param sort what sort of thing
 * @param text of a {@link Sort#WORD} the word, of a {@link Sort#VALUE} its dimension, else empty
 */
public record Expected(Sort sort, String text) {

	/** The sorts of things. */
	public enum Sort {
		/** This word or sign, and no other. */
		WORD,
		/** A kind or group of exhibits. */
		KIND,
		/** The name of a dimension. */
		DIMENSION,
		/** A value of a dimension. */
		VALUE,
		/** Nothing: the text may end here. */
		END
	}

	/** As it stands in a message. */
	String words() {
		return switch (sort) {
			case WORD -> "'" + text + "'";
			case KIND -> "a kind (" + String.join(", ", PredicateParser.KINDS) + ") or a group (" + String.join(", ", PredicateParser.GROUPS) + ")";
			case DIMENSION -> "a dimension";
			case VALUE -> "a value of " + text;
			case END -> "the end";
		};
	}
}
