package org.telltale.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.model.EvidenceItem;
import org.telltale.model.EvidenceKind;
import org.telltale.store.CaseException;

/** A folder becomes the items that its files are; what is none is named, and nothing ends the walk. */
class FolderImportTest {

	private static final byte[] DATABASE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

	@TempDir
	private Path folder;
	private CaseDesk desk;
	private final List<Imported> heard = new ArrayList<>();

	@BeforeEach
	void open() throws CaseException {
		desk = new CaseDesk(folder);
	}

	@AfterEach
	void close() throws CaseException {
		desk.close();
	}

	private ImportedFolder take(String name) throws CaseException {
		heard.clear();
		return desk.file().importFolder(ImportRequest.of(folder.resolve(name)), heard::add, Progress.NONE);
	}

	private List<String> names() {
		return desk.file().model().getEvidence().stream().map(EvidenceItem::getName).toList();
	}

	private static List<String> codes(ImportedFolder done) {
		return done.problems().stream().map(Problem::code).toList();
	}

	@Test
	void filesAreItemsCalledByTheirPathAndWhatBelongsTogetherIsOne() throws Exception {
		desk.write("pull/b/mmssms.db", DATABASE);
		desk.write("pull/b/mmssms.db-wal", "log");
		desk.write("pull/b/mmssms.db-shm", "index");
		desk.write("pull/a.xml", "<map><boolean name='sync' value='false'/></map>");
		desk.write("pull/d.002", "two");
		desk.write("pull/d.001", CaseDesk.disk());
		desk.write("pull/notes", "nothing");
		desk.write("pull/r1.pcap", CaseDesk.sends("2014-08-05T10:06:00Z", CaseDesk.SECRET));
		desk.entered();
		ImportedFolder done = take("pull");
		assertEquals(List.of("pull/a.xml", "pull/b/mmssms.db", "pull/b/mmssms.db-wal", "pull/d.001", "pull/d.002", "pull/r1.pcap"), names());
		assertEquals("8 files: 4 imported, 0 in the case already, 3 read with others, 1 not recognised, 0 not readable; 0 links or other things not followed", done.summary());
		assertEquals(List.of("folder.not-recognised"), codes(done));
		assertTrue(done.problems().getFirst().what().contains("notes"));
		assertEquals(List.of("pull/a.xml", "pull/b/mmssms.db", "pull/d.001", "pull/r1.pcap"), heard.stream().map(Imported::name).toList());
		EvidenceItem log = desk.file().model().getEvidence().get(2);
		assertEquals(folder.resolve("pull/b/mmssms.db-wal").toString().replace('\\', '/'), log.getSource());
		assertEquals("R1", RunEntry.captureOf(desk.file().model(), desk.file().model().getEvidence().getLast().getId()).orElseThrow().getRun().getId());
		assertTrue(done.sequence() > 0);
		long entries = desk.file().store().journal().size();
		ImportedFolder again = take("pull");
		assertEquals(4, again.known());
		assertEquals(again.sequence(), entries + 1, "that it was done again is all that is entered");
		assertEquals(entries + 1, desk.file().store().journal().size());
	}

	@Test
	void linksAreNotFollowedAndTheCasesOwnFolderIsLeftOut() throws Exception {
		desk.write("pull/a.db", DATABASE);
		desk.write("other/b.xml", "<map/>");
		Files.createSymbolicLink(folder.resolve("pull/link"), folder.resolve("other"));
		Files.createSymbolicLink(folder.resolve("pull/round"), folder.resolve("pull"));
		ImportedFolder done = take("pull");
		assertEquals(List.of("pull/a.db"), names());
		assertEquals(2, done.passedBy());
		assertEquals(List.of("folder.not-followed"), codes(done));
		ImportedFolder all = desk.file().importFolder(ImportRequest.of(folder), heard::add, Progress.NONE);
		assertTrue(all.problems().stream().anyMatch(problem -> problem.what().contains("case.telltale")), all.problems().toString());
		assertFalse(names().stream().anyMatch(name -> name.contains("case.telltale")));
	}

	@Test
	void fileThatCannotBeReadEndsNothing() throws Exception {
		desk.write("pull/a.db", DATABASE);
		Path closed = desk.write("pull/b.db", "SQLite format 3\0 closed");
		desk.write("pull/c.xml", "<map/>");
		if (!closed.toFile().setReadable(false) || Files.isReadable(closed)) {
			Files.delete(closed);
			new java.io.RandomAccessFile(closed.toFile(), "rw").close();
		}
		ImportedFolder done = take("pull");
		assertEquals(List.of("pull/a.db", "pull/c.xml"), names());
		assertEquals(1, done.failed() + done.others());
		assertEquals(1, done.problems().size());
	}

	@Test
	void keysComeBeforeTheCapturesThatAreReadWithThem() throws Exception {
		desk.write("pull/a.pcap", CaseDesk.sends("2014-08-05T10:06:00Z", CaseDesk.SECRET));
		desk.write("pull/z.keys", "CLIENT_RANDOM " + "ab".repeat(32) + " " + "cd".repeat(48) + "\n");
		ImportRequest request = new ImportRequest(folder.resolve("pull"), Optional.empty(), Optional.of("ap"), Optional.empty(), "X-1", "A. Examiner", Optional.empty(), "", "", "",
				Optional.empty());
		desk.file().importFolder(request, heard::add, Progress.NONE);
		assertEquals(List.of("pull/z.keys", "pull/a.pcap"), names());
		assertEquals(List.of(EvidenceKind.KEY_LOG, EvidenceKind.CAPTURE), desk.file().model().getEvidence().stream().map(EvidenceItem::getKind).toList());
		assertEquals(List.of("X-1", "X-1"), desk.file().model().getEvidence().stream().map(EvidenceItem::getExhibitNumber).toList());
	}

	@Test
	void whatIsNoFolderIsRefusedAndACancelledWalkIsSaid() throws Exception {
		desk.write("pull/a.db", DATABASE);
		assertThrows(CaseException.class, () -> take("pull/a.db"));
		ImportedFolder cancelled = desk.file().importFolder(ImportRequest.of(folder.resolve("pull")), heard::add, new CancelAfter(0));
		assertEquals(List.of("folder.cancelled"), codes(cancelled));
		assertEquals("The import was cancelled", last("ended"));
		assertEquals(List.of(), names());
	}

	private String last(String detail) throws CaseException {
		return desk.file().store().journal().getLast().parameters().text(detail).orElse("");
	}

	@Test
	void whatIsFoundWithoutAnItemIsEnteredToo() throws Exception {
		desk.write("pull/notes", "nothing");
		ImportedFolder done = take("pull");
		assertEquals(0, done.imported());
		assertTrue(done.sequence() > 0);
		assertEquals("notes", last("notRecognised"));
	}

	@Test
	void tenFailuresEndTheImportAndTheAccountStays() throws Exception {
		for (int i = 0; i < 12; i++) {
			desk.write("pull/" + (char) ('a' + i) + ".db", "SQLite format 3\0" + i);
		}
		// captures of a run that the case does not have cannot be taken in
		for (int i = 0; i < 12; i++) {
			desk.write("pull/x" + i + ".pcap", CaseDesk.sends("2014-08-05T10:06:0" + i % 10 + "Z", CaseDesk.SECRET + i));
		}
		ImportRequest request = new ImportRequest(folder.resolve("pull"), Optional.of("none"), Optional.empty(), Optional.empty(), "", "", Optional.empty(), "", "", "", Optional.empty());
		ImportedFolder done = desk.file().importFolder(request, heard::add, Progress.NONE);
		assertEquals(12, done.imported());
		assertEquals(10, done.failed());
		assertEquals("folder.failures", codes(done).get(10));
		assertTrue(last("ended").startsWith("10 files one after the other"), last("ended"));
	}

	@Test
	void linkBesideADatabaseOrAnImageIsNotFollowed() throws Exception {
		desk.write("pull/a.db", DATABASE);
		desk.write("pull/d.001", CaseDesk.disk());
		Path outside = desk.write("outside", "somebody else's");
		for (String name : List.of("a.db-wal", "d.002")) {
			Files.createSymbolicLink(folder.resolve("pull").resolve(name), outside);
		}
		ImportedFolder done = take("pull");
		assertEquals(List.of("pull/a.db", "pull/d.001"), names());
		assertEquals(List.of("0 2"), List.of(done.together() + " " + done.passedBy()));
	}

	@Test
	void casesOwnFolderIsRefused() throws Exception {
		Path root = desk.file().store().folder().root();
		Path inside = Files.createDirectories(root.resolve("somewhere"));
		Path link = Files.createSymbolicLink(folder.resolve("link"), inside);
		for (Path own : List.of(root, inside, link)) {
			assertThrows(CaseException.class, () -> desk.file().importFolder(ImportRequest.of(own), heard::add, Progress.NONE), own.toString());
		}
	}

	@Test
	void walkIsInTheOrderOfNames() throws IOException {
		for (String name : List.of("w/b/2", "w/b/1", "w/a", "w/c", "w/B")) {
			desk.write(name, "x");
		}
		assertEquals(List.of("B", "a", "b/1", "b/2", "c"), FolderWalk.of(folder.resolve("w"), folder).files().stream()
				.map(path -> folder.resolve("w").relativize(path).toString().replace('\\', '/')).toList());
	}
}
