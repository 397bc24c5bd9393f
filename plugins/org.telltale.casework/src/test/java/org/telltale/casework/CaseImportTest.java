package org.telltale.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Progress;
import org.telltale.model.RunCapture;
import org.telltale.model.EvidenceItem;
import org.telltale.store.CaseException;
import org.telltale.store.rows.ColumnRow;
import org.telltale.store.rows.Query;

/** How files come into a case: what they are told to be, which run they are tied to, and what lies beside them. */
class CaseImportTest {

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
	void listedCaptureIsTiedByItsNameAndItsSightingContradicts() throws Exception {
		desk.entered().take("sub/r1.pcap", TELLS);
		desk.analyse();
		assertEquals("contradicted", desk.verdict("R1"));
		assertEquals("not applicable", desk.verdict("R2"));
	}

	@Test
	void framesOfACaptureStandInColumnsThatHold() throws Exception {
		desk.entered().take("r1.pcap", TELLS);
		List<ColumnRow> columns = desk.file().store().read(rows -> rows.list(ColumnRow.class, Query.all()));
		long frames = desk.file().model().getEvidence().getFirst().getCapture().getFrames();
		assertEquals(List.of("frame.captured", "frame.flow", "frame.offset", "frame.original", "frame.time"), columns.stream().map(ColumnRow::name).sorted().toList());
		assertTrue(frames > 0 && columns.stream().allMatch(c -> c.rows() == frames));
		assertTrue(columns.stream().allMatch(desk.file().store().columns()::holds));
	}

	@Test
	void importedAgainWithItsNumberAnItemHasIt() throws Exception {
		desk.entered().take("r1.pcap", TELLS);
		Path file = desk.file().evidence(desk.file().model().getEvidence().getFirst().getId()).orElseThrow();
		ImportRequest again = new ImportRequest(file, Optional.empty(), Optional.empty(), Optional.empty(), "X-1", "A. Examiner", Optional.empty(), "", "", "",
				Optional.empty());
		Imported done = desk.file().importFile(again, Progress.NONE);
		assertFalse(done.fresh());
		assertEquals("X-1", desk.file().model().getEvidence().getFirst().getExhibitNumber());
		assertEquals(0, desk.file().importFile(again, Progress.NONE).sequence(), "nothing is left to enter");
	}

	private static ImportRequest clocked(Path file, String offset, String uncertainty) {
		return new ImportRequest(file, Optional.empty(), Optional.empty(), Optional.of(Duration.parse(offset)), "", "", Optional.of(Instant.parse("2014-08-07T10:00:00Z")), "", "", "",
				Optional.empty()).withClockUncertainty(Optional.of(Duration.parse(uncertainty)));
	}

	@Test
	void aClockThatIsGivenLaterIsEnteredAndPendingAndAnotherIsAProblem() throws Exception {
		desk.entered().take("note.txt", "n".getBytes(StandardCharsets.US_ASCII));
		desk.analyse();
		EvidenceItem item = desk.file().model().getEvidence().getFirst();
		Path file = desk.file().evidence(item.getId()).orElseThrow();
		assertTrue(desk.file().pending().isEmpty());
		assertEquals(List.of(), desk.file().importFile(clocked(file, "PT1H", "PT9S"), Progress.NONE).problems());
		assertEquals(List.of(Duration.ofHours(1), Duration.ofSeconds(9)), List.of(item.getClockOffset(), item.getClockUncertainty()));
		assertEquals("evidence 1", desk.file().pending().counts());
		Imported again = desk.file().importFile(clocked(file, "PT2H", "PT9S"), Progress.NONE);
		assertEquals(List.of("import.clock-kept"), again.problems().stream().map(problem -> problem.code()).toList());
		assertEquals(0, again.sequence());
		assertEquals(Duration.ofHours(1), item.getClockOffset());
	}

	@Test
	void anAcquisitionThatIsEnteredLaterIsPending() throws Exception {
		desk.entered().take("note.txt", "n".getBytes(StandardCharsets.US_ASCII));
		desk.analyse();
		Path file = desk.file().evidence(desk.file().model().getEvidence().getFirst().getId()).orElseThrow();
		desk.file().importFile(clocked(file, "PT0S", "PT0S"), Progress.NONE);
		assertEquals("evidence 1", desk.file().pending().counts());
	}

	@Test
	void theClockOfARunsCaptureIsTheRunsAndOneThatIsGivenWithoutTheRunIsAProblem() throws Exception {
		desk.entered().take("r1.pcap", TELLS, "R1", "PT1H");
		Path file = desk.file().evidence(desk.file().model().getEvidence().getFirst().getId()).orElseThrow();
		assertEquals(List.of("import.clock-kept"), desk.file().importFile(clocked(file, "PT2H", "PT3S"), Progress.NONE).problems().stream().map(problem -> problem.code()).toList());
		RunCapture capture = desk.file().model().getRuns().getFirst().getCaptures().getFirst();
		assertEquals(List.of(Duration.ofHours(1), Duration.ofSeconds(3)), List.of(capture.getClockOffset(), capture.getClockUncertainty()));
		assertEquals(List.of(), desk.take("r1.pcap", TELLS, "R1", "PT2H").problems());
		assertEquals(Duration.ofHours(2), capture.getClockOffset());
	}

	@Test
	void fileOfTheSameNameInTwoFoldersIsSaidToBeAmbiguous() throws Exception {
		desk.entered().take("a/r1.pcap", TELLS);
		desk.take("b/r1.pcap", TELLS_LATER);
		desk.analyse();
		assertTrue(desk.codes().contains("case.ambiguous-name"), desk.codes().toString());
		assertTrue(desk.codes().contains("case.capture-without-run"), desk.codes().toString());
	}

	@Test
	void captureImportedAgainWithAnotherRunMovesThere() throws Exception {
		desk.entered().take("x.pcap", TELLS_LATER, "R1", "PT0S");
		desk.analyse();
		Imported moved = desk.take("x.pcap", TELLS_LATER, "R2", "PT0S");
		assertFalse(moved.fresh());
		assertTrue(moved.summary().contains("R2 instead of run R1"), moved.summary());
		assertEquals(1, desk.analyse().capturesRead(), "its flows carry the run");
		assertEquals(List.of("R2"), desk.file().facts("capture-point").stream().flatMap(p -> p.text("run").stream()).toList());
		assertTrue(desk.file().facts("flow").stream().allMatch(f -> f.text("run").equals(Optional.of("R2"))));
		assertFalse(desk.codes().contains("case.capture-of-two-runs"));
	}

	@Test
	void namedRunIsTheOnlyOneThoughAnotherListsTheFile() throws Exception {
		desk.entered().take("r2.pcap", TELLS, "R1", "PT0S");
		desk.analyse();
		assertEquals(List.of("R1"), desk.file().facts("capture-point").stream().flatMap(p -> p.text("run").stream()).toList());
	}

	@Test
	void captureThatTwoRunsListCountsForOneAndSaysSo() throws Exception {
		desk.entered();
		desk.file().addRuns("runs.json", CaseDesk.RUNS.replace("r2.pcap", "r1.pcap"));
		desk.take("r1.pcap", TELLS);
		desk.analyse();
		assertTrue(desk.codes().contains("case.capture-of-two-runs"), desk.codes().toString());
	}

	@Test
	void twoClockOffsetsForOneCaptureAreAProblem() throws Exception {
		desk.entered();
		desk.take("r1.pcap", TELLS, "R1", "PT1H");
		desk.file().addRuns("runs.json", CaseDesk.RUNS.replace("\"file\":\"r1.pcap\"", "\"file\":\"r1.pcap\",\"clockOffset\":\"PT2H\""));
		desk.analyse();
		assertTrue(desk.codes().contains("case.clock-offset"), desk.codes().toString());
	}

	@Test
	void whatIsGivenAsACaptureAndIsNoneIsAProblem() throws Exception {
		Imported done = desk.takeAs("capture", "r1.pcap", "no capture".getBytes(StandardCharsets.US_ASCII));
		assertEquals("document", done.kind());
		assertEquals(1, done.problems().size());
		desk.analyse();
		assertEquals(List.of("import.not-recognised"), desk.codes());
	}

	@Test
	void fileThatARunListsAsCaptureAndIsNoneIsAProblem() throws Exception {
		Imported done = desk.entered().take("r1.pcap", "no capture".getBytes(StandardCharsets.US_ASCII));
		assertEquals(List.of("import.not-recognised"), done.problems().stream().map(p -> p.code()).toList());
		desk.analyse();
		assertTrue(desk.codes().contains("case.capture-missing"));
	}

	@Test
	void settingsFileOfARunIsNoCaptureOfIt() throws Exception {
		desk.entered().take("settings.png", new byte[] { (byte) 0x89, 'P', 'N', 'G' }, "R1", "PT0S");
		assertTrue(desk.file().model().getRuns().getFirst().getCaptures().stream().allMatch(c -> c.getEvidence() == null));
	}

	@Test
	void logBesideADatabaseIsEvidenceOfItsOwn() throws Exception {
		desk.write("mmssms.db-wal", "log");
		desk.take("mmssms.db", "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII));
		assertEquals(List.of("mmssms.db", "mmssms.db-wal"), desk.file().evidenceFacts().stream().flatMap(e -> e.text("name").stream()).toList());
		assertTrue(new EvidenceCheck(desk.file()).run(Progress.NONE).stream().allMatch(c -> c.holds()));
	}

	@Test
	void checkThatWasCancelledSaysHowManyItemsItDidNotRead() throws Exception {
		desk.take("r1.pcap", TELLS);
		desk.take("r2.pcap", TELLS_LATER);
		assertEquals(1, new EvidenceCheck(desk.file()).run(new CancelAfter(1)).size());
		assertEquals("{\"held\":\"1 of 1\",\"items\":1,\"notRead\":1}", desk.file().store().journal().getLast().parameters().toString());
		assertEquals(2, new EvidenceCheck(desk.file()).run(Progress.NONE).size());
		assertEquals("{\"held\":\"2 of 2\",\"items\":2}", desk.file().store().journal().getLast().parameters().toString());
	}

	@Test
	void importCancelledAtAnyMomentLeavesNothing() throws Exception {
		Path capture = desk.entered().write("r1.pcap", TELLS);
		int questions = 0;
		boolean cancelled = true;
		while (cancelled) {
			try {
				desk.file().importFile(ImportRequest.of(capture), new CancelAfter(questions++));
				cancelled = false;
			} catch (CaseException e) {
				assertEquals(List.of(), desk.file().evidenceFacts());
				assertEquals(List.of(), desk.file().facts());
			}
		}
		assertTrue(questions > 2, "asked while sealing and behind the reading");
		assertEquals(1, desk.file().facts("flow").size());
	}
}
