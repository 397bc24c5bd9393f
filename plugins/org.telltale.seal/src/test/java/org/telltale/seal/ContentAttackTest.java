package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.seal.text.WrittenPages.replaced;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.json.Json;

/** Lies that were signed by a key that is trusted: the signature holds, and what the report carries does not fit together. */
class ContentAttackTest {

	private StoryReports reports;

	@BeforeEach
	void makeKeys(@TempDir Path folder) throws Exception {
		reports = new StoryReports(folder);
	}

	private ReportBuilder report(Consumer<StoryFacts> change) {
		return reports.report(change);
	}

	private ReportBuilder report() {
		return reports.honest();
	}

	@Test
	void honestReportIsGenuine() throws Exception {
		ReportBuilder report = report();
		Verdict verdict = new Verifier().verify(report.build("honest"), report.options());
		assertEquals(5, verdict.exitCode(), verdict.toString());
	}

	@Test
	void findingThatWasAlteredInThePagesAloneIsRefused() throws Exception {
		Refused.by(report().pages(replaced("AnIMEIlefthandsetH1", "NoIMEIlefthandsetH1")), "pages", "finding 12.1 is not printed as attached");
	}

	@Test
	void conclusionThatWasAlteredInThePagesAloneIsRefused() throws Exception {
		Refused.by(report().pages(replaced("sightedonce", "sightedtwice")), "pages", "the conclusion of finding 12.1");
	}

	@Test
	void factThatWasAlteredWithItsTextLeftIsRefused() throws Exception {
		ReportBuilder honest = report();
		List<String> text = honest.pages(honest.factBytes(), honest.manifestBytes());
		ReportBuilder lie = report(story -> story.facts.get("finding").put("status", "rejected"));
		Refused.by(lie.pages(lines -> text), "pages", "finding 12.1");
	}

	@Test
	void sightingWhosePrintedFrameIsAnotherIsRefused() throws Exception {
		Refused.by(report().pages(replaced(",frames4–5,flow", ",frames4–6,flow")), "pages", "the place of sighting S1");
	}

	@Test
	void sentenceThatNoFactSaysIsRefusedInClosedTables() throws Exception {
		Refused.by(report().pages(replaced("Howstatementsaremarked", "12.2NothinglefthandsetH1highacceptedHowstatementsaremarked")), "pages", "the end of the list of findings");
	}

	@Test
	void digestOfEvidenceThatIsPrintedOtherwiseIsRefused() throws Exception {
		String id = new StoryFacts().id;
		Refused.by(report().pages(lines -> {
			int at = lines.indexOf("5 Evidence");
			List<String> changed = new ArrayList<>(lines);
			for (int i = at; i < at + 4; i++) {
				changed.set(i, changed.get(i).replace(id.substring(0, 6), "000000"));
			}
			return changed;
		}), "pages", "evidence r1.pcap");
	}

	@Test
	void numberOfFactsThatIsPrintedOtherwiseIsRefused() throws Exception {
		Refused.by(report().pages(replaced("namereplayed2", "namereplayed3")), "pages", "the number of facts");
	}

	@Test
	void entryTakenOutOfTheJournalIsNamed() throws Exception {
		Refused.by(report().journal(entries -> List.of(entries.get(0), entries.get(2))), "journal", "journal entry 2 is missing: entry 3 stands in its place");
	}

	@Test
	void entriesInAnotherOrderAreNamed() throws Exception {
		Refused.by(report().journal(entries -> List.of(entries.get(1), entries.get(0), entries.get(2))), "journal", "journal entry 1 is missing: entry 2 stands in its place");
	}

	@Test
	void entryWithAnotherActorIsNamed() throws Exception {
		Refused.by(report().journal(entries -> List.of(entries.get(0), entries.get(1).replace("Demo Script", "Somebody"), entries.get(2))), "journal", "journal entry 2 was changed");
	}

	@Test
	void journalCutAtItsEndIsRefusedAgainstTheManifest() throws Exception {
		ReportBuilder honest = report();
		byte[] manifest = honest.manifestBytes();
		ReportBuilder cut = report().journal(entries -> entries.subList(0, 2));
		Verdict verdict = new Verifier().verify(cut.build("cut", cut.factBytes(), manifest), cut.options());
		assertEquals("attachments", verdict.refusal().orElseThrow().name());
		String same = new String(manifest, StandardCharsets.UTF_8).replaceAll("\"attachments\":\\[.*?\\]",
				new String(cut.manifestBytes(), StandardCharsets.UTF_8).replaceAll("(?s).*(\"attachments\":\\[.*?\\]).*", "$1"));
		Verdict stated = new Verifier().verify(cut.build("stated", cut.factBytes(), same.getBytes(StandardCharsets.UTF_8)), cut.options());
		assertEquals("journal", stated.refusal().orElseThrow().name(), stated.toString());
		assertTrue(stated.refusal().orElseThrow().detail().contains("the journal has 2 entries, the manifest states 3"), stated.toString());
	}

	@Test
	void printedJournalOfAnotherCaseIsRefused() throws Exception {
		Refused.by(report().pages(replaced("DemoScriptedit-case", "DemoScriptcreate-case")), "pages", "journal entry 1");
	}

	@Test
	void claimThatStandsTwiceInItsSectionIsRefused() throws Exception {
		Refused.by(report().pages(lines -> {
			List<String> changed = new ArrayList<>(lines);
			changed.add("Claim C2 Verbatim “Nothing is sent.” Verdict confirmed");
			return changed;
		}), "pages", "behind the audit of claims stands what no fact says");
	}

	@Test
	void proseBetweenThePartsOfAClaimIsRefused() throws Exception {
		for (String part : List.of("Saidby,on", "Source", "Archivedcopy", "Speaksof", "Predicate", "Inwords", "WhyIthasonecell", "Mainlimitation", "Onlythatthesighting")) {
			Refused.by(report().pages(replaced(part, "Thisisnottrue." + part)), "pages", "section 16 Claim audit");
		}
		Refused.by(report().pages(replaced("R1IDENTIFIERcontradicted1sighting.Witnesses:S1", "R1IDENTIFIERcontradicted1sighting.Witnesses:S1nobodysawit")), "pages", "a cell of claim C2");
	}

	@Test
	void maskedFactInAReportThatIsNotPublicIsRefused() throws Exception {
		Refused.by(report(story -> story.facts.get("sighting").put("masked", Json.object().put("/id", "digest"))), "manifest", "says that it is masked");
		Refused.by(report().manifest(manifest -> manifest.put("masked", Json.object().put("/root", "digest"))), "manifest", "the manifest masks something");
	}

	@Test
	void masterThatNobodyKnowsIsRefused() throws Exception {
		Refused.by(report().manifest(manifest -> manifest.put("master", "Full")), "manifest", "a master that this verifier does not know");
		Refused.by(report().manifest(manifest -> manifest.put("master", Json.array(List.of()))), "manifest", "a master that this verifier does not know");
	}

	@Test
	void fullReportThatIsCalledOtherwiseIsRefused() throws Exception {
		ReportBuilder honest = report();
		List<String> full = honest.pages(honest.factBytes(), honest.manifestBytes());
		Refused.by(report().manifest(manifest -> manifest.put("master", "summary")).pages(lines -> full), "pages", "Summary for a regulator");
		Refused.by(report().manifest(manifest -> manifest.put("master", "summary")).pages(lines -> full.stream().map(line -> line.replace("Report of the examination", "Summary for a regulator")).toList()),
				"pages", "which no summary has");
		Refused.by(report().manifest(manifest -> manifest.put("master", "public")), "manifest", "a public report carries no journal.jsonl");
	}

	@Test
	void attachmentThatTheManifestDoesNotListIsRefused() throws Exception {
		Refused.by(report().more(new Attachment("other.txt", "text/plain", Attachment.Relationship.SUPPLEMENT, "Other", new byte[] { 'x' })), "attachments", "other.txt");
	}

	@Test
	void entryOfTheManifestThatWasTakenOutIsRefused() throws Exception {
		ReportBuilder report = report();
		String manifest = new String(report.manifestBytes(), StandardCharsets.UTF_8).replaceFirst("\\{[^{}]*\"name\":\"journal.jsonl\"[^{}]*\\}", "").replace(",]", "]").replace("[,", "[");
		Verdict verdict = new Verifier().verify(report.build("fewer", report.factBytes(), manifest.getBytes(StandardCharsets.UTF_8)), report.options());
		assertEquals("attachments", verdict.refusal().orElseThrow().name(), verdict.toString());
	}

	private ReportBuilder german(Consumer<StoryFacts> change) throws Exception {
		return report(change).manifest(manifest -> manifest.put("text", Json.object().put("v", 1).put("language", "de").put("zone", "UTC")));
	}

	@Test
	void germanPagesAreComparedAsEnglishOnesAre() throws Exception {
		ReportBuilder honest = german(story -> { });
		Verdict verdict = new Verifier().verify(honest.build("german"), honest.options());
		assertEquals(5, verdict.exitCode(), verdict.toString());
		assertTrue(VerdictText.lines(verdict).stream().noneMatch(line -> line.contains("not compared with the facts")), verdict.toString());
		List<String> text = honest.pages(honest.factBytes(), honest.manifestBytes());
		assertTrue(text.contains("12 Befunde") && !text.contains("12 Findings"), String.valueOf(text));
		Refused.by(german(story -> story.facts.get("finding").put("status", "rejected")).pages(lines -> text), "pages", "finding 12.1");
		Refused.by(german(story -> { }).pages(replaced(",Frames4–5,Datenfluss", ",Frames4–6,Datenfluss")), "pages", "the place of sighting S1");
		Refused.by(german(story -> { }).pages(replaced("WieAussagengekennzeichnetsind", "12.2NichtsverließdasGeräthochangenommenWieAussagengekennzeichnetsind")), "pages", "the end of the list of findings");
		Refused.by(german(story -> { }).pages(replaced("Summe504", "Summe505")), "pages", "the length of all items");
	}

	@Test
	void englishPagesThatAreCalledGermanAreRefused() throws Exception {
		List<String> english = report().pages(report().factBytes(), report().manifestBytes());
		Refused.by(german(story -> { }).pages(lines -> english), "pages", "the pages have no section");
	}

	@Test
	void pagesInWordsThatNobodyKnowsAreNotCalledVerified() throws Exception {
		ReportBuilder report = report();
		String manifest = new String(report.manifestBytes(), StandardCharsets.UTF_8).replace("\"language\":\"en\"", "\"language\":\"xx\"");
		Verdict verdict = new Verifier().verify(report.build("words", report.factBytes(), manifest.getBytes(StandardCharsets.UTF_8)), report.options());
		assertEquals(5, verdict.exitCode(), verdict.toString());
		assertTrue(VerdictText.lines(verdict).stream().anyMatch(line -> line.contains("not compared with the facts")), verdict.toString());
	}
}
