package org.telltale.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Outcome;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.casework.Version;
import org.telltale.casework.facts.FactLine;
import org.telltale.casework.facts.MerkleTree;
import org.telltale.casework.time.CaseTimes;
import org.telltale.report.input.ErrorRates;
import org.telltale.report.input.ReportInput;
import org.telltale.report.internal.rows.FigureRows;
import org.telltale.report.internal.rows.ReportTables;
import org.telltale.timeline.RunLane;

/** The issued document: PDF/A with its attachments, the same for the same input. */
class ReportIssueTest {

	@TempDir
	private Path folder;

	@Test
	void draftIsPdfAAndSaysWhatTheFactsSay() throws ReportException, IOException {
		Outcome<Path> issued = new ReportIssue().issue(SmallCase.with(8), folder.resolve("draft.pdf"), Optional.empty());
		assertEquals(List.of(), issued.problems());
		String text = text(issued.value().orElseThrow());
		assertTrue(text.contains("contradicted"), text);
		assertTrue(text.contains("Three stimuli, nothing unreadable"), "reason of a cell");
		assertTrue(text.replaceAll("\\s", "").contains("明天下午三点在图书馆门口见"), "Chinese text");
		assertTrue(text.contains("<b>"), "markup in evidence shows as it is");
		assertTrue(text.contains("DRAFT"), "a draft says so");
		assertTrue(text.contains("SYNTHETIC DATA"), "made-up data say so");
		assertTrue(text.contains("18:01:02.000 +08:00"), "time in the zone of the case, with the zone");
		try (var left = Files.list(folder)) {
			assertEquals(1, left.count(), "nothing is left beside the report");
		}
	}

	@Test
	void figuresStandWithTheirWordsAndNotWatchedIsNotZero() throws ReportException, IOException {
		Outcome<Path> issued = new ReportIssue().issue(SmallCase.with(8), folder.resolve("figures.pdf"), Optional.empty());
		assertEquals(List.of(), issued.problems());
		String text = flat(issued.value().orElseThrow());
		for (String words : List.of("14.1Ratesundereachcondition", "6.00(1.24–17.5)", "watched,notcalled:cloud=on(atmost7.40anhour)", "notwatched,nothingisknown:bearer=cellular",
				"ConnectionsoftherunsR1toR10", "Bytesovertime", "Cumulativedisclosure", "Intervalsbetweencontacts", "R10:hypothetical")) {
			assertTrue(text.contains(words), () -> words + " in " + text);
		}
	}

	@Test
	void unsignedReportIsNeverNumbered() throws ReportException, IOException {
		Outcome<Path> issued = new ReportIssue().issue(SmallCase.numbered(3), folder.resolve("unsigned.pdf"), Optional.empty());
		String text = text(issued.value().orElseThrow());
		assertTrue(text.contains("DRAFT"));
		assertFalse(text.contains("Report 1, version 1"));
	}

	@Test
	void explanationsThatWereTriedStandBesideTheFinding() throws ReportException, IOException {
		String text = flat(new ReportIssue().issue(SmallCase.with(1), folder.resolve("tried.pdf"), Optional.empty()).value().orElseThrow());
		assertTrue(text.contains("Anactoftheuser:applies.3of3momentsfollowwhatwasdone."), text);
	}

	@Test
	void tableOfASourceStandsOnceAndWholeUnderItsMark() throws ReportException, IOException {
		String text = flat(new ReportIssue().issue(SmallCase.with(8), folder.resolve("marks.pdf"), Optional.empty()).value().orElseThrow());
		assertTrue(text.contains("CN[T1]AS64500[T2]unknown[U1]"), text);
		assertTrue(text.contains(SmallCase.evidence("overlay.csv")), "the whole digest of the table");
		assertEquals(text.indexOf("theregistry,initswords"), text.lastIndexOf("theregistry,initswords"), "said once");
		assertTrue(text.contains("notablecovers2014-08-05"), "reason of the unknown");
	}

	@Test
	void keyLogSaysWhatItOpenedAndWhichCellsStayOpen() throws ReportException, IOException {
		String text = flat(new ReportIssue().issue(SmallCase.with(1), folder.resolve("keys.pdf"), Optional.empty()).value().orElseThrow());
		assertTrue(text.contains("Keylogr1.keys(K-1),byitsnameofrunR1,isintheevidence.Thecaptureswerereadwithallkeylogsofthecase:of0TLSconnections0wereopened"), text);
		assertTrue(text.contains("thesecellsareinconclusive:C2/R1/IDENTIFIER."), text);
	}

	@Test
	void whichFilesAreReadAsOneAndOnWhoseWordIsSaid() throws ReportException, IOException {
		ReportInput plain = SmallCase.with(1);
		List<Json.Fields> facts = new ArrayList<>(plain.facts());
		Json members = Json.texts(List.of(SmallCase.evidence("r1-ap.pcapng"), SmallCase.evidence("r10-ap.pcapng")));
		String set = SmallCase.evidence("set");
		facts.add(FactLine.identified(FactLine.of("capture-set", "recounted").put("set", set).put("members", members)));
		facts.add(FactLine.identified(FactLine.of("set-statement", "quoted").put("members", members).put("by", "B. Joiner")));
		facts.add(FactLine.identified(FactLine.of("problem", "quoted").put("code", "tcp.hole").put("what", "w").put("consequence", "c")
				.put("where", Json.object().put("evidence", set).put("offset", 0).put("length", 0))));
		ReportInput input = new ReportInput(plain.caseFile(), facts, plain.endpoints(), plain.journal(), plain.times(), plain.head());
		String text = flat(new ReportIssue().issue(input, folder.resolve("set.pdf"), Optional.empty()).value().orElseThrow());
		assertTrue(text.contains("file2of2thatarereadasonecapture,theset" + set.substring(0, 12) + "…,bythewordofB.Joiner"), text);
		assertTrue(text.contains("setof2captures(" + set.substring(0, 12) + "…)"), text);
	}

	@Test
	void everyReportQuotesThePublishedErrorTable() throws ReportException, IOException {
		ErrorRates rates = ErrorRates.published();
		assertEquals(Version.TEXT, rates.version(), "measure again with the new version");
		assertEquals(rates.planted(), rates.found() + rates.missed());
		String text = flat(new ReportIssue().issue(SmallCase.empty(), folder.resolve("rates.pdf"), Optional.empty()).value().orElseThrow());
		assertTrue(text.contains(rates.planted() + "Planted:"), text);
		assertTrue(text.contains(rates.missed() + "Missed:"), text);
		assertTrue(text.contains(rates.holds().replaceAll("\\s", "")), text);
	}

	@Test
	void flowsToTheBackgroundAreCountedNotListed() {
		RunLane.Contact usual = new RunLane.Contact("f1", "time.example (192.0.2.53)", 1, 2, 70, 80, 0, RunLane.Traits.UNKNOWN);
		RunLane.Contact telling = new RunLane.Contact("f2", "192.0.2.53", 3, 4, 900, 80, 1, RunLane.Traits.UNKNOWN);
		RunLane.Contact other = new RunLane.Contact("f3", "[x] (2001:db8::1)", 5, 6, 10, 20, 0, RunLane.Traits.UNKNOWN);
		RunLane lane = new RunLane("R1", "wifi", "", 0, 60, List.of(usual, telling, other), List.of(), List.of(), List.of(), List.of(),
				List.of(new RunLane.Point("ap", 3, 1, 980, 180), new RunLane.Point("handset", 2, 1, 970, 160)));
		var input = SmallCase.with(1);
		var endpoints = List.of(Json.object().put("type", "endpoint").put("address", "192.0.2.53").put("baseline", true));
		var tables = ReportTables.of(new ReportInput(input.caseFile(), input.facts(), endpoints, input.journal(),
				new CaseTimes(List.of(), List.of(lane), CaseTimes.NONE.matrix(), List.of()), input.head()), java.util.Map.of(), FigureRows.NONE);
		List<String> rows = tables.get("event").rows().stream().map(String::valueOf).toList();
		assertEquals(4, rows.size(), String.valueOf(rows));
		assertTrue(rows.get(0).contains("flow with sightings"), "what discloses is listed, background or not");
		assertTrue(rows.get(2).contains("1 flow to the background") && rows.get(2).contains("facts.jsonl"), rows.get(2));
		assertTrue(rows.get(3).contains("all of the capture point handset: 2 flows") && rows.get(3).contains("bytesOut=970"), rows.get(3));
	}

	@Test
	void sameInputGivesTheSamePages() throws ReportException, IOException {
		Path first = new ReportIssue().issue(SmallCase.with(4), folder.resolve("a.pdf"), Optional.empty()).value().orElseThrow();
		Path second = new ReportIssue().issue(SmallCase.with(4), folder.resolve("b.pdf"), Optional.empty()).value().orElseThrow();
		assertEquals(text(first), text(second));
		assertArrayEquals(attachment(first, "facts.jsonl"), attachment(second, "facts.jsonl"));
	}

	@Test
	void manifestHoldsDigestCountAndRootOfTheAttachedFacts() throws IOException, JsonSyntaxException {
		ReportInput input = SmallCase.with(4);
		FactAttachments attachments = FactAttachments.of(input);
		List<String> lines = new String(attachments.content("facts.jsonl"), StandardCharsets.UTF_8).lines().toList();
		var manifest = JsonReader.read(new String(attachments.content("manifest.json"), StandardCharsets.UTF_8));
		assertEquals(lines.size(), manifest.integer("count").orElseThrow());
		assertEquals(MerkleTree.root(lines).hex(), manifest.text("root").orElseThrow());
		assertEquals(input.facts().size(), manifest.get("all").flatMap(a -> a.integer("count")).orElseThrow());
		assertTrue(manifest.bool("synthetic").orElseThrow());
		List<String> ids = new java.util.ArrayList<>();
		for (String line : lines) {
			ids.add(JsonReader.read(line).text("id").orElseThrow());
		}
		assertEquals(ids.stream().sorted().toList(), ids, "facts are sorted by id");
	}

	@Test
	void caseWithoutAnythingSaysSoSectionBySection() throws ReportException, IOException {
		Outcome<Path> issued = new ReportIssue().issue(SmallCase.empty(), folder.resolve("empty.pdf"), Optional.empty());
		assertEquals(List.of(), issued.problems());
		String text = text(issued.value().orElseThrow()).replaceAll("\\s+", " ");
		for (String sentence : List.of("No claim is audited in this case.", "No evidence is in the case.", "No exhibit was seen in the traffic.", "No endpoint was seen.",
				"The rules of this version found nothing to conclude.", "No run is entered")) {
			assertTrue(text.contains(sentence), sentence);
		}
	}

	@Test
	void charactersThatNoFontShowsAreNumbered() throws ReportException, IOException {
		ReportInput input = SmallCase.with(3);
		input.caseFile().setQuestion("tab\there, emoji \uD83D\uDE00, bell \u0007, arrow \u2192, \u6F22\u5B57 \uFF08\uFF09 \uD55C\uAE00 \u30AB\u30CA, \u05D0, zero\u200Bwidth");
		Outcome<Path> issued = new ReportIssue().issue(input, folder.resolve("odd.pdf"), Optional.empty());
		assertEquals(List.of(), issued.problems(), "every font is embedded");
		String text = text(issued.value().orElseThrow());
		assertTrue(text.contains("emoji [U+1F600]"), text);
		assertTrue(text.contains("zero[U+200B]width"), "what cannot be seen is said");
	}

	@Test
	void previewHasTheSameWordsAndNoMarkupFromEvidence() throws ReportException, IOException {
		Path html = new ReportWriter().writeHtml(SmallCase.with(3), folder.resolve("preview.html")).value().orElseThrow();
		String text = Files.readString(html);
		assertTrue(text.contains("contradicted"));
		assertTrue(text.contains("&lt;b"), "evidence is escaped");
		assertFalse(text.contains("<b>身份证"), "evidence is no markup");
	}

	@Test
	void unwritableFolderIsAnErrorThatSaysWhatToDo() {
		ReportException error = org.junit.jupiter.api.Assertions.assertThrows(ReportException.class,
				() -> new ReportIssue().issue(SmallCase.with(1), folder.resolve("missing").resolve("r.pdf"), Optional.empty()));
		assertTrue(error.getMessage().contains("Check the folder"), error.getMessage());
	}

	/** The text without any white space, so that lines may break anywhere. */
	private static String flat(Path pdf) throws IOException {
		return text(pdf).replaceAll("\\s", "");
	}

	private static String text(Path pdf) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
			return new PDFTextStripper().getText(document);
		}
	}

	private static byte[] attachment(Path pdf, String name) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
			return document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames().get(name).getEmbeddedFile().toByteArray();
		}
	}
}
