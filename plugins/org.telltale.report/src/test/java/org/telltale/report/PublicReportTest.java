package org.telltale.report;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Outcome;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;
import org.telltale.report.input.ReportInput;
import org.telltale.report.internal.attached.AttachedFacts;
import org.telltale.report.internal.masking.Masking;
import org.telltale.seal.Attachment;
import org.telltale.seal.DemoKeys;
import org.telltale.seal.Disclosure;
import org.telltale.seal.SealException;
import org.telltale.seal.SealLevel;
import org.telltale.seal.SealPlan;
import org.telltale.seal.SigningKey;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.facts.Manifest;
import org.telltale.seal.journal.JournalFile;
import org.telltale.seal.masking.MaskedJournal;
import org.telltale.seal.masking.Openings;
import org.telltale.seal.refusal.Refusal;

/** What a public report masks, what opens it again, and that no option shows it. */
class PublicReportTest {

	@TempDir
	private Path folder;

	private static FactAttachments attachments(ReportInput full, Masking masking) {
		return FactAttachments.of(PublicInput.of(full, masking), Master.PUBLIC, Optional.of(masking));
	}

	private static String lines(List<Json.Fields> facts) {
		return facts.stream().map(fact -> fact + "\n").collect(Collectors.joining());
	}

	private static ReportInput withFacts(ReportInput input, Json.Fields... more) {
		List<Json.Fields> facts = new java.util.ArrayList<>(input.facts());
		facts.addAll(List.of(more));
		return new ReportInput(input.caseFile(), facts, input.endpoints(), input.journal(), input.times(), input.head());
	}

	@Test
	void disclosureGivesTheFullFactsBackByteByByte() throws Refusal {
		ReportInput full = SmallCase.with(8);
		FactAttachments made = attachments(full, new Masking(full.facts()));
		Openings openings = Openings.read(made.disclosure().orElseThrow(), Manifest.read(made.manifest()));
		FactFile restored = openings.restored(FactFile.read(made.facts()));
		String wanted = lines(AttachedFacts.of(FactLine.sorted(full.facts())));
		assertEquals(wanted, restored.facts().stream().map(fact -> fact.json() + "\n").collect(Collectors.joining()));
	}

	@Test
	void publicFactsHoldNoValueNoDigestAndNoIdOfTheFullOnes() {
		ReportInput full = SmallCase.with(8);
		String masked = new String(attachments(full, new Masking(full.facts())).facts(), StandardCharsets.UTF_8);
		List<String> left = full.facts().stream().filter(f -> f.text("type").orElse("").equals("exhibit"))
				.flatMap(f -> java.util.stream.Stream.of(f.text("value"), f.text("sha256"), f.text("id")).flatMap(Optional::stream)).filter(masked::contains).toList();
		assertEquals(List.of(), left);
	}

	@Test
	void sealThatIsPlannedIsTheOneThatPagesAndManifestName() throws Refusal {
		ReportInput full = SmallCase.numbered(1);
		for (SealPlan plan : List.of(new SealPlan(SealLevel.T, true, Optional.empty(), Optional.empty()), new SealPlan(SealLevel.LTA, false, Optional.of("time.example"), Optional.empty()),
				new SealPlan(SealLevel.B, false, Optional.empty(), Optional.of("R. Viewer")))) {
			ReportInput planned = new ReportInput(full.caseFile(), full.facts(), full.endpoints(), full.journal(), full.times(), full.head().sealed(plan));
			Masking masking = new Masking(planned.facts());
			assertEquals(plan, PublicInput.of(planned, masking).head().seal());
			assertEquals(Optional.of(plan.json()), Manifest.read(attachments(planned, masking).manifest()).json().get("seal"));
		}
	}

	@Test
	void nameOfAFileIsShownByNoIdThatIsMadeOfIt() throws Refusal {
		String name = "Alice Wong at home.jpg";
		Json.Fields photo = FactLine.identified(FactLine.of("exhibit", "quoted").put("exhibitId", name).put("kind", "PHOTO").put("sha256", SmallCase.evidence("pixels")).put("length", 9000)
				.put("source", Json.object().put("evidence", SmallCase.evidence(name))));
		Json.Fields row = FactLine.identified(FactLine.of("exhibit", "quoted").put("exhibitId", "backup.ab!/apps/chat/ming-chan.db/part/3").put("kind", "PHOTO").put("sha256", SmallCase.evidence("other pixels"))
				.put("source", Json.object().put("path", "/apps/chat/ming-chan.db")));
		ReportInput full = withFacts(SmallCase.with(1), photo, row,
				FactLine.identified(FactLine.of("evidence", "quoted").put("evidence", SmallCase.evidence(name)).put("name", name).put("length", 9000).put("kind", "photo")),
				FactLine.identified(FactLine.of("stimulus", "quoted").put("run", "R1").put("at", "1407232800000000000").put("kind", "SMS_RECEIVED").put("exhibits", Json.texts(List.of(name)))),
				FactLine.identified(FactLine.of("problem", "quoted").put("code", "archive.file").put("what", "ming-chan.db: a page cannot be read").put("where", Json.object().put("evidence", name).put("offset", 0))));
		Masking masking = new Masking(full.facts());
		String masked = lines(masking.facts());
		assertAll(() -> assertFalse(masked.contains("Alice"), "a file"), () -> assertFalse(masked.contains("ming-chan"), "a file inside"),
				() -> assertTrue(masked.contains("\"/exhibitId\":\"evidence\""), "and it is said"), () -> assertTrue(masked.contains("\"exhibitId\":\"E1\""), "other ids are shown"),
				() -> assertFalse(masking.shown("sightings of " + name + " in R1").contains("Alice"), "in pages"));
		FactAttachments made = attachments(full, masking);
		FactFile restored = Openings.read(made.disclosure().orElseThrow(), Manifest.read(made.manifest())).restored(FactFile.read(made.facts()));
		assertEquals(lines(AttachedFacts.of(FactLine.sorted(full.facts()))), restored.facts().stream().map(fact -> fact.json() + "\n").collect(Collectors.joining()));
	}

	@Test
	void setWithAMaskedMemberIsMaskedWhereverItIsNamed() {
		String set = SmallCase.evidence("a set");
		String few = SmallCase.evidence("few.pcap");
		ReportInput full = withFacts(SmallCase.with(1),
				FactLine.identified(FactLine.of("evidence", "recounted").put("evidence", few).put("name", "few.pcap").put("kind", "capture").put("frames", 3)),
				FactLine.identified(FactLine.of("capture-set", "recounted").put("set", set).put("members", Json.texts(List.of(few, SmallCase.evidence("r1-ap.pcapng"))))),
				FactLine.identified(FactLine.of("problem", "quoted").put("code", "tcp.hole").put("what", "in the set " + set.substring(0, 12)).put("where", Json.object().put("evidence", set))));
		Masking masking = new Masking(full.facts());
		assertFalse(lines(masking.facts()).contains(set.substring(0, 12)), "in facts");
		assertFalse(masking.shown("the set " + set.substring(0, 12) + "…").contains(set.substring(0, 12)), "in pages");
	}

	@Test
	void keyThatIsANumberOrAnAddressIsMasked() {
		ReportInput full = withFacts(SmallCase.with(1), setting("+852 5550 1234"), setting("last.85255501234.seen"), setting("mei@example.net"), setting("wifi_on"));
		String masked = lines(new Masking(full.facts()).facts());
		assertAll(() -> assertFalse(masked.contains("5550 1234") || masked.contains("85255501234"), "numbers"), () -> assertFalse(masked.contains("mei@"), "an address"),
				() -> assertTrue(masked.contains("\"key\":\"wifi_on\""), "other keys are shown"), () -> assertTrue(masked.contains("\"/key\":\"number\""), "and it is said"));
	}

	private static Json.Fields setting(String key) {
		return FactLine.identified(FactLine.of("setting", "quoted").put("evidence", SmallCase.evidence("settings.db")).put("namespace", "global").put("key", key).put("value", "1"));
	}

	/** A journal whose chain holds, and that speaks of an exhibit, a file of few frames and a finding. */
	private static List<Json.Fields> journal(String few) {
		List<Json.Fields> entries = new java.util.ArrayList<>();
		String previous = "0".repeat(64);
		for (int sequence = 1; sequence <= 3; sequence++) {
			Json.Fields entry = Json.object().put("sequence", sequence).put("at", "1407232800000000000").put("actor", "Demo Script").put("role", "examiner").put("workstation", "lab-7").put("tool", "Telltale 0.1.0")
					.put("action", "import-evidence").put("objects", Json.texts(List.of(few, "F-0123456789ab", "C1"))).put("parameters", Json.object().put("source", "/home/alice/few.pcap").put("n", sequence))
					.put("reason", sequence == 2 ? "the phone with 004999010640174" : "").put("before", "").put("after", SmallCase.evidence("model")).put("previous", previous);
			previous = org.telltale.base.Digest.sha256(entry.toString().getBytes(StandardCharsets.UTF_8)).hex();
			entries.add(entry.put("hash", previous).put("type", "journal").put("time", "2014-08-05T10:00:00Z"));
		}
		return entries;
	}

	@Test
	void journalIsMaskedAndOpensAgain() throws Refusal {
		String few = SmallCase.evidence("few.pcap");
		ReportInput more = withFacts(SmallCase.with(1), FactLine.identified(FactLine.of("exhibit", "quoted").put("exhibitId", "E77").put("kind", "IMEI").put("value", "004999010640174")),
				FactLine.identified(FactLine.of("evidence", "recounted").put("evidence", few).put("name", "few.pcap").put("kind", "capture").put("frames", 3)));
		ReportInput full = new ReportInput(more.caseFile(), more.facts(), more.endpoints(), journal(few), more.times(), more.head());
		FactAttachments made = attachments(full, new Masking(full.facts()));
		String masked = new String(made.content(Attachment.MASKED_JOURNAL), StandardCharsets.UTF_8);
		List<String> left = Stream.concat(Stream.of(few, few.substring(0, 12), "F-0123456789ab", "alice", "few.pcap", "lab-7", "004999010640174", "\"n\"", SmallCase.evidence("model")),
				full.journal().stream().map(entry -> entry.text("hash").orElseThrow())).filter(masked::contains).toList();
		assertEquals(List.of(), left);
		assertTrue(masked.contains("\"actor\":\"Demo Script\"") && masked.contains("\"C1\"") && masked.contains("\"/reason\":\"mention\""), masked);
		Manifest manifest = Manifest.read(made.manifest());
		JournalFile read = MaskedJournal.read(made.content(Attachment.MASKED_JOURNAL));
		read.requireStated(manifest.json());
		JournalFile restored = MaskedJournal.restored(read, Openings.read(made.disclosure().orElseThrow(), manifest));
		assertEquals(full.journal().stream().map(entry -> entry.copy().remove("type").remove("time").toString()).toList(), restored.entries().stream().map(entry -> entry.json().toString()).toList());
	}

	@Test
	void saltsAreNewEachTime() {
		ReportInput full = SmallCase.with(1);
		assertNotEquals(lines(new Masking(full.facts()).facts()), lines(new Masking(full.facts()).facts()));
	}

	@Test
	void memberThatNobodyListedIsMasked() {
		ReportInput full = withFacts(SmallCase.with(1), FactLine.identified(FactLine.of("traffic", "quoted").put("owner", "somebody").put("uid", 10_001)),
				FactLine.identified(FactLine.of("type-of-a-later-version", "quoted").put("text", "anything")));
		String masked = lines(new Masking(full.facts()).facts());
		assertAll(() -> assertFalse(masked.contains("somebody"), "a new member"), () -> assertFalse(masked.contains("anything"), "a new type"),
				() -> assertTrue(masked.contains("\"/owner\":\"other\""), "and it is said"));
	}

	@Test
	void textThatMentionsAMaskedValueIsMaskedWhole() {
		Json.Fields exhibit = FactLine.identified(FactLine.of("exhibit", "quoted").put("exhibitId", "E77").put("kind", "IMEI").put("value", "004999010640174").put("sha256", "00".repeat(32)).put("length", 15));
		for (String mention : List.of("sent 004999010640174 out", "IMEI 00 499901 064017 4", "00-499901-064017", "0049990106401701", "303034393939303130363430313734", "device=MDA0OTk5MDEwNjQwMTc0",
				"f9ba143fbcb5d28ac9ee0dd6b5a9a1d1")) {
			String text = mention.startsWith("f9ba") ? md5("004999010640174") : mention;
			ReportInput full = withFacts(SmallCase.with(1), exhibit, FactLine.identified(FactLine.of("problem", "quoted").put("code", "x").put("what", text)));
			assertFalse(lines(new Masking(full.facts()).facts()).contains(text), text);
			assertFalse(new Masking(full.facts()).shown("see " + text + ".").contains(text), text);
		}
		Masking masking = new Masking(withFacts(SmallCase.with(1), exhibit).facts());
		assertEquals("frames 4, 999, 010 and 640", masking.shown("frames 4, 999, 010 and 640"), "numbers that are none of it stay");
	}

	private static String md5(String text) {
		return java.util.HexFormat.of().formatHex(org.telltale.base.Digest.newDigester("MD5").digest(text.getBytes(StandardCharsets.US_ASCII)));
	}

	@Test
	void alteredOrForeignDisclosureIsRefused() throws Refusal {
		ReportInput full = SmallCase.with(1);
		FactAttachments made = attachments(full, new Masking(full.facts()));
		Manifest manifest = Manifest.read(made.manifest());
		byte[] altered = new String(made.disclosure().orElseThrow(), StandardCharsets.UTF_8).replaceFirst("\"value\":\"", "\"value\":\"x").getBytes(StandardCharsets.UTF_8);
		byte[] foreign = attachments(full, new Masking(full.facts())).disclosure().orElseThrow();
		assertAll(() -> assertThrows(Refusal.class, () -> Openings.read(altered, manifest)), () -> assertThrows(Refusal.class, () -> Openings.read(foreign, manifest)),
				() -> assertThrows(Refusal.class, () -> Openings.read(made.disclosure().orElseThrow(), Manifest.read(FactAttachments.of(full).manifest()))));
	}

	@Test
	void pagesSayWhatIsMaskedAndShowNothingOfIt() throws ReportException, IOException {
		Outcome<Path> issued = new ReportIssue().issue(SmallCase.with(8), folder.resolve("public.pdf"), Optional.empty(), Master.PUBLIC, Progress.NONE);
		assertEquals(List.of(), issued.problems());
		String text = text(issued.value().orElseThrow()).replaceAll("\\s", "");
		assertAll(() -> assertFalse(text.contains("明天下午三点"), "the message"), () -> assertTrue(text.contains("[contentmasked,"), "its place"), () -> assertTrue(text.contains("Thisisthepublicreport."), "section 20"),
				() -> assertFalse(text.contains("Thisisthefullreport."), "and not that of the full one"), () -> assertTrue(Files.exists(folder.resolve("public.disclosure.jsonl"))));
		assertThrows(ReportException.class, () -> new ReportIssue().issue(SmallCase.with(1), folder.resolve("public.pdf"), Optional.empty(), Master.PUBLIC, Progress.NONE), "a disclosure file is never written over");
	}

	@Test
	void summaryBeginsWithTheClaimsAndNamesTheirFacts() throws ReportException, IOException {
		Outcome<Path> issued = new ReportIssue().issue(SmallCase.with(8), folder.resolve("summary.pdf"), Optional.empty(), Master.SUMMARY, Progress.NONE);
		assertEquals(List.of(), issued.problems());
		String text = text(issued.value().orElseThrow());
		assertAll(() -> assertTrue(text.indexOf("1  The question") >= 0 && text.indexOf("1  The question") < text.indexOf("2  Verdicts"), text), () -> assertTrue(text.contains("Facts: claim "), text),
				() -> assertTrue(text.contains("10  Signature"), text));
	}

	@Test
	void visibleMarkIsOfWhatIsShown() throws ReportException, IOException, SealException {
		ReportInput full = withFacts(SmallCase.numbered(1), FactLine.identified(FactLine.of("exhibit", "quoted").put("exhibitId", "E77").put("kind", "IMEI").put("value", "004999010640174")));
		full.caseFile().setNumber("HK-004999010640174");
		SigningKey key = new DemoKeys().create(folder, "Demo Script", "secret".toCharArray(), full.head().issued()).key();
		Path sealed = new ReportIssue().issue(full, folder.resolve("mark.pdf"), Optional.of(key), Master.PUBLIC, Progress.NONE).value().orElseThrow();
		try (PDDocument document = Loader.loadPDF(sealed.toFile())) {
			String mark = document.getSignatureFields().getFirst().getAlternateFieldName();
			assertAll(() -> assertTrue(mark.contains("Demo Script"), mark), () -> assertFalse(mark.contains("004999010640174"), mark));
		}
		String refused = assertThrows(SealException.class, () -> Disclosure.write(sealed, List.of(), folder.resolve("out"), Progress.NONE)).getMessage();
		assertTrue(refused.contains("it is a public report") && refused.contains("Name the full report"), refused);
	}

	private static String text(Path pdf) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
			return new PDFTextStripper().getText(document);
		}
	}
}
