package org.telltale.store.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.store.Action;
import org.telltale.store.CaseException;
import org.telltale.store.columns.ColumnReader;
import org.telltale.store.columns.ColumnWriter;
import org.telltale.store.journal.JournalFile;
import org.telltale.store.keys.CaseKeyFile;
import org.telltale.store.keys.PasswordSource;
import org.telltale.store.rows.ColumnRow;
import org.telltale.store.rows.FactRow;
import org.telltale.store.rows.Query;
import org.telltale.store.rows.SealRow;
import org.telltale.store.vault.SealCheck;
import org.telltale.store.vault.Sealed;

class EncryptedCaseTest {

	private static final String SMS = "Treffen um acht am Bahnhof, bring the documents";
	private static final PasswordSource WRONG = folder -> "correct horse batterY".toCharArray();

	@TempDir
	Path folder;
	private Path root;
	private Sealed sealed;
	private ColumnRow column;

	@BeforeEach
	void makeCase() throws CaseException, IOException {
		root = folder.resolve("e.telltale");
		Path source = Files.writeString(folder.resolve("r1.pcap"), (SMS + "\n").repeat(30_000));
		try (CaseStore store = TestCases.createEncrypted(root)) {
			sealed = store.vault().take(source, Progress.NONE).orElseThrow();
			try (ColumnWriter writer = store.columns().write(sealed.digest().hex(), "frame.timestamp", 8)) {
				for (long i = 0; i < 100_000; i++) {
					writer.add(0x5345435245544e4fL);
				}
				column = writer.finish();
			}
			store.carryOut(TestCases.request(Action.IMPORT_EVIDENCE).on(sealed.digest().hex()).because(SMS), change -> {
				String line = Json.object().put("type", "exhibit").put("text", SMS).toString();
				change.rows().put(FactRow.class, List.of(new FactRow(Digest.sha256(line.getBytes(StandardCharsets.UTF_8)).hex(), "exhibit", "quoted", "", line)));
				change.rows().put(SealRow.class, List.of(new SealRow(sealed.digest().hex(), sealed.length(), true, "", 1, "")));
				change.rows().put(ColumnRow.class, List.of(column));
				return null;
			});
			assertHidden();
		}
	}

	private void assertHidden() throws IOException {
		assertEquals(List.of(), DiskSearch.find(root, SMS, "Treffen um", "ONTERCES", "红米 Note", "2014/7", sealed.digest().hex(), "frame.timestamp", "import-evidence", "exhibit"));
	}

	private SortedMap<String, String> contents() throws IOException {
		SortedMap<String, String> contents = new TreeMap<>();
		try (Stream<Path> inside = Files.walk(root)) {
			for (Path file : inside.filter(Files::isRegularFile).toList()) {
				contents.put(root.relativize(file).toString(), Digest.sha256(Files.readAllBytes(file)).hex());
			}
		}
		return contents;
	}

	private Path only(String part) throws IOException {
		try (Stream<Path> inside = Files.walk(root.resolve(part))) {
			return inside.filter(Files::isRegularFile).findFirst().orElseThrow();
		}
	}

	private static void flip(Path file, long at) throws IOException {
		file.toFile().setWritable(true);
		byte[] bytes = Files.readAllBytes(file);
		bytes[(int) (at < 0 ? bytes.length + at : at)] ^= 1;
		Files.write(file, bytes);
	}

	private static void cut(Path file, int bytes) throws IOException {
		file.toFile().setWritable(true);
		byte[] all = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(all, all.length - bytes));
	}

	@Test
	void nothingPlainStaysOnTheDiskAndEverythingIsReadBack() throws CaseException, IOException {
		assertHidden();
		try (CaseStore store = CaseStore.openForReading(root, TestCases.PASSWORD)) {
			assertHidden();
			assertTrue(store.isEncrypted());
			assertEquals("红米 Note", store.caseFile().getTitle());
			assertTrue(store.read(rows -> rows.list(FactRow.class, Query.all())).getFirst().line().contains(SMS));
			Path path = store.vault().find(sealed.digest().hex()).orElseThrow();
			assertEquals(sealed.length(), Files.size(path));
			assertEquals(sealed.digest(), Digest.sha256(Files.readAllBytes(path)));
			assertTrue(store.columns().holds(column));
			try (ColumnReader reader = store.columns().read(column)) {
				assertEquals(0x5345435245544e4fL, reader.value(99_999));
			}
		}
		assertHidden();
		assertTrue(JournalAudit.of(root, TestCases.PASSWORD).holds());
	}

	@Test
	void wrongPasswordIsSaidInOneLineAndChangesNothing() throws IOException {
		SortedMap<String, String> before = contents();
		for (PasswordSource source : List.of(WRONG, PasswordSource.NONE)) {
			for (CaseException refused : List.of(assertThrows(CaseException.class, () -> CaseStore.open(root, TestCases.ADA, TestCases.clock(), source)),
					assertThrows(CaseException.class, () -> CaseStore.openForReading(root, source)),
					assertThrows(CaseException.class, () -> JournalAudit.of(root, source)))) {
				assertTrue(refused.getMessage().contains("password") && refused.getMessage().contains(root.toString()), refused.getMessage());
				assertFalse(refused.getMessage().contains("\n"));
			}
		}
		assertEquals(before, contents());
	}

	@Test
	void shortPasswordIsRefusedBeforeAnythingIsMade() {
		assertThrows(CaseException.class, () -> CaseStore.createEncrypted(folder.resolve("s.telltale"), TestCases.model(), TestCases.ADA, TestCases.clock(), at -> "1234567".toCharArray()));
		assertFalse(Files.exists(folder.resolve("s.telltale")));
	}

	@Test
	void changedPasswordWrapsTheKeyAnewAndLeavesTheRest() throws CaseException, IOException {
		SortedMap<String, String> before = contents();
		PasswordSource renewed = at -> "another pass phrase".toCharArray();
		try (CaseStore store = TestCases.unlock(root)) {
			store.changePassword(TestCases.ADA, renewed);
			assertEquals(Action.CHANGE_PASSWORD, store.journal().getLast().action());
		}
		SortedMap<String, String> after = contents();
		assertNotEquals(before.get("case.key"), after.get("case.key"));
		before.entrySet().stream().filter(file -> file.getKey().startsWith("vault") || file.getKey().startsWith("columns"))
				.forEach(file -> assertEquals(file.getValue(), after.get(file.getKey()), file.getKey()));
		assertThrows(CaseException.class, () -> CaseStore.openForReading(root, TestCases.PASSWORD));
		try (CaseStore store = CaseStore.openForReading(root, renewed)) {
			assertEquals(3, store.journal().size());
		}
		TestCases.create(folder.resolve("plain.telltale")).close();
		try (CaseStore plain = TestCases.open(folder.resolve("plain.telltale"))) {
			assertThrows(CaseException.class, () -> plain.changePassword(TestCases.ADA, renewed));
		}
	}

	@Test
	void newPasswordThatWasNotEnteredIsDiscardedAtTheNextOpening() throws CaseException, IOException {
		PasswordSource renewed = at -> "another pass phrase".toCharArray();
		byte[] old = Files.readAllBytes(root.resolve("case.key"));
		try (CaseStore store = TestCases.unlock(root)) {
			KeyFileChange.propose(store.folder(), CaseKeyFile.wrap(store.access().secret().orElseThrow(), "another pass phrase".toCharArray()));
		}
		CaseStore.openForReading(root, TestCases.PASSWORD).close();
		CaseStore.openForReading(root, renewed).close();
		TestCases.unlock(root).close();
		assertFalse(Files.exists(root.resolve("case.key.new")));
		assertArrayEquals(old, Files.readAllBytes(root.resolve("case.key")));
		assertThrows(CaseException.class, () -> CaseStore.openForReading(root, renewed));
	}

	@Test
	void newPasswordThatWasEnteredIsTakenAtTheNextOpening() throws CaseException, IOException {
		PasswordSource renewed = at -> "another pass phrase".toCharArray();
		byte[] old = Files.readAllBytes(root.resolve("case.key"));
		try (CaseStore store = TestCases.unlock(root)) {
			store.changePassword(TestCases.ADA, renewed);
		}
		byte[] changed = Files.readAllBytes(root.resolve("case.key"));
		Files.move(root.resolve("case.key"), root.resolve("case.key.new"));
		Files.write(root.resolve("case.key"), old);
		CaseStore.openForReading(root, TestCases.PASSWORD).close();
		assertThrows(CaseException.class, () -> CaseStore.openForReading(root, WRONG));
		CaseStore.open(root, TestCases.ADA, TestCases.clock(), renewed).close();
		assertFalse(Files.exists(root.resolve("case.key.new")));
		assertArrayEquals(changed, Files.readAllBytes(root.resolve("case.key")));
		assertThrows(CaseException.class, () -> CaseStore.openForReading(root, TestCases.PASSWORD));
	}

	@Test
	void keyFileThatIsMissingOrChangedIsNamed() throws IOException {
		Path key = root.resolve("case.key");
		byte[] whole = Files.readAllBytes(key);
		for (int i = 3; i < whole.length - 1; i += 60) {
			flip(key, i);
			assertThrows(CaseException.class, () -> CaseStore.openForReading(root, TestCases.PASSWORD), "byte " + i);
			Files.write(key, whole);
		}
		Files.delete(key);
		assertTrue(assertThrows(CaseException.class, () -> TestCases.unlock(root)).getMessage().contains("case.key is missing"));
	}

	@Test
	void journalWithAnyByteChangedOrCutIsRefusedAndNamed() throws CaseException, IOException {
		Path journal = root.resolve("journal.sealed");
		byte[] whole = Files.readAllBytes(journal);
		JournalFile file;
		try (CaseStore store = CaseStore.openForReading(root, TestCases.PASSWORD)) {
			file = store.access().journal();
		}
		assertTrue(file.check().holds());
		for (int i = 0; i < whole.length - 1; i++) {
			flip(journal, i);
			assertFalse(file.check().holds() && file.check().entries().size() == 2, "byte " + i);
			Files.write(journal, whole);
		}
		flip(journal, 100);
		CaseException refused = assertThrows(CaseException.class, () -> CaseStore.openForReading(root, TestCases.PASSWORD));
		assertTrue(refused.getMessage().contains("journal.sealed"), refused.getMessage());
		Files.write(journal, whole);
		String text = Files.readString(journal);
		String[] lines = text.split("\n", -1);
		Files.writeString(journal, lines[0] + "\n");
		assertTrue(assertThrows(CaseException.class, () -> CaseStore.openForReading(root, TestCases.PASSWORD)).getMessage().contains("cut at its end"));
		Files.writeString(journal, lines[1] + "\n" + lines[0] + "\n");
		assertTrue(assertThrows(CaseException.class, () -> CaseStore.openForReading(root, TestCases.PASSWORD)).getMessage().contains("line 1"));
	}

	@Test
	void changedAndCutEvidenceIsFoundByItsMebibyte() throws CaseException, IOException {
		Path file = only("vault");
		flip(file, 64 + 20 * (65_536 + 16) + 3);
		try (CaseStore store = CaseStore.openForReading(root, TestCases.PASSWORD)) {
			SealCheck check = store.vault().check(sealed(store), Progress.NONE).orElseThrow();
			assertEquals(new SealCheck(sealed.digest().hex(), true, List.of(new ByteRange(1 << 20, sealed.length() - (1 << 20)))), check);
			IOException refused = assertThrows(IOException.class, () -> Files.readAllBytes(store.vault().find(sealed.digest().hex()).orElseThrow()));
			assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
			flip(file, 64 + 3);
			assertEquals(List.of(new ByteRange(0, 1 << 20), new ByteRange(1 << 20, sealed.length() - (1 << 20))), store.vault().check(sealed(store), Progress.NONE).orElseThrow().changed());
			cut(file, 1);
			assertFalse(store.vault().check(sealed(store), Progress.NONE).orElseThrow().present());
		}
	}

	private Sealed sealed(CaseStore store) {
		return new Sealed(sealed.digest(), sealed.length(), sealed.mibDigests(), true, store.vault().find(sealed.digest().hex()).orElseThrow());
	}

	@Test
	void changedAndCutColumnIsRefusedAndNamed() throws CaseException, IOException {
		Path file = only("columns");
		try (CaseStore store = CaseStore.openForReading(root, TestCases.PASSWORD)) {
			for (long at : new long[] { 0, 40, 64, 70_000, -1 }) {
				flip(file, at);
				assertFalse(store.columns().holds(column), "byte " + at);
				assertTrue(assertThrows(CaseException.class, () -> store.columns().read(column)).getMessage().contains(file.toString()));
				flip(file, at);
			}
			assertTrue(store.columns().holds(column));
			cut(file, 20);
			assertFalse(store.columns().holds(column));
		}
	}

	@Test
	void archiveIsEncryptedUnlessItIsAskedForPlainAndBothComeBack() throws CaseException, IOException {
		Path archive = folder.resolve("out/a.archive");
		Path plain = folder.resolve("p.zip");
		Files.createDirectories(archive.getParent());
		try (CaseStore store = TestCases.unlock(root)) {
			CaseArchive.write(store, TestCases.ADA, archive, Progress.NONE);
			CaseArchive.write(store, TestCases.ADA, plain, true, Progress.NONE);
			assertEquals(Optional.of("plain"), store.journal().getLast().parameters().text("form"));
		}
		assertEquals(List.of(), DiskSearch.find(archive.getParent(), SMS, sealed.digest().hex(), "manifest"));
		assertThrows(CaseException.class, () -> CaseArchive.restore(archive, folder.resolve("b"), TestCases.ADA, TestCases.clock(), WRONG, Optional.empty()));
		assertFalse(Files.exists(folder.resolve("b")));
		restoredIsTheSame(archive, folder.resolve("b"), TestCases.PASSWORD, Optional.empty());
		assertArrayEquals(Files.readAllBytes(root.resolve("case.key")), Files.readAllBytes(folder.resolve("b/case.key")));
		PasswordSource renewed = at -> "a key of its own".toCharArray();
		restoredIsTheSame(archive, folder.resolve("c"), renewed, Optional.of(renewed));
		restoredIsTheSame(plain, folder.resolve("d"), PasswordSource.NONE, Optional.empty());
		restoredIsTheSame(plain, folder.resolve("e"), renewed, Optional.of(renewed));
		assertEquals(List.of(), DiskSearch.find(folder.resolve("e"), SMS, sealed.digest().hex()));
		flip(archive, Files.size(archive) / 2);
		CaseException refused = assertThrows(CaseException.class, () -> CaseArchive.restore(archive, folder.resolve("f"), TestCases.ADA, TestCases.clock(), TestCases.PASSWORD, Optional.empty()));
		assertTrue(refused.getMessage().contains(archive.toString()), refused.getMessage());
	}

	@Test
	void columnThatIsLostIsNamedAndNoArchiveIsWritten() throws CaseException, IOException {
		Files.delete(only("columns"));
		try (CaseStore store = TestCases.unlock(root)) {
			CaseException refused = assertThrows(CaseException.class, () -> CaseArchive.write(store, TestCases.ADA, folder.resolve("a.archive"), Progress.NONE));
			assertTrue(refused.getMessage().contains("frame.timestamp") && refused.getMessage().contains("import the evidence again"), refused.getMessage());
		}
		assertFalse(Files.exists(folder.resolve("a.archive")));
	}

	@Test
	void encryptedArchiveThatCouldNotBeRestoredIsNotWritten() throws CaseException, IOException {
		Files.writeString(root.resolve("reports/report.pdf"), "%PDF");
		Path archive = folder.resolve("a.archive");
		try (CaseStore store = TestCases.unlock(root)) {
			int entries = store.journal().size();
			CaseException refused = assertThrows(CaseException.class, () -> CaseArchive.write(store, TestCases.ADA, archive, Progress.NONE));
			assertTrue(refused.getMessage().contains("report.pdf") && refused.getMessage().contains("move it out"), refused.getMessage());
			assertEquals(entries, store.journal().size());
			Files.delete(root.resolve("reports/report.pdf"));
			CaseArchive.write(store, TestCases.ADA, archive, Progress.NONE);
		}
		restoredIsTheSame(archive, folder.resolve("b"), TestCases.PASSWORD, Optional.empty());
	}

	private void restoredIsTheSame(Path archive, Path target, PasswordSource after, Optional<PasswordSource> renewed) throws CaseException, IOException {
		try (CaseStore store = CaseArchive.restore(archive, target, TestCases.ADA, TestCases.clock(), TestCases.PASSWORD, renewed)) {
			assertEquals(Action.RESTORE, store.journal().getLast().action());
		}
		try (CaseStore store = CaseStore.openForReading(target, after)) {
			assertEquals("红米 Note", store.caseFile().getTitle());
			assertEquals(sealed.digest(), Digest.sha256(Files.readAllBytes(store.vault().find(sealed.digest().hex()).orElseThrow())));
			assertTrue(store.columns().holds(store.read(rows -> rows.list(ColumnRow.class, Query.all())).getFirst()));
		}
	}
}
