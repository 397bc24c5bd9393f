package org.telltale.audit.cells;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.telltale.base.json.Json;

/** What would change a cell's verdict: a sentence for each of its reasons and one for what it leaves out, made from the cell's record alone. */
public final class WhatWouldChange {

	private static final int STIMULI = 3;

	private static final Set<Verdict> LEAVE_OUT = Set.of(Verdict.NOT_CONTRADICTED, Verdict.EXCLUDED_BY_VOLUME, Verdict.INCONCLUSIVE);

	private final Json cell;

	private WhatWouldChange(Json cell) {
		this.cell = cell;
	}

	/** The sentences, in the order of the reasons, that for what is left out last, each once. */
	public static List<String> of(Json cell) {
		WhatWouldChange made = new WhatWouldChange(cell);
		Stream<String> sentences = cell.items("reasons").stream().map(reason -> made.sentence(reason.text("code").orElse(""), reason.integer("number").orElse(0L)));
		return Stream.concat(sentences, made.leftOut().stream()).distinct().toList();
	}

	/** What would bring in the times of which it is unknown whether the claim speaks of them, where a verdict was reached without them. */
	private Optional<String> leftOut() {
		boolean bySomethingElse = cell.items("reasons").stream().noneMatch(reason -> reason.text("code").orElse("").equals("condition-not-recorded"));
		return bySomethingElse && number(cell, "unknown") > 0 && LEAVE_OUT.contains(Verdict.of(cell.text("verdict").orElse("")))
				? Optional.of("A record, without contradictions, of the switches that the claim names for the other " + span("unknown") + " of the run, of which the cell says nothing: "
						+ counted(number(cell, "unknownStimuli"), "stimulus lies", "stimuli lie") + " there.") : Optional.empty();
	}

	private String sentence(String code, long number) {
		return switch (code) {
			case "no-handset" -> "Nothing: a run without a handset measures the laboratory.";
			case "unit-excluded" -> "Evidence that the unit is what it seems to be; then it would count.";
			case "other-make" -> "Nothing in this run: it would take a claim on this make.";
			case "outside-condition" -> "A run, or a time in this one, at which the claim's condition holds.";
			case "witness" -> "Only that " + (number == 1 ? "the sighting is" : "each of the " + number + " sightings is") + " shown to be mistaken: another device, another time than the clocks say (± "
					+ span("clock") + "), or a condition that was recorded wrongly.";
			case "no-capture" -> "A capture of this run.";
			case "condition-not-recorded" -> "A record of the switches that the claim names, for the whole run: from a setting, a log, a picture of the screen or a named person's statement"
					+ (number == 0 ? "." : cell.text("verdict").orElse("").equals(Verdict.INCONCLUSIVE.words()) ? "; then " + counted(number, "sighting counts", "sightings count") + " or does not."
							: "; then " + counted(number, "stimulus counts", "stimuli count") + ".");
			case "no-stimulus" -> number(cell, "exposure") == 0 && number(cell, "unknown") == 0 ? "A run with three stimuli of this kind before the act that the claim names, with a capture running."
					: "Three stimuli of this kind while the claim's condition holds, with a capture running.";
			case "similar-only" -> "The same exhibit seen exactly, in part or as its digest, or an explanation of " + counted(number, "likeness", "likenesses") + ".";
			case "chance-only" -> "A longer exhibit of this kind: " + counted(number, "sighting of a short one", "sightings of short ones") + " may be chance.";
			case "undecidable-time" -> "Clocks known better than to ± " + span("clock") + ", or a test that keeps further from the change of the condition.";
			case "weak-not-recorded" -> "A record of the switches that the claim names at " + counted(number, "sighting that is no witness", "sightings that are no witnesses")
					+ "; then it is known whether they count as likenesses, or chance, or not.";
			case "bearer-not-observed" -> "A capture point that sees every bearer of this run, or this test over a bearer that one sees.";
			case "not-covered" -> "A capture that goes on behind " + counted(number, "more stimulus", "more stimuli") + ".";
			case "not-searched" -> "A search for " + counted(number, "exhibit that could not be looked for", "exhibits that could not be looked for") + "; the list of problems says why not.";
			case "few-stimuli" -> counted(STIMULI - number, "stimulus more", "stimuli more").replaceFirst("^1", "One").replaceFirst("^2", "Two") + " of this kind in this condition.";
			case "no-positive-control" -> "A positive control: another run of this handset in which this kind is seen going out at the same capture point.";
			case "gap" -> "This test again without losses in the capture: " + number + " bytes that left are missing.";
			case "truncated" -> "This test again with frames captured whole.";
			case "unreadable-bytes" -> "The keys to what could not be read, or this test with less than " + number(cell, "smallest") + " bytes unread; " + number + " were.";
			case "volume" -> "A sighting, or a way to say it in " + number + " bytes instead of " + number(cell, "smallest") + ".";
			case "all-controls" -> "One sighting of this kind going out while the condition holds.";
			case "state" -> cell.text("verdict").orElse("").equals(Verdict.CONFIRMED.words()) ? "A run of a handset fresh from a reset that begins in another state."
					: "Only that " + counted(number, "run", "runs") + " began otherwise than recorded, or not on a fresh handset.";
			case "rom-default-not-read" -> "The ROM's default, read from its image" + (number == 0 ? ", and an observed state that agrees." : ".");
			case "rom-default-differs" -> "The image of the build that the handset had, or the condition entered as the ROM has it.";
			case "state-disputed" -> "One of the states that were entered for the start of " + counted(number, "run", "runs") + " taken out, where it is shown to be wrong.";
			case "state-not-observed" -> "A handset seen in that state after a reset: its settings, a log, or a picture of its screen.";
			default -> "Not known for the reason " + code + ".";
		};
	}

	private String span(String member) {
		return Duration.ofNanos(number(cell, member)).toString().substring(2).toLowerCase(Locale.ROOT);
	}

	private static long number(Json cell, String member) {
		return cell.integer(member).orElse(0L);
	}

	private static String counted(long number, String one, String several) {
		return number + " " + (number == 1 ? one : several);
	}
}
