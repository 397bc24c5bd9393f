package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.telltale.seal.text.WrittenPages.replaced;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.json.Json;

/** Public reports and summaries whose pages and facts were made to differ before they were sealed by a key that is trusted. */
class MasterAttackTest {

	private static final String COMMITMENT = "5e1f".repeat(16);
	private static final String SHOWN = "[mentionmasked," + COMMITMENT.substring(0, 12) + "…]";
	private static final Consumer<StoryFacts> HONEST = story -> {
	};

	private StoryReports reports;

	@BeforeEach
	void makeKeys(@TempDir Path folder) throws Exception {
		reports = new StoryReports(folder);
	}

	/** A report in which the claim's source is masked, where it is public. */
	private ReportBuilder report(String master, Consumer<StoryFacts> change) {
		return reports.report(story -> {
			if (master.equals("public")) {
				story.facts.get("claim").put("source", COMMITMENT).put("masked", Json.object().put("/source", "mention"));
			}
			change.accept(story);
		}).master(master);
	}

	private void requirePagesRefused(String master, String before, String after, String detail) throws Exception {
		Refused.by(report(master, HONEST).pages(replaced(before, after)), "pages", detail);
	}

	/** The facts of a lie under the pages of the truth. */
	private void requireFactsRefused(String master, Consumer<StoryFacts> lie, String detail) throws Exception {
		ReportBuilder honest = report(master, HONEST);
		List<String> text = honest.pages(honest.factBytes(), honest.manifestBytes());
		Refused.by(report(master, lie).pages(lines -> text), "pages", detail);
	}

	@Test
	void honestOnesAreGenuineAndTheirPagesCompared() throws Exception {
		for (String master : List.of("public", "summary")) {
			ReportBuilder report = report(master, HONEST);
			Verdict verdict = new Verifier().verify(report.build(master), report.options());
			assertEquals(5, verdict.exitCode(), verdict.toString());
			assertEquals(List.of(true), verdict.checks().stream().filter(check -> check.name().equals("pages")).map(Check::done).toList(), verdict.toString());
		}
	}

	private ReportBuilder german(String master) {
		return report(master, HONEST).manifest(manifest -> manifest.put("text", Json.object().put("v", 1).put("language", "de").put("zone", "UTC")));
	}

	@Test
	void germanOnesAreComparedToo() throws Exception {
		for (String master : List.of("public", "summary")) {
			ReportBuilder report = german(master);
			Verdict verdict = new Verifier().verify(report.build(master), report.options());
			assertEquals(5, verdict.exitCode(), verdict.toString());
			assertEquals(List.of(true), verdict.checks().stream().filter(check -> check.name().equals("pages")).map(Check::done).toList(), verdict.toString());
		}
	}

	@Test
	void germanOnesThatSayOtherwiseAreRefused() throws Exception {
		Refused.by(german("public").pages(replaced("HaupteinschränkungGilt", "HaupteinschränkungGiltnicht")), "pages", "the verdict of claim C2");
		Refused.by(german("public").pages(replaced("niemalsanirgendjemanden", "anjemanden")), "pages", "the predicate of claim C2");
		Refused.by(german("public").pages(replaced("Quelle" + SHOWN, "QuellePressemitteilung")), "pages", "claim C2");
		Refused.by(german("public").pages(replaced("C2widerlegt", "C2[masked]")), "pages", "claim C2");
		Refused.by(german("summary").pages(replaced("C2widerlegt", "C2nichtwiderlegt")), "pages", "section 2 Verdicts, page 1: claim C2");
		Refused.by(german("summary").pages(replaced("hinausana.hesperus.example", "hinausanb.hesperus.example")), "pages", "sighting S1");
		Refused.by(german("summary").pages(replaced("vergleichtsie3", "vergleichtsie4")), "pages", "the number of replayed facts");
		Refused.by(german("summary").pages(replaced("OffeneZellen,", "EsistallesgeklärtOffeneZellen,")), "pages", "the beginning of the open cells");
		Refused.by(german("summary").pages(replaced("gelegtundgesehen0", "gelegtundgesehen0nicht")), "pages", "a measured rate");
		List<String> english = report("summary", HONEST).pages(german("summary").factBytes(), report("summary", HONEST).manifestBytes());
		Refused.by(german("summary").pages(lines -> english), "pages", "");
	}

	@Test
	void howManySentencesStayEnglishMayBeSaidInGermanAlone() throws Exception {
		String note = "2SätzevonFaktenhabenindieserVersionkeinedeutscheFassung;siestehenenglisch,gekennzeichnetmit[engl.].";
		ReportBuilder said = german("summary").pages(replaced("OffeneZellen,", note + "OffeneZellen,"));
		assertEquals(5, new Verifier().verify(said.build("said"), said.options()).exitCode());
		requirePagesRefused("summary", "Opencells,", note + "Opencells,", "the beginning of the open cells");
	}

	@Test
	void verdictThatIsPrintedOtherwiseIsRefused() throws Exception {
		requirePagesRefused("public", "C2contradicted", "C2notcontradicted", "section 2 Summary, page 1: claim C2 is not printed as attached");
		requirePagesRefused("summary", "C2contradicted", "C2notcontradicted", "section 2 Verdicts, page 1: claim C2 is not printed as attached");
		requirePagesRefused("summary", "IDENTIFIERcontradicted.", "IDENTIFIERinconclusive.", "section 3 What the verdicts rest on, page 1: a cell of claim C2");
	}

	@Test
	void countThatIsPrintedOtherwiseIsRefused() throws Exception {
		requirePagesRefused("public", "namereplayed2", "namereplayed3", "the number of facts, name replayed");
		requirePagesRefused("public", "1sighting.", "0sightings.", "claim C2");
		requirePagesRefused("summary", "comparesthem3", "comparesthem4", "the number of replayed facts");
		requirePagesRefused("summary", "R119000%", "R129000%", "what was not read of run R1");
	}

	@Test
	void endpointThatIsPrintedOtherwiseIsRefused() throws Exception {
		requirePagesRefused("public", "→198.51.100.7:80(a.hesperus.example)", "→198.51.100.8:80(a.hesperus.example)", "the place of sighting S1");
		requirePagesRefused("summary", "toa.hesperus.example,198.51.100.7:80", "tob.hesperus.example,198.51.100.7:80", "section 3 What the verdicts rest on, page 1: sighting S1");
	}

	@Test
	void findingThatIsPrintedOtherwiseIsRefused() throws Exception {
		requirePagesRefused("public", "12.1AnIMEIleft", "12.1NoIMEIleft", "finding 12.1");
		requirePagesRefused("summary", "12.1AnIMEIleft", "12.1NoIMEIleft", "section 4 Findings, and contrary evidence, page 1: finding 12.1");
		requirePagesRefused("summary", "Whatspeaksagainstthem", "Nothingwasfound.Whatspeaksagainstthem", "the end of the findings");
	}

	@Test
	void testThatIsPrintedOtherwiseIsRefused() throws Exception {
		requirePagesRefused("summary", "R1H1none16min39s", "R1H2none16min39s", "section 7 Tests, page 1: run R1");
	}

	@Test
	void factThatWasAlteredWithItsTextLeftIsRefused() throws Exception {
		for (String master : List.of("public", "summary")) {
			requireFactsRefused(master, story -> story.facts.get("finding").put("status", "rejected"), "finding 12.1");
			requireFactsRefused(master, story -> story.facts.get("sighting").put("host", "b.hesperus.example"), master.equals("public") ? "sighting S1" : "claim C2");
			requireFactsRefused(master, story -> story.facts.get("claim").put("text", "Something."), "claim C2");
		}
		requireFactsRefused("summary", story -> story.facts.get("flow").put("payload", StoryFacts.both(1, 0)), "what was not read of run R1");
	}

	private ReportBuilder journal(UnaryOperator<List<String>> change) {
		return report("public", HONEST).maskedJournal(change);
	}

	@Test
	void printedJournalThatIsAlteredIsRefused() throws Exception {
		requirePagesRefused("public", "DemoScriptedit-case", "Somebodyedit-case", "section 6 Custody and actions, page 1: journal entry 1 is not printed as attached");
		requirePagesRefused("public", "22026-02-03", "22026-02-04", "journal entry 2");
		requirePagesRefused("public", "edit-case[digestmasked,", "analyse[digestmasked,", "journal entry 1");
		requirePagesRefused("public", "edit-case[digestmasked,", "edit-case[othermasked,", "journal entry 1");
		Refused.by(report("public", HONEST).manifest(german -> german.put("text", Json.object().put("v", 1).put("language", "de").put("zone", "UTC"))).pages(replaced("DemoScriptedit-case", "Jemandedit-case")), "pages",
				"section 6 Custody and actions, page 1: journal entry 1");
	}

	@Test
	void entryThatIsLeftOutOrAddedInThePrintedJournalIsRefused() throws Exception {
		ReportBuilder honest = report("public", HONEST);
		List<String> text = honest.pages(honest.factBytes(), honest.manifestBytes());
		String section = String.join("", text.subList(text.indexOf("6 Custody and actions") + 1, text.indexOf("10 Method")));
		String second = section.substring(section.indexOf("22026-02-03"), section.indexOf("32026-02-03"));
		String first = section.substring(section.indexOf("12026-02-03"), section.indexOf("22026-02-03"));
		requirePagesRefused("public", second, "", "journal entry 2");
		requirePagesRefused("public", second, second + second, "journal entry 3");
		requirePagesRefused("public", first, second + first, "journal entry 1");
		requirePagesRefused("public", section, section + second, "behind the journal stands what no fact says");
		requirePagesRefused("public", first, "Nothingwasdonebefore." + first, "journal entry 1");
	}

	@Test
	void wordsInFrontOfTheJournalAreRefusedInTheFullReportToo() throws Exception {
		requirePagesRefused("full", "12026-02-03", "02026-02-03nothing12026-02-03", "section 6 Custody and actions, page 1: journal entry 1");
		requirePagesRefused("full", "Thejournalisachain", "Nobodyreadit.Thejournalisachain", "what the journal is");
	}

	@Test
	void attachedJournalThatIsAlteredWithThePagesLeftIsRefused() throws Exception {
		ReportBuilder honest = report("public", HONEST);
		List<String> text = honest.pages(honest.factBytes(), honest.manifestBytes());
		Refused.by(journal(entries -> List.of(entries.get(0), entries.get(1).replace("Demo Script", "Somebody"), entries.get(2))).pages(lines -> text), "pages", "section 6 Custody and actions, page 1: journal entry 2");
		Refused.by(journal(entries -> entries.subList(0, 2)).pages(lines -> text), "pages", "behind the journal stands what no fact says");
		Refused.by(journal(entries -> List.of(entries.get(0), entries.get(2))), "journal", "masked journal entry 2 is missing: entry 3 stands in its place");
	}

	@Test
	void publicReportWithoutAMaskedJournalIsRefused() throws Exception {
		Refused.by(report("public", HONEST).withoutJournal(), "journal", "the file carries no journal-masked.jsonl");
	}

	@Test
	void maskedValueThatIsShownIsRefused() throws Exception {
		requirePagesRefused("public", "Source" + SHOWN, "SourcePressrelease", "section 16 Claim audit, page 1: claim C2");
		requirePagesRefused("public", SHOWN, "[mentionmasked,000000000000…]", "claim C2");
		requirePagesRefused("public", SHOWN, "[contentmasked," + COMMITMENT.substring(0, 12) + "…]", "claim C2");
	}

	@Test
	void openValueThatIsHiddenIsRefused() throws Exception {
		requirePagesRefused("public", "“Nothing.”", "“" + SHOWN + "”", "section 16 Claim audit, page 1: claim C2");
		requireFactsRefused("public", story -> story.facts.get("claim").put("source", "Press release").remove("masked"), "claim C2");
	}

	@Test
	void wordThatWasTakenOutIsSaidAndAVerdictIsNot() throws Exception {
		ReportBuilder report = report("public", HONEST).pages(replaced("IDoesnotsayNot", "IDoesnot[masked]Not"));
		Verdict verdict = new Verifier().verify(report.build("taken"), report.options());
		assertEquals(5, verdict.exitCode(), verdict.toString());
		assertEquals(List.of(true, false), verdict.checks().stream().filter(check -> check.name().equals("pages")).map(Check::done).toList(), verdict.toString());
		requirePagesRefused("public", "C2contradicted", "C2[masked]", "claim C2");
		requirePagesRefused("public", "IDoesnotsayNot", "IDoes[masked]Not", "the limits of finding 12.1");
		requirePagesRefused("public", "namereplayed2", "namereplayed[masked]", "the number of facts");
		requirePagesRefused("summary", "Whatspeaksagainst", "[masked]against", "the end of the findings");
	}
}
