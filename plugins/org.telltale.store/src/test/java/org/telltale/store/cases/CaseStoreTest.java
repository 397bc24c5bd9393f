package org.telltale.store.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.model.CaseFile;
import org.telltale.model.Person;
import org.telltale.model.TelltaleFactory;
import org.telltale.store.Action;
import org.telltale.store.CaseException;
import org.telltale.store.journal.JournalEntry;
import org.telltale.store.rows.FactRow;
import org.telltale.store.rows.Query;

class CaseStoreTest {

	@TempDir
	Path folder;

	private Path caseFolder() {
		return folder.resolve("a case.telltale");
	}

	@Test
	void modelRowsAndJournalAreThereAfterReopening() throws CaseException {
		CaseFile expected;
		try (CaseStore store = TestCases.create(caseFolder())) {
			store.carryOut(TestCases.request(Action.EDIT_CASE).because("to be complete"), change -> {
				store.caseFile().getPeople().add(person("P1"));
				change.saveModel();
				return null;
			});
			TestCases.putFact(store, 1);
			expected = EcoreUtil.copy(store.caseFile());
		}
		try (CaseStore store = TestCases.open(caseFolder())) {
			assertTrue(EcoreUtil.equals(expected, store.caseFile()));
			assertEquals(List.of(TestCases.fact(1)), store.read(rows -> rows.list(FactRow.class, Query.all())));
			assertEquals(List.of(Action.CREATE_CASE, Action.EDIT_CASE, Action.ANALYSE), store.journal().stream().map(JournalEntry::action).toList());
			JournalEntry edit = store.journal().get(1);
			assertEquals("to be complete", edit.reason());
			assertEquals(store.journal().get(0).after(), edit.before());
			assertEquals(64, edit.after().length());
			assertFalse(edit.before().equals(edit.after()));
		}
	}

	private static Person person(String id) {
		Person person = TelltaleFactory.eINSTANCE.createPerson();
		person.setId(id);
		return person;
	}

	@Test
	void workThatFailsLeavesNoRowNoModelAndNoEntry() throws CaseException {
		try (CaseStore store = TestCases.create(caseFolder())) {
			CaseException thrown = new CaseException("no", "nothing");
			assertSame(thrown, assertThrows(CaseException.class, () -> store.carryOut(TestCases.request(Action.ANALYSE), change -> {
				change.rows().put(FactRow.class, List.of(TestCases.fact(1)));
				change.saveModel();
				throw thrown;
			})));
			assertThrows(IllegalStateException.class, () -> store.carryOut(TestCases.request(Action.ANALYSE), change -> {
				change.rows().put(FactRow.class, List.of(TestCases.fact(2)));
				throw new IllegalStateException("a bug");
			}));
			assertEquals(0L, (long) store.read(rows -> rows.count(FactRow.class, Query.all())));
			assertEquals(1, store.journal().size());
			TestCases.putFact(store, 3);
			assertEquals(1L, (long) store.read(rows -> rows.count(FactRow.class, Query.all())));
		}
	}

	@Test
	void interruptedCallerHurtsNothing() throws CaseException {
		try (CaseStore store = TestCases.create(caseFolder())) {
			Thread.currentThread().interrupt();
			TestCases.putFact(store, 1);
			assertEquals(1L, (long) store.read(rows -> rows.count(FactRow.class, Query.all())));
			assertTrue(Thread.interrupted());
			TestCases.putFact(store, 2);
		}
		try (CaseStore store = TestCases.open(caseFolder())) {
			assertEquals(2L, (long) store.read(rows -> rows.count(FactRow.class, Query.all())));
		}
	}

	@Test
	void listDoesNotSeeHalfATransactionAndDoesNotWaitForIt() throws CaseException {
		try (CaseStore store = TestCases.create(caseFolder())) {
			store.carryOut(TestCases.request(Action.ANALYSE), change -> {
				change.rows().put(FactRow.class, List.of(TestCases.fact(1)));
				assertEquals(1, change.rows().count(FactRow.class, Query.all()));
				assertEquals(0L, (long) store.read(rows -> rows.count(FactRow.class, Query.all())));
				return null;
			});
			assertEquals(1L, (long) store.read(rows -> rows.count(FactRow.class, Query.all())));
		}
	}

	@Test
	void folderNameThatRunsASqlScriptIsRefusedAndNothingIsMade() throws IOException {
		Path bait = folder.resolve("bait");
		Path script = Files.writeString(folder.resolve("x.sql"), "CREATE TABLE x (y INT); CALL CSVWRITE('" + bait + "', 'SELECT 1');");
		for (String name : List.of("x;INIT=RUNSCRIPT FROM '" + script.getFileName() + "'", "x;ACCESS_MODE_DATA=r", "x\ny", "x?y")) {
			Path evil = folder.resolve(name);
			assertThrows(CaseException.class, () -> TestCases.create(evil), name);
			assertThrows(CaseException.class, () -> TestCases.open(evil), name);
			assertThrows(CaseException.class, () -> CaseStore.openForReading(evil), name);
			assertFalse(Files.exists(evil));
		}
		assertFalse(Files.exists(bait));
	}

	@Test
	void nonEmptyFolderAndMissingCaseAreRefused() throws IOException {
		Files.writeString(folder.resolve("letter.txt"), "mine");
		assertThrows(CaseException.class, () -> TestCases.create(folder));
		assertThrows(CaseException.class, () -> TestCases.open(folder));
		assertThrows(CaseException.class, () -> TestCases.open(folder.resolve("nowhere")));
		assertThrows(CaseException.class, () -> CaseStore.openForReading(folder.resolve("nowhere")));
		assertEquals("mine", Files.readString(folder.resolve("letter.txt")));
	}

	@Test
	void secondOpeningInTheSameProgramIsRefusedAndDoesNotFreeTheFirst() throws CaseException {
		try (CaseStore store = TestCases.create(caseFolder())) {
			assertThrows(CaseException.class, () -> TestCases.open(caseFolder()));
			assertThrows(CaseException.class, () -> CaseStore.openForReading(caseFolder()));
			TestCases.putFact(store, 1);
		}
		TestCases.open(caseFolder()).close();
	}

	@Test
	void readingCopyLeavesNothingBehindAndCannotWrite() throws CaseException, IOException {
		try (CaseStore store = TestCases.create(caseFolder())) {
			TestCases.putFact(store, 1);
		}
		try (CaseStore store = CaseStore.openForReading(caseFolder())) {
			assertTrue(store.isReadOnly());
			assertEquals(1L, (long) store.read(rows -> rows.count(FactRow.class, Query.all())));
			assertEquals(2, store.journal().size());
			assertThrows(IllegalStateException.class, () -> TestCases.putFact(store, 2));
		}
		try (Stream<Path> left = Files.list(caseFolder().resolve("tmp"))) {
			assertEquals(List.of(), left.toList());
		}
	}

	@Test
	void transactionInsideATransactionIsOurBug() throws CaseException {
		try (CaseStore store = TestCases.create(caseFolder())) {
			assertThrows(IllegalStateException.class, () -> store.carryOut(TestCases.request(Action.ANALYSE), change -> TestCases.putFact(store, 1)));
			TestCases.putFact(store, 2);
		}
	}

	@Test
	void journalThatCannotBeWrittenStopsTheActionAndTheNextOpeningIsSound() throws CaseException, IOException {
		Path journal = caseFolder().resolve("journal.jsonl");
		Path aside = folder.resolve("aside");
		try (CaseStore store = TestCases.create(caseFolder())) {
			TestCases.putFact(store, 1);
			Files.move(journal, aside);
			Files.createDirectory(journal);
			assertThrows(CaseException.class, () -> TestCases.putFact(store, 2));
			CaseException again = assertThrows(CaseException.class, () -> TestCases.putFact(store, 3));
			assertTrue(again.getMessage().contains("close it and open it again"), again.getMessage());
			assertEquals(1L, (long) store.read(rows -> rows.count(FactRow.class, Query.all())));
		}
		Files.delete(journal);
		Files.move(aside, journal);
		try (CaseStore store = TestCases.open(caseFolder())) {
			assertEquals(1L, (long) store.read(rows -> rows.count(FactRow.class, Query.all())));
			assertEquals(2, store.journal().size());
			TestCases.putFact(store, 4);
		}
		assertTrue(JournalAudit.of(caseFolder()).holds());
	}

	@Test
	void manyThreadsWriteAndReadWithoutLosingAnything() throws CaseException {
		try (CaseStore store = TestCases.create(caseFolder())) {
			List<Long> counts = IntStream.range(0, 40).parallel().mapToObj(i -> {
				try {
					TestCases.putFact(store, i);
					return store.read(rows -> rows.count(FactRow.class, Query.all()));
				} catch (CaseException e) {
					throw new IllegalStateException(e);
				}
			}).toList();
			assertTrue(counts.stream().allMatch(count -> count > 0 && count <= 40));
			assertEquals(40L, (long) store.read(rows -> rows.count(FactRow.class, Query.all())));
			assertEquals(41, store.journal().size());
		}
		assertTrue(JournalAudit.of(caseFolder()).holds());
	}
}
