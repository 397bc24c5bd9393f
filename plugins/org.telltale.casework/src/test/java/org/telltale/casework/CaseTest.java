package org.telltale.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.casework.time.TimelineList;
import org.telltale.model.EvidenceKind;
import org.telltale.store.CaseException;

class CaseTest {

	private static final byte[] TELLS = CaseDesk.sends("2014-08-05T10:06:00Z", CaseDesk.SECRET);
	private static final byte[] TELLS_LATER = CaseDesk.sends("2014-08-06T10:06:00Z", CaseDesk.SECRET);

	@TempDir
	private Path folder;
	private CaseDesk desk;

	@BeforeEach
	void open() throws CaseException {
		desk = new CaseDesk(folder);
	}

	@AfterEach
	void close() throws CaseException {
		desk.close();
	}

	@Test
	void emptyCaseIsAnalysedToNothing() throws Exception {
		Analysed done = desk.analyse();
		assertEquals(0, done.capturesRead() + done.sightings() + done.cells() + done.findings());
		assertEquals(List.of(), desk.file().endpoints());
		assertEquals(List.of(), desk.file().times().lanes());
	}

	@Test
	void secondAnalysisReadsNothingAndGivesTheSameFacts() throws Exception {
		desk.entered().take("r1.pcap", TELLS);
		desk.analyse();
		List<Json.Fields> before = desk.file().facts();
		assertEquals(0, desk.analyse().capturesRead());
		assertEquals(before, desk.reopened().facts());
	}

	@Test
	void keyLogThatComesLaterHasTheCapturesReadAgain() throws Exception {
		desk.entered().take("r1.pcap", TELLS);
		desk.analyse();
		desk.take("keys.log", ("# made up\nSERVER_TRAFFIC_SECRET_0 " + "00".repeat(32) + " " + "11".repeat(32) + "\n").getBytes(StandardCharsets.US_ASCII));
		assertEquals(1, desk.analyse().capturesRead());
		assertEquals(0, desk.analyse().capturesRead());
	}

	/** A member of a ZIP that is encrypted by its header, sent in the clear. */
	@Test
	void whatCouldNotBeSearchedStandsInTheFlow() throws Exception {
		String member = "PK\u0003\u0004\u0014\0\u0001\0\0\0" + "\0".repeat(8) + "\u0028\0\0\0\u0028\0\0\0\u0001\0\0\0" + "a" + "q".repeat(40);
		desk.entered().take("r1.pcap", new TinyCapture().out("2014-08-05T10:06:00Z", member).bytes());
		desk.analyse();
		assertEquals("[{\"bytes\":40,\"direction\":\"out\",\"places\":1,\"reason\":\"match.encrypted\"}]",
				desk.file().facts("flow").getFirst().get("unsearched").orElseThrow().toString());
		assertEquals(40, desk.file().endpoints().getFirst().integer("unsearchedOut").orElseThrow());
	}

	@Test
	void xorIsASettingOfTheAnalysisThatHolds() throws Exception {
		desk.exhibits("{\"exhibits\":[{\"id\":\"E1\",\"kind\":\"TEXT\",\"value\":\"meet me at noon by the bridge\"}]}");
		desk.file().addRuns("runs.json", CaseDesk.RUNS);
		StringBuilder hidden = new StringBuilder();
		"meet me at noon by the bridge".chars().forEach(c -> hidden.append((char) (c ^ 0x1f)));
		desk.take("r1.pcap", new TinyCapture().out("2014-08-05T10:06:00Z", hidden.toString()).bytes());
		assertEquals(0, desk.analyse().sightings());
		assertEquals(1, desk.file().analyse(Optional.of(true), Progress.NONE).sightings());
		assertEquals(Optional.of(true), desk.file().facts("reading").getFirst().bool("xor"));
		assertEquals(0, desk.analyse().capturesRead(), "it holds");
		assertEquals(0, desk.file().analyse(Optional.of(false), Progress.NONE).sightings());
	}

	@Test
	void missingAndUntiedFilesAreProblems() throws Exception {
		desk.entered().take("other.pcap", TELLS);
		desk.write("keys.txt", "");
		desk.take("keys.log", ("CLIENT_RANDOM " + "00".repeat(32) + " " + "11".repeat(48) + "\n").getBytes(StandardCharsets.US_ASCII));
		desk.analyse();
		assertEquals(List.of("case.capture-missing", "case.capture-without-run", "case.claim-archive-missing", "case.condition-without-evidence", "case.key-log-unused"), desk.codes());
	}

	@Test
	void problemsOfTheCaseGoWhenTheirCauseDoes() throws Exception {
		desk.entered();
		desk.analyse();
		assertTrue(desk.codes().contains("case.capture-missing"));
		desk.take("r1.pcap", TELLS);
		desk.take("r2.pcap", TELLS_LATER);
		desk.take("r2.db", "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII));
		desk.take("page.txt", "no number is sent".getBytes(StandardCharsets.US_ASCII));
		desk.analyse();
		assertEquals(List.of(), desk.codes());
	}

	@Test
	void whatTheLastAnalysisDoesNotKnowOfIsTold() throws Exception {
		desk.entered().take("r1.pcap", TELLS);
		assertEquals("evidence 1, handset 1, run 2, capture-point 1, condition 3, stimulus 1, exhibit 1, claim 1", desk.file().pending().counts(), "nothing was analysed");
		desk.analyse();
		assertTrue(desk.file().pending().isEmpty());
		assertEquals(desk.file().facts(), desk.file().currentFacts());
		desk.file().addClaims("claims.json", CaseDesk.CLAIMS.replace("cloud = off", "cloud = on"));
		desk.take("r2.pcap", TELLS_LATER);
		assertEquals("evidence 1, capture-point 1, claim 1", desk.file().pending().counts());
		List<Json.Fields> current = desk.file().currentFacts();
		assertEquals(List.of("never send PHONE_NUMBER when cloud = on"), current.stream().flatMap(fact -> fact.text("predicate").stream()).toList());
		assertEquals(2, current.stream().filter(fact -> fact.text("type").equals(Optional.of("evidence"))).count());
		assertEquals(desk.file().facts("exhibit"), current.stream().filter(fact -> fact.text("type").equals(Optional.of("exhibit"))).toList());
		desk.analyse();
		assertTrue(desk.file().pending().isEmpty());
	}

	@Test
	void exhibitWithAnotherValueLeavesNoStaleSighting() throws Exception {
		desk.entered().take("r1.pcap", TELLS);
		assertEquals(1, desk.analyse().sightings());
		desk.exhibits("{\"exhibits\":[{\"id\":\"E1\",\"kind\":\"PHONE_NUMBER\",\"value\":\"+447700900999\"}]}");
		assertEquals(List.of("E1"), desk.file().model().getRuns().getFirst().getStimuli().stream().map(s -> s.getExhibit().getId()).toList());
		Analysed again = desk.analyse();
		assertEquals(1, again.capturesRead());
		assertEquals(0, again.sightings());
		assertEquals("inconclusive", desk.verdict("R1"));
	}

	@Test
	void runsEnteredAgainAreUsedAndTheCaptureStaysTied() throws Exception {
		desk.entered().take("r1.pcap", TELLS);
		desk.analyse();
		desk.file().addRuns("runs.json", CaseDesk.RUNS.replace("\"value\":\"off\"", "\"value\":\"on\""));
		desk.analyse();
		assertEquals("not applicable", desk.verdict("R1"));
		assertEquals(1, desk.file().facts("capture-point").size());
	}

	@Test
	void anotherAddressOfTheHandsetReadsItsCapturesAgain() throws Exception {
		desk.entered().take("r1.pcap", TELLS);
		desk.analyse();
		desk.file().addRuns("runs.json", CaseDesk.RUNS.replace("192.0.2.17", "192.0.2.99"));
		assertEquals(1, desk.analyse().capturesRead());
		assertEquals(0, desk.file().facts("flow").stream().filter(f -> f.text("device").isPresent()).count());
	}

	@Test
	void importsClockOffsetHoldsAgainstASilentListAndEndpointsAreInTrueTime() throws Exception {
		desk.entered();
		desk.take("r1.pcap", CaseDesk.sends("2014-08-05T18:06:00Z", CaseDesk.SECRET), "R1", "-PT8H");
		desk.file().addRuns("runs.json", CaseDesk.RUNS);
		desk.analyse();
		assertEquals("contradicted", desk.verdict("R1"));
		String at = Long.toString(Instant.parse("2014-08-05T10:06:00Z").getEpochSecond() * 1_000_000_000L);
		assertEquals(Optional.of(at), desk.file().endpoints().getFirst().text("first"));
		assertEquals(Optional.of("2014-08-05T10:06:00Z"), desk.file().endpoints().getFirst().text("asOf"));
		assertEquals(List.of("2014-08-05T10:06:00Z"), TimelineList.whole(desk.file().times().lanes()).flows().stream().flatMap(t -> t.text("startTime").stream()).toList());
	}

	@Test
	void photoThatIsNotThereIsAProblem() throws Exception {
		desk.write("p.jpg", new byte[] { (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9 });
		desk.exhibits("{\"exhibits\":[{\"id\":\"E4\",\"kind\":\"PHOTO\",\"file\":\"p.jpg\"}]}");
		desk.file().edit("Lose it", () -> desk.file().model().getExhibits().getFirst().setSha256("0".repeat(64)));
		desk.analyse();
		assertEquals(List.of("case.photo-without-bytes"), desk.codes());
	}

	/** SOI, APP1 with an EXIF directory that names a thumbnail, a frame header, EOI. */
	private static byte[] photoWithThumbnail(byte[] thumbnail) {
		ByteBuffer photo = ByteBuffer.allocate(68 + thumbnail.length);
		photo.putInt(0xffd8ffe1).putShort((short) (52 + thumbnail.length)).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
		photo.putInt(0x4d4d002a).putInt(8); // big-endian, first directory
		photo.putShort((short) 0).putInt(14); // no entries, the next directory
		photo.putShort((short) 2).putInt(0x02010004).putInt(1).putInt(44).putInt(0x02020004).putInt(1).putInt(thumbnail.length).putInt(0);
		photo.put(thumbnail);
		return photo.put(HexFormat.of().parseHex("ffc00008080010001000ffd9")).array();
	}

	@Test
	void thumbnailIsSearchedForInTheBytesOfItsPhoto() throws Exception {
		byte[] thumbnail = new byte[4_200];
		new Random(1).nextBytes(thumbnail);
		byte[] photo = photoWithThumbnail(thumbnail);
		desk.write("p.jpg", photo);
		desk.exhibits("{\"exhibits\":[{\"id\":\"E4\",\"kind\":\"PHOTO\",\"file\":\"p.jpg\"}]}");
		List<Json.Fields> facts = desk.file().modelFacts().stream().filter(fact -> fact.text("type").equals(Optional.of("exhibit"))).toList();
		assertEquals(List.of("E4", "E4/thumbnail"), facts.stream().map(fact -> fact.text("exhibitId").orElseThrow()).toList());
		assertEquals(4_200, facts.getLast().integer("length").orElseThrow());
		assertEquals("[[56,4200]]", facts.getLast().get("source").flatMap(source -> source.get("ranges")).orElseThrow().toString());
		desk.analyse();
		assertEquals(List.of(), desk.codes());
	}

	@Test
	void tableWithALineThatCannotBeReadIsAProblem() throws Exception {
		desk.take("overlay.csv", """
				range,country,city,asn,asName,owner,registry,from,to,source
				nonsense,XH,,1,A,O,XNIC,2014-01-01,2014-12-31,s
				""".getBytes(StandardCharsets.US_ASCII));
		desk.analyse();
		assertEquals(1, desk.codes().size(), desk.codes().toString());
		assertTrue(desk.codes().getFirst().startsWith("case."), desk.codes().toString());
	}

	/** The table speaks of no address: it is no table of who is behind one. */
	@Test
	void aTableOfTypeCodesSpeaksOfTheCasesHandsets() throws Exception {
		desk.exhibits("{\"exhibits\":[{\"id\":\"E1\",\"kind\":\"PHONE_NUMBER\",\"value\":\"" + CaseDesk.SECRET + "\"}]}");
		assertEquals(List.of(), desk.file().addRuns("runs.json", CaseDesk.RUNS.replace("\"id\":\"H1\"", "\"id\":\"H1\",\"make\":\"Hesperus\",\"model\":\"HM Note\",\"imei\":\"004999010640174\"")));
		desk.take("types.csv", "tac,make,model\n00499902,Hesperus,HM Note\n00499903,Borealis,B2\n".getBytes(StandardCharsets.US_ASCII));
		desk.analyse();
		assertEquals(List.of("case.capture-missing", "case.condition-without-evidence"), desk.codes(), "nothing of tables");
		assertEquals(EvidenceKind.REFERENCE_TABLE, desk.file().model().getEvidence().getFirst().getKind());
		List<Json.Fields> codes = desk.file().facts("type-code");
		assertEquals(List.of("00499902"), codes.stream().map(fact -> fact.text("tac").orElseThrow()).toList(), "of the same make and model; the IMEI's own is not listed");
		assertEquals("[{\"evidence\":\"" + codes.getFirst().text("evidence").orElseThrow() + "\",\"length\":25,\"offset\":15}]",
				codes.getFirst().get("source").flatMap(source -> source.get("places")).orElseThrow().toString());
		desk.analyse();
		assertEquals(codes, desk.file().facts("type-code"), "made anew, and the same");
	}

	@Test
	void cancelledAnalysisChangesNothing() throws Exception {
		desk.entered().take("r1.pcap", TELLS);
		List<Json.Fields> before = desk.file().facts();
		assertThrows(CaseException.class, () -> desk.file().analyse(new CancelAfter(0)));
		assertEquals(before, desk.file().facts());
	}

	@Test
	void editsAreUndoneAndRedoneButNoImport() throws Exception {
		desk.file().addPerson("P1", "A", "examiner", "");
		desk.file().undo();
		assertEquals(0, desk.reopened().model().getPeople().size());
		desk.file().addPerson("P1", "A", "examiner", "");
		desk.file().undo();
		desk.file().redo();
		assertEquals(1, desk.reopened().model().getPeople().size());
		desk.entered().take("r1.pcap", TELLS);
		assertEquals(Optional.empty(), desk.file().edits().undoLabel());
	}

	@Test
	void undoOfNothingWritesNoJournalEntry() throws Exception {
		int entries = desk.file().store().journal().size();
		desk.file().undo();
		desk.file().redo();
		assertEquals(entries, desk.file().store().journal().size());
	}

	@Test
	void everyEditIsNamedInTheJournal() throws Exception {
		desk.entered();
		List<String> labels = new ArrayList<>();
		JournalList.of(desk.file()).forEach(e -> e.get("parameters").flatMap(p -> p.text("label")).ifPresent(labels::add));
		assertEquals(List.of("Enter exhibits", "Enter runs", "Enter claims"), labels);
	}

	@Test
	void decisionsSurviveAnotherAnalysis() throws Exception {
		desk.entered().take("r1.pcap", TELLS);
		desk.analyse();
		String id = desk.file().findings().stream().filter(f -> f.text("rule").equals(Optional.of("disclosure"))).findFirst().orElseThrow()
				.text("finding").orElseThrow();
		assertTrue(desk.file().decide(id, true, "A. Examiner", "seen"));
		assertFalse(desk.file().decide("F-none", true, "A. Examiner", "seen"));
		desk.analyse();
		Json.Fields decided = desk.reopened().findings().stream().filter(f -> f.text("finding").equals(Optional.of(id))).findFirst().orElseThrow();
		assertEquals(Optional.of("accepted"), decided.text("status"));
		assertEquals(Optional.of("seen"), decided.text("reason"));
	}

	@Test
	void restoredCaseHasTheSameFacts() throws Exception {
		desk.entered().take("r1.pcap", TELLS);
		desk.analyse();
		List<Json.Fields> before = desk.file().facts();
		CaseArchives.archive(desk.file(), folder.resolve("a.zip"), Progress.NONE);
		CaseArchives.restore(folder.resolve("a.zip"), folder.resolve("b.telltale"), CaseDesk.EXAMINER, CaseDesk.CLOCK, Progress.NONE);
		try (Case restored = Case.read(folder.resolve("b.telltale"))) {
			assertEquals(before, restored.facts());
		}
		assertTrue(Files.isDirectory(folder.resolve("b.telltale")));
	}

	@Test
	void settingsFileThatSaysTheOppositeIsFound() throws Exception {
		desk.close();
		desk = new CaseDesk(folder.resolve("other"), Json.object().put("type", "setting").put("namespace", "secure").put("key", "cloud").put("value", "0"));
		desk.entered();
		desk.file().addRuns("runs.json", CaseDesk.RUNS.replace("\"evidence\":\"r2.db\"", "\"evidence\":\"r2.db\",\"reference\":\"secure/cloud\""));
		desk.take("r2.db", "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII));
		desk.analyse();
		assertEquals(List.of("Run R2: cloud = on was entered, and the settings file named for it says the opposite"),
				desk.file().findings().stream().filter(f -> f.text("rule").equals(Optional.of("setting-contradiction"))).flatMap(f -> f.text("title").stream()).toList());
	}

	@Test
	void registryAndOwnerComeFromTheTableOfTheDate() throws Exception {
		desk.entered().take("r1.pcap", TELLS);
		desk.take("overlay.csv", """
				range,country,city,asn,asName,owner,registry,from,to,source
				198.51.100.0/24,XH,P,64496,A,Hesperus,XNIC,2014-01-01,2014-12-31,s
				""".getBytes(StandardCharsets.US_ASCII));
		desk.analyse();
		Json.Fields told = desk.file().facts("attribution").getFirst();
		assertEquals(Optional.of("Hesperus"), told.text("owner"));
		assertEquals(Optional.of("XNIC"), told.text("registry"));
		assertTrue(desk.file().findings().stream().anyMatch(f -> f.text("rule").equals(Optional.of("registry-not-operator"))));
	}
}
