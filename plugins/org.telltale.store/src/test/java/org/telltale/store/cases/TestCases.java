package org.telltale.store.cases;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.model.CaseFile;
import org.telltale.model.TelltaleFactory;
import org.telltale.store.Action;
import org.telltale.store.Actor;
import org.telltale.store.CaseException;
import org.telltale.store.keys.PasswordSource;
import org.telltale.store.rows.FactRow;

/** What the tests of this package share: an actor, a clock that ticks by itself, small cases and facts. */
final class TestCases {

	static final Actor ADA = new Actor("Ada", "examiner", "bench-1", "Telltale test");

	private TestCases() {
	}

	/** A clock that goes on by one nanosecond with each reading. */
	static InstantSource clock() {
		long[] ticks = {0};
		return () -> Instant.parse("2014-08-07T10:00:00Z").plusNanos(ticks[0]++);
	}

	static CaseFile model() {
		CaseFile caseFile = TelltaleFactory.eINSTANCE.createCaseFile();
		caseFile.setNumber("2014/7");
		caseFile.setTitle("红米 Note");
		return caseFile;
	}

	static CaseStore create(Path folder) throws CaseException {
		return CaseStore.create(folder, model(), ADA, clock());
	}

	static CaseStore open(Path folder) throws CaseException {
		return CaseStore.open(folder, ADA, clock());
	}

	/** The password of encrypted cases. */
	static final PasswordSource PASSWORD = folder -> "correct horse battery".toCharArray();

	static CaseStore createEncrypted(Path folder) throws CaseException {
		return CaseStore.createEncrypted(folder, model(), ADA, clock(), PASSWORD);
	}

	/** Opens a plain case or an encrypted one. */
	static CaseStore unlock(Path folder) throws CaseException {
		return CaseStore.open(folder, ADA, clock(), PASSWORD);
	}

	static Request request(Action action) {
		return Request.of(ADA, action);
	}

	static FactRow fact(int number) {
		String line = Json.object().put("type", "sighting").put("number", number).toString();
		return new FactRow(Digest.sha256(line.getBytes(StandardCharsets.UTF_8)).hex(), "sighting", "replayed", "", line);
	}

	/** A transaction that puts one fact, under an action that is no custody. */
	static Done<String> putFact(CaseStore store, int number) throws CaseException {
		return store.carryOut(request(Action.ANALYSE).with("number", Integer.toString(number)), change -> {
			FactRow fact = fact(number);
			change.rows().put(FactRow.class, List.of(fact));
			return fact.id();
		});
	}
}
