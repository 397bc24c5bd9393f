package org.telltale.store.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.json.Json;
import org.telltale.store.Action;
import org.telltale.store.CaseException;
import org.telltale.store.journal.JournalEntry;
import org.telltale.store.rows.FactRow;
import org.telltale.store.rows.Query;

class KilledWriterTest {

	private static final long SEED = 20140807;
	private static final int KILLS = Integer.getInteger("telltale.kills", 6);

	@TempDir
	Path folder;

	/** Each round goes on in the case that the killed process left. */
	@Test
	void noAcknowledgedTransactionIsMissingAfterKills() throws CaseException, IOException, InterruptedException {
		Path root = folder.resolve("k.telltale");
		TestCases.create(root).close();
		killAndGoOn(root);
	}

	@Test
	void noneIsMissingInAnEncryptedCaseEither() throws CaseException, IOException, InterruptedException {
		Path root = folder.resolve("k.telltale");
		TestCases.createEncrypted(root).close();
		killAndGoOn(root);
		assertEquals(List.of(), DiskSearch.find(root, "evidence 7", "title 5", "sighting", "create-case"));
	}

	private static void killAndGoOn(Path root) throws CaseException, IOException, InterruptedException {
		Random random = new Random(SEED);
		int next = 1;
		for (int round = 0; round < KILLS; round++) {
			int acknowledged = killAfter(WriterProcess.start(root, next), 3 + random.nextInt(30), random.nextInt(15));
			assertTrue(JournalAudit.of(root, TestCases.PASSWORD).holds(), "round " + round);
			next = checkAndContinue(root, acknowledged);
		}
	}

	/** Reads so many acknowledgements, waits a little, kills; gives the last number that was printed. */
	private static int killAfter(Process process, int lines, int millis) throws IOException, InterruptedException {
		int last = 0;
		try (BufferedReader out = process.inputReader()) {
			for (int i = 0; i < lines; i++) {
				last = Integer.parseInt(out.readLine());
			}
			Thread.sleep(millis);
			process.toHandle().destroyForcibly(); // unlike the process itself, leaves what it printed readable
			String line;
			while ((line = out.readLine()) != null) {
				last = line.isEmpty() ? last : Integer.parseInt(line);
			}
		}
		process.waitFor();
		return last;
	}

	private static int checkAndContinue(Path root, int acknowledged) throws CaseException {
		try (CaseStore store = TestCases.unlock(root)) {
			Set<Long> undone = store.journal().stream().filter(entry -> entry.action() == Action.NOT_CARRIED_OUT)
					.flatMap(entry -> entry.parameters().integer("of").stream()).collect(Collectors.toSet());
			List<Integer> carriedOut = store.journal().stream().filter(entry -> entry.action() != Action.CREATE_CASE && !undone.contains(entry.sequence())).map(JournalEntry::parameters)
					.flatMap(parameters -> parameters.get("number").flatMap(Json::asInteger).stream()).map(Long::intValue).toList();
			int last = carriedOut.isEmpty() ? 0 : carriedOut.getLast();
			assertTrue(last >= acknowledged, () -> "acknowledged " + acknowledged + ", kept " + last);
			assertTrue(last <= acknowledged + 1, () -> "acknowledged " + acknowledged + ", kept " + last);
			for (int number = 1; number <= last; number++) {
				assertTrue(carriedOut.contains(number), "journal lacks " + number);
			}
			assertEquals(last * 40L, (long) store.read(rows -> rows.count(FactRow.class, Query.all())));
			assertEquals(last < 5 ? "红米 Note" : "title " + last / 5 * 5, store.caseFile().getTitle());
			return last + 1;
		}
	}

	@Test
	void whoHoldsTheCaseIsSaidAndItCanBeReadMeanwhile() throws CaseException, IOException, InterruptedException {
		Path root = folder.resolve("k.telltale");
		TestCases.create(root).close();
		Process process = WriterProcess.start(root, 1);
		try (BufferedReader out = process.inputReader()) {
			for (int round = 1; round <= 3; round++) {
				int seen = Integer.parseInt(out.readLine());
				try (CaseStore store = CaseStore.openForReading(root)) {
					long facts = store.read(rows -> rows.count(FactRow.class, Query.all()));
					assertTrue(facts >= seen * 40L && facts % 40 == 0, facts + " facts after transaction " + seen);
					assertEquals(facts / 40 + 1, store.journal().size());
				}
			}
			CaseException refused = assertThrows(CaseException.class, () -> TestCases.open(root));
			assertTrue(refused.getMessage().contains("Ada on bench-1 with Telltale test, process " + process.pid()), refused.getMessage());
			process.getOutputStream().write('\n');
			process.getOutputStream().flush();
			String line = "";
			while (!line.equals("closed")) {
				line = out.readLine();
			}
			assertEquals(0, process.waitFor());
		} finally {
			process.destroyForcibly();
		}
		try (CaseStore store = TestCases.open(root)) {
			assertFalse(store.journal().stream().anyMatch(entry -> entry.action() == Action.NOT_CARRIED_OUT));
		}
	}
}
