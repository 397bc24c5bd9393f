package org.telltale.store.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.store.Action;
import org.telltale.store.CaseException;
import org.telltale.store.journal.JournalEntry;
import org.telltale.store.journal.JournalFile;
import org.telltale.store.rows.FactRow;
import org.telltale.store.rows.Query;

class JournalTamperTest {

	@TempDir
	Path folder;
	private Path root;
	private Path journal;

	@BeforeEach
	void makeCaseOfFiveEntries() throws CaseException {
		root = folder.resolve("c.telltale");
		journal = root.resolve("journal.jsonl");
		try (CaseStore store = TestCases.create(root)) {
			for (int i = 1; i <= 4; i++) {
				TestCases.putFact(store, i);
			}
		}
	}

	private void refused(String inWords) throws CaseException {
		JournalAudit audit = JournalAudit.of(root);
		assertFalse(audit.holds());
		assertTrue(audit.faults().getFirst().contains(inWords), audit.faults()::toString);
		assertThrows(CaseException.class, () -> TestCases.open(root));
		assertThrows(CaseException.class, () -> CaseStore.openForReading(root));
	}

	private List<String> lines() throws IOException {
		return new ArrayList<>(Files.readAllLines(journal));
	}

	private void write(List<String> lines) throws IOException {
		Files.writeString(journal, String.join("\n", lines) + "\n");
	}

	@Test
	void untouchedJournalHolds() throws CaseException {
		JournalAudit audit = JournalAudit.of(root);
		assertEquals(List.of(), audit.faults());
		assertEquals(5, audit.check().entries().size());
		assertEquals(List.of(), audit.notCarriedOut());
	}

	@Test
	void everyFlippedByteIsFound() throws IOException, CaseException {
		byte[] bytes = Files.readAllBytes(journal);
		JournalFile file = new JournalFile(journal);
		for (int i = 0; i < bytes.length - 1; i++) {
			byte[] changed = bytes.clone();
			changed[i] ^= 1;
			Files.write(journal, changed);
			assertFalse(file.check().holds(), "byte " + i);
		}
		bytes[bytes.length - 1] ^= 1;
		Files.write(journal, bytes);
		refused("the journal was cut at its end");
	}

	@Test
	void changedEntryIsFound() throws IOException, CaseException {
		List<String> lines = lines();
		lines.set(2, lines.get(2).replace("\"number\":\"2\"", "\"number\":\"7\""));
		write(lines);
		refused("line 3 was altered");
	}

	@Test
	void changedEntryWithItsOwnHashMadeAnewBreaksTheChain() throws IOException, CaseException, JsonSyntaxException {
		List<String> lines = lines();
		lines.set(2, rehashed(lines.get(2).replace("\"number\":\"2\"", "\"number\":\"7\"")));
		write(lines);
		refused("line 4 does not follow");
	}

	private static String rehashed(String line) throws JsonSyntaxException {
		Json.Fields fields = ((Json.Fields) JsonReader.read(line)).remove("hash");
		return fields.put("hash", Digest.sha256(fields.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)).hex()).toString();
	}

	@Test
	void journalRewrittenWholeDiffersFromTheDatabase() throws IOException, CaseException, JsonSyntaxException {
		List<String> lines = lines();
		lines.set(2, lines.get(2).replace("\"number\":\"2\"", "\"number\":\"7\""));
		String previous = JournalEntry.NONE_BEFORE;
		for (int i = 0; i < lines.size(); i++) {
			Json.Fields fields = ((Json.Fields) JsonReader.read(lines.get(i))).put("previous", previous);
			lines.set(i, rehashed(fields.toString()));
			previous = JsonReader.read(lines.get(i)).text("hash").orElseThrow();
		}
		write(lines);
		refused("entry 3 of the journal is not the one that the database knows");
	}

	@Test
	void removedEntryIsFound() throws IOException, CaseException {
		List<String> lines = lines();
		lines.remove(2);
		write(lines);
		refused("line 3 carries the sequence number 4");
	}

	@Test
	void swappedEntriesAreFound() throws IOException, CaseException {
		List<String> lines = lines();
		Collections.swap(lines, 2, 3);
		write(lines);
		refused("line 3 carries the sequence number 4");
	}

	@Test
	void journalCutAtItsEndIsFoundByTheDatabase() throws IOException, CaseException {
		List<String> lines = lines();
		write(lines.subList(0, 4));
		refused("the journal was cut at its end");
		Files.delete(journal);
		refused("the journal was cut at its end");
	}

	@Test
	void olderDatabaseInPlaceIsFoundWhenCustodyEntriesAreMissing() throws IOException, CaseException {
		Path database = root.resolve("case.mv.db");
		Path old = Files.copy(database, folder.resolve("old.mv.db"));
		try (CaseStore store = TestCases.open(root)) {
			store.carryOut(TestCases.request(Action.RECORD_CUSTODY), change -> null);
			TestCases.putFact(store, 9);
		}
		Files.copy(old, database, StandardCopyOption.REPLACE_EXISTING);
		refused("an older copy of the database");
	}

	@Test
	void tornLastLineIsTakenOffAndEntered() throws IOException, CaseException {
		Files.writeString(journal, "{\"action\":\"anal", StandardOpenOption.APPEND);
		assertTrue(JournalAudit.of(root).holds());
		try (CaseStore store = TestCases.open(root)) {
			assertEquals(Action.REPAIR_JOURNAL, store.journal().getLast().action());
			assertEquals(6, store.journal().size());
			TestCases.putFact(store, 9);
		}
		assertTrue(JournalAudit.of(root).holds());
	}

	@Test
	void entryWithoutItsCommitGetsASuccessorOnceAndForAll() throws IOException, CaseException {
		Path database = root.resolve("case.mv.db");
		Path old = Files.copy(database, folder.resolve("old.mv.db"));
		try (CaseStore store = TestCases.open(root)) {
			TestCases.putFact(store, 9);
		}
		Files.copy(old, database, StandardCopyOption.REPLACE_EXISTING);
		assertEquals(List.of(6L), JournalAudit.of(root).notCarriedOut());
		try (CaseStore store = CaseStore.openForReading(root)) {
			assertEquals(5, store.journal().size());
		}
		for (int opening = 0; opening < 2; opening++) {
			try (CaseStore store = TestCases.open(root)) {
				JournalEntry last = store.journal().getLast();
				assertEquals(Action.NOT_CARRIED_OUT, last.action());
				assertEquals(6L, last.parameters().integer("of").orElseThrow());
				assertEquals(7, last.sequence());
				assertEquals(4L, (long) store.read(rows -> rows.count(FactRow.class, Query.all())));
			}
		}
		assertTrue(JournalAudit.of(root).holds());
	}
}
