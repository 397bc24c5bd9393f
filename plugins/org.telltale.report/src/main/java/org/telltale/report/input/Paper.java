package org.telltale.report.input;

import java.util.Optional;
import java.util.stream.Stream;

/** The paper of a report. The text is 172 mm wide on each, so that a line breaks at the same place; what is left goes to the margins. */
public enum Paper {
	/** ISO 216, 210 mm by 297 mm. */
	A4("A4", "a4", "20mm", "18mm"),
	/** ANSI A, 8.5 by 11 inches. */
	LETTER("letter", "us-letter", "22.95mm", "20.95mm");

	private final String word;
	private final String type;
	private final String left;
	private final String right;

	Paper(String word, String type, String left, String right) {
		this.word = word;
		this.type = type;
		this.left = left;
		this.right = right;
	}

	/** As the command line names it. */
	public String word() {
		return word;
	}

	/** As BIRT's master pages name it. */
	public String type() {
		return type;
	}

	/** The left margin, as BIRT writes dimensions. */
	public String left() {
		return left;
	}

	/** The right margin. */
	public String right() {
		return right;
	}

	/** The paper of that word, in any case of letters; empty if there is none. */
	public static Optional<Paper> of(String word) {
		return Stream.of(values()).filter(paper -> paper.word.equalsIgnoreCase(word)).findFirst();
	}
}
