package org.telltale.audit.predicate;

/** A predicate's text does not follow the grammar; the message says what is wanted and at which column. */
public final class PredicateSyntaxException extends Exception {

	private static final long serialVersionUID = 1L;

	private final int column;

	PredicateSyntaxException(String what, int column) {
		super(what + " at column " + column);
		this.column = column;
	}

	/** Counts from 1. */
	public int column() {
		return column;
	}
}
