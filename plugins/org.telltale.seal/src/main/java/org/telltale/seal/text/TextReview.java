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

	private static final String LANGUAGE = "en";

	/**
	 * What came of a section.
	 *
	 * @param section its heading
	 * @param fault what differs first; empty if the section says what the facts say
	 */
	public record Result(String section, Optional<String> fault) {
	}

	/** Something that reads one section. */
	private interface Reading {
		void of(Section section) throws Refusal;
	}

	private final PageText pages;
	private final List<Result> results = new ArrayList<>();

	private TextReview(PageText pages) {
		this.pages = pages;
	}

	/** Whether the pages are in a language whose words this verifier knows. */
	public static boolean knows(Json manifest) {
		Json text = manifest.get("text").orElse(Json.NULL);
		return text.integer("v").orElse(0L) == 1 && text.text("language").orElse("").equals(LANGUAGE);
	}

	/** Reads the pages of a report and compares them. */
	public static List<Result> of(byte[] pdf, FactFile facts, JournalFile journal, Json manifest) throws Refusal, IOException {
		TextReview review = new TextReview(PageText.of(pdf));
		PrintedFacts printed = new PrintedFacts(facts);
		ClaimText claims = new ClaimText(printed);
		FindingText findings = new FindingText(printed);
		EvidenceText evidence = new EvidenceText(printed, new PrintedTimes(manifest.get("text").flatMap(text -> text.text("zone")).orElse("")));
		review.read("2 Summary", section -> {
			claims.requireSummary(section);
			findings.requireHeadlines(section);
		});
		review.read("5 Evidence", evidence::requireItems);
		review.read("6 Custody and actions", section -> evidence.requireJournal(section, journal));
		review.read("10 Method", section -> evidence.requireCounts(section, manifest));
		review.read("12 Findings", findings::requireFindings);
		review.read("16 Claim audit", claims::requireAudit);
		return List.copyOf(review.results);
	}

	private void read(String heading, Reading reading) throws Refusal {
		Optional<Section> section = pages.section(heading);
		if (section.isEmpty()) {
			results.add(new Result(heading, Optional.of("the pages have no section “" + heading + "”")));
			return;
		}
		try {
			reading.of(section.get());
			results.add(new Result(heading, Optional.empty()));
		} catch (Refusal differs) {
			results.add(new Result(heading, Optional.of(differs.getMessage())));
		}
	}
}
