package org.telltale.seal.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.journal.JournalFile;
import org.telltale.seal.refusal.Refusal;

/** Compares the pages with the facts, section by section. */
public final class TextReview {

	/**
	 * What came of a section.
	 *
	 * @param section its heading
	 * @param fault what differs first; empty if the section says what the facts say
	 */
	public record Result(String section, Optional<String> fault) {
	}

	/** What reads one section. */
	interface Words {
		void of(Section section) throws Refusal;
	}

	/** A section and what has to stand in it. */
	record Reading(String heading, Words words) {
	}

	private TextReview() {
	}

	/** Whether the pages are in a language whose words this verifier knows. */
	public static boolean knows(Json manifest) {
		Json text = manifest.get("text").orElse(Json.NULL);
		return text.integer("v").orElse(0L) == 1 && PageWords.in(text.text("language").orElse("")).isPresent();
	}

	/** The words of pages in a language that is known. */
	static PageWords words(Json manifest) {
		return PageWords.in(manifest.get("text").flatMap(text -> text.text("language")).orElse("")).orElse(PageWords.ENGLISH);
	}

	/** Reads the pages of a report and compares them. */
	public static List<Result> of(byte[] pdf, FactFile facts, JournalFile journal, Json manifest) throws Refusal, IOException {
		PageText pages = PageText.of(pdf, words(manifest));
		List<Result> results = new ArrayList<>();
		for (Reading reading : readings(facts, journal, manifest)) {
			results.add(new Result(reading.heading(), fault(pages.section(reading.heading()), reading)));
		}
		return List.copyOf(results);
	}

	private static Optional<String> fault(Optional<Section> section, Reading reading) {
		if (section.isEmpty()) {
			return Optional.of("the pages have no section “" + reading.heading() + "”");
		}
		try {
			reading.words().of(section.get());
			return Optional.empty();
		} catch (Refusal differs) {
			return Optional.of(differs.getMessage());
		}
	}

	/** What has to stand in which section, in the order of the pages. */
	static List<Reading> readings(FactFile facts, JournalFile journal, Json manifest) {
		PrintedFacts printed = new PrintedFacts(facts, words(manifest));
		ClaimText claims = new ClaimText(printed);
		FindingText findings = new FindingText(printed);
		EvidenceText evidence = new EvidenceText(printed, new PrintedTimes(manifest.get("text").flatMap(text -> text.text("zone")).orElse("")));
		return List.of(new Reading("2 Summary", section -> {
			claims.requireSummary(section);
			findings.requireHeadlines(section);
		}), new Reading("5 Evidence", evidence::requireItems), new Reading("6 Custody and actions", section -> evidence.requireJournal(section, journal)),
				new Reading("10 Method", section -> evidence.requireCounts(section, manifest)), new Reading("12 Findings", findings::requireFindings),
				new Reading("16 Claim audit", claims::requireAudit));
	}
}
