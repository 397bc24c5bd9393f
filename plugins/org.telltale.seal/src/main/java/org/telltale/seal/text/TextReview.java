package org.telltale.seal.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.facts.Manifest;
import org.telltale.seal.journal.JournalFile;
import org.telltale.seal.masking.PublicForm;
import org.telltale.seal.refusal.Refusal;

/** Compares the pages with the facts, section by section. */
public final class TextReview {

	/**
	 * What came of a section.
	 *
	 * @param section its heading
	 * @param fault what differs first; empty if the section says what the facts say
	 * @param concealed in how many places a public report took out some of its own words
	 */
	public record Result(String section, Optional<String> fault, int concealed) {
	}

	/** What reads one section. */
	interface Sentences {
		void of(Section section) throws Refusal;
	}

	/** A section and what has to stand in it. */
	record Reading(String heading, Sentences words) {
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

	/** The forms of sentences of pages in a language that is known. */
	private static Forms forms(Json manifest) {
		return Forms.in(words(manifest).language());
	}

	/**
	 * Reads the pages of a report of any master and compares them. Pages of another master than the manifest names are refused.
	 *
	 * @param journal the attached one, of a public report masked
	 */
	public static List<Result> of(byte[] pdf, FactFile facts, JournalFile journal, Manifest manifest) throws Refusal, IOException {
		Masks masks = manifest.isPublic() ? Masks.of(PublicForm.commitments(facts, journal), forms(manifest.json())) : Masks.NONE;
		PageText pages = PageText.of(pdf, words(manifest.json()), masks);
		if (!manifest.isFull()) {
			MasterPages.require(pages, manifest);
		}
		List<Result> results = new ArrayList<>();
		for (Reading reading : readings(facts, journal, manifest)) {
			Optional<Section> section = pages.section(reading.heading(), manifest.isSummary() ? Words.SUMMARY_HEADINGS : Words.HEADINGS);
			Optional<String> fault = fault(section, reading);
			results.add(new Result(reading.heading(), fault, section.map(Section::concealed).orElse(0)));
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
	static List<Reading> readings(FactFile facts, JournalFile journal, Manifest manifest) {
		PrintedFacts printed = new PrintedFacts(facts, words(manifest.json()));
		return manifest.isSummary() ? ofSummary(printed, manifest) : ofAllSections(printed, journal, manifest.json());
	}

	private static List<Reading> ofAllSections(PrintedFacts printed, JournalFile journal, Json manifest) {
		ClaimText claims = new ClaimText(printed);
		AuditText audit = new AuditText(printed, claims, forms(manifest));
		FindingText findings = new FindingText(printed);
		EvidenceText evidence = new EvidenceText(printed, new PrintedTimes(manifest.get("text").flatMap(text -> text.text("zone")).orElse("")), forms(manifest));
		return List.of(new Reading("2 Summary", section -> {
			claims.requireSummary(section);
			findings.requireHeadlines(section);
		}), new Reading("5 Evidence", evidence::requireItems), new Reading("6 Custody and actions", section -> evidence.requireJournal(section, journal)),
				new Reading("10 Method", section -> evidence.requireCounts(section, manifest)), new Reading("12 Findings", findings::requireFindings), new Reading("16 Claim audit", audit::require));
	}

	private static List<Reading> ofSummary(PrintedFacts printed, Manifest manifest) {
		Forms forms = forms(manifest.json());
		SummaryText summary = new SummaryText(printed, new ClaimText(printed), new FindingText(printed), forms);
		CoverageText coverage = new CoverageText(printed, forms);
		return List.of(new Reading("2 Verdicts", summary::requireVerdicts), new Reading("3 What the verdicts rest on", summary::requireGrounds),
				new Reading("4 Findings, and contrary evidence", summary::requireFindings), new Reading("5 Coverage", section -> coverage.requireCoverage(section, manifest.json())),
				new Reading("6 Limits", coverage::requireLimits), new Reading("7 Tests", coverage::requireTests), new Reading("8 Endpoints", new EndpointText(printed, forms)::requireEndpoints),
				new Reading("9 Attached files, and how to verify", new AttachedText(forms, manifest)::requireFiles));
	}
}
