package org.telltale.report;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** For whom a report is made (docs/guide/masters.md). */
public enum Master {
	/** For a court: everything, in the open. */
	FULL("case.rptdesign"),
	/** For anybody: the full report, with what is private masked so that it cannot be guessed. */
	PUBLIC("case.rptdesign"),
	/** For a regulator: the claims first, in a few pages, with the facts of the full report attached. */
	SUMMARY("summary.rptdesign");

	private final String design;

	Master(String design) {
		this.design = design;
	}

	/** The BIRT design of its pages. */
	String design() {
		return design;
	}

	/** As the command line, the manifest and the journal name it. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The master of that word; empty if there is none. */
	public static Optional<Master> of(String word) {
		return Stream.of(values()).filter(master -> master.word().equals(word)).findFirst();
	}
}
