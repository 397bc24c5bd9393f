package org.telltale.audit.predicate;

import java.util.List;

/** A predicate's text does not follow the grammar, or compares by an order that there is not; the message says what is wanted and at which column. */
public final class PredicateSyntaxException extends Exception {

	private static final long serialVersionUID = 1L;

	private final int column;
	private final transient List<Expected> expected;

	PredicateSyntaxException(String what, int column, List<Expected> expected) {
		super(what + " at column " + column);
		this.column = column;
		this.expected = List.copyOf(expected);
	}

	/** Counts from 1. */
	public int column() {
		return column;
	}

	/** What could stand there; empty where nothing that the grammar knows would help. */
	public List<Expected> expected() {
		return expected;
	}

	/** The text, below it a mark at the place, below that the message; for output in letters of one width. */
	public String pointedOut(String text) {
		return text.replaceAll("\\s", " ") + "\n" + " ".repeat(column - 1) + "^\n" + getMessage();
	}
}
