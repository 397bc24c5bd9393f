package org.telltale.store.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Progress;
import org.telltale.store.Action;
import org.telltale.store.CaseException;
import org.telltale.store.journal.JournalEntry;
import org.telltale.store.journal.JournalFile;
import org.telltale.store.journal.JournalHead;
import org.telltale.store.journal.SignedHead;

/** What a head that was kept elsewhere shows, where journal and database were rewritten together. */
class SignedHeadTest {

	@TempDir
	Path folder;
	private Path root;
	private JournalHead head;

	@BeforeEach
	void makeCase() throws CaseException {
		root = folder.resolve("h.telltale");
		try (CaseStore store = TestCases.create(root)) {
			for (int i = 1; i <= 7; i++) {
				TestCases.putFact(store, i);
			}
			head = JournalHead.of(store.journal(), Instant.parse("2014-08-08T10:00:00Z"));
		}
	}

	/** Writes a journal anew, with right hashes, and the database's copy of it. @param reason of the fourth entry */
	private void rewrite(int entries, String reason) throws CaseException, IOException, SQLException {
		Path file = root.resolve("journal.jsonl");
		List<JournalEntry> old = new JournalFile(file).check().entries().subList(0, entries);
		Files.delete(file);
		List<JournalEntry> now = new ArrayList<>();
		for (JournalEntry entry : old) {
			String why = entry.sequence() == 4 ? reason : entry.reason();
			now.add(new JournalFile(file).append(now.isEmpty() ? Optional.empty() : Optional.of(now.getLast()), entry.atNanos(), new JournalEntry.Intent(entry.actor(),
					entry.action(), entry.objects(), entry.parameters(), why, entry.before(), entry.after())));
		}
		try (Connection database = DriverManager.getConnection("jdbc:h2:file:" + root.resolve("case"), "telltale", "");
				PreparedStatement insert = database.prepareStatement("INSERT INTO journal (sequence, hash, line) VALUES (?, ?, ?)")) {
			database.createStatement().execute("DELETE FROM journal");
			for (JournalEntry entry : now) {
				insert.setLong(1, entry.sequence());
				insert.setString(2, entry.hash());
				insert.setString(3, entry.line());
				insert.execute();
			}
		}
	}

	@Test
	void journalThatGoesOnFits() throws CaseException {
		assertEquals(List.of(), JournalAudit.of(root).differences(head));
		try (CaseStore store = TestCases.open(root)) {
			TestCases.putFact(store, 8);
		}
		assertEquals(List.of(), JournalAudit.of(root).differences(head));
	}

	@Test
	void journalRewrittenWholeHoldsByItselfAndDiffersFromTheHeadAtTheEntryThatWasChanged() throws CaseException, IOException, SQLException {
		rewrite(8, "it was like this");
		assertTrue(JournalAudit.of(root).holds());
		TestCases.open(root).close();
		assertEquals(List.of("entry 4 is not the one that was there when the head was signed: the journal was rewritten from it on"), JournalAudit.of(root).differences(head));
	}

	@Test
	void journalCutByThreeEntriesHoldsByItselfAndLacksThemByTheHead() throws CaseException, IOException, SQLException {
		rewrite(5, "");
		assertTrue(JournalAudit.of(root).holds());
		assertEquals(List.of("entries 6 to 8 are missing, which stood there when the head was signed: the journal was cut at its end"), JournalAudit.of(root).differences(head));
	}

	@Test
	void headComesBackFromItsFileAndAnAlteredOneDoesNot() throws CaseException, IOException {
		Path file = new HeadFolder(new CaseFolder(root)).keep(new SignedHead(head, new byte[] { 1, 2 }, Optional.of(new byte[] { 3 })));
		assertEquals(List.of(file), new HeadFolder(new CaseFolder(root)).files());
		SignedHead read = SignedHead.read(file);
		assertEquals(head, read.head());
		assertEquals(2, read.signature().length);
		assertEquals(3, read.timeStamp().orElseThrow()[0]);
		String text = Files.readString(file);
		for (String other : List.of(text.replace("\"sequence\":8", "\"sequence\":7"), text.replace(head.hash(), "0".repeat(64)), text.replace("telltale-journal-head", "x"), "")) {
			Files.writeString(file, other);
			assertThrows(CaseException.class, () -> SignedHead.read(file));
		}
	}

	@Test
	void headsAreArchivedAndComeBack() throws CaseException {
		new HeadFolder(new CaseFolder(root)).keep(new SignedHead(head, new byte[] { 1 }, Optional.empty()));
		try (CaseStore store = TestCases.open(root)) {
			CaseArchive.write(store, TestCases.ADA, folder.resolve("a.zip"), Progress.NONE);
		}
		try (CaseStore store = CaseArchive.restore(folder.resolve("a.zip"), folder.resolve("b"), TestCases.ADA, TestCases.clock())) {
			assertEquals(Action.RESTORE, store.journal().getLast().action());
			assertEquals(head, SignedHead.read(new HeadFolder(store.folder()).files().getFirst()).head());
			assertEquals(List.of(), head.differences(store.journal()));
		}
	}
}
