package org.telltale.cli.commands;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.telltale.audit.cells.Reason;
import org.telltale.audit.cells.WhatWouldChange;
import org.telltale.base.json.Json;
import org.telltale.casework.Case;
import org.telltale.cli.output.ListFormat;
import org.telltale.cli.output.Terminal;
import org.telltale.store.CaseException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code telltale cells}. */
@Command(name = "cells", description = "Verdicts of the claims, one a run and kind, each with its counts.")
public final class CellsCommand extends ListCommands.ListCommand {

	@Option(names = "--explain", description = "say why each cell has its verdict, and what would change it")
	private boolean explain;
	@Option(names = "--claim", paramLabel = "ID", description = "this claim alone")
	private String claim;
	@Option(names = "--run", paramLabel = "ID", description = "this run alone")
	private String run;

	/** For the command line's library. */
	public CellsCommand() {
		super("claim", "run", "kind", "verdict", "stimuli", "exposure", "unreadable", "smallest", "clock", "reasons");
	}

	@Override
	List<Json.Fields> records(Case file) throws CaseException {
		return file.cells().stream().filter(cell -> is(cell, "claim", claim) && is(cell, "run", run))
				.map(cell -> explain ? cell.copy().put("change", Json.texts(WhatWouldChange.of(cell))) : cell).toList();
	}

	private static boolean is(Json cell, String member, String wanted) {
		return wanted == null || cell.text(member).orElse("").equals(wanted);
	}

	@Override
	void print(List<Json.Fields> records, PrintWriter out, ListFormat as) {
		if (as != ListFormat.table) {
			super.print(records, out, as);
			return;
		} else if (!explain) {
			super.print(records.stream().map(cell -> cell.copy().put("exposure", span(cell, "exposure") + leftOut(cell, span(cell, "unknown")))
					.put("stimuli", number(cell, "stimuli") + leftOut(cell, Long.toString(number(cell, "unknownStimuli")))).put("clock", span(cell, "clock"))).toList(), out, as);
			return;
		}
		for (Json.Fields cell : records) {
			out.println(Terminal.visible(text(cell, "claim") + "  " + text(cell, "run") + "  " + text(cell, "kind") + "  " + text(cell, "verdict").toUpperCase(Locale.ROOT)
					+ (cell.bool("hypothetical").orElse(false) ? " (hypothetical)" : "")));
			cell.items("reasons").forEach(reason -> out.println("    because  " + Terminal.visible(text(reason, "text"))));
			out.println("    counts   " + number(cell, "stimuli") + " stimuli in " + span(cell, "exposure")
					+ (number(cell, "unknown") == 0 ? "" : ", and unknown whether the claim speaks of them: " + number(cell, "unknownStimuli") + " in " + span(cell, "unknown")) + "; " + cell.items("witnesses").size() + " witnesses; clocks \u00b1 "
					+ span(cell, "clock") + cell.integer("smallest").map(bytes -> "; " + number(cell, "unreadable") + " bytes unread of " + bytes + " needed; " + Reason.lostBytes(cell) + " bytes lost")
					.orElse("; unread and lost bytes were not asked for"));
			cell.items("change").forEach(sentence -> out.println("    change   " + Terminal.visible(sentence.asText().orElse(""))));
		}
		out.flush();
	}

	/** What lies in the times of which it is unknown whether the claim speaks of them, behind a count of the others; nothing where there are none. */
	private static String leftOut(Json cell, String unknown) {
		return number(cell, "unknown") == 0 ? "" : " (unknown: " + unknown + ")";
	}

	private static String span(Json cell, String member) {
		return Duration.ofNanos(number(cell, member)).toString().substring(2).toLowerCase(Locale.ROOT);
	}

	private static long number(Json cell, String member) {
		return cell.integer(member).orElse(0L);
	}

	private static String text(Json cell, String member) {
		return cell.text(member).orElse("");
	}
}
