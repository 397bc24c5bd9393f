package org.telltale.store.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.telltale.base.Progress;
import org.telltale.store.Action;
import org.telltale.store.CaseException;
import org.telltale.store.rows.FactRow;

/**
 * A program that writes to a case until it is killed or told to stop by the end of its input, and prints each number once its
 * transaction is acknowledged. Every third transaction is a custody action, every fifth saves the model, every seventh takes evidence.
 */
final class WriterProcess {

	private WriterProcess() {
	}

	/** Arguments: the case's folder, the first number. */
	public static void main(String[] arguments) throws CaseException, IOException {
		int number = Integer.parseInt(arguments[1]);
		try (CaseStore store = TestCases.unlock(Path.of(arguments[0]))) {
			while (System.in.available() == 0) {
				write(store, number);
				System.out.println(number);
				System.out.flush();
				number++;
			}
		}
		System.out.println("closed");
	}

	private static void write(CaseStore store, int number) throws CaseException, IOException {
		if (number % 7 == 0) {
			Path source = Files.writeString(store.folder().root().resolveSibling("source"), "evidence " + number);
			store.vault().take(source, Progress.NONE);
		}
		if (number % 5 == 0) {
			store.caseFile().setTitle("title " + number);
		}
		store.carryOut(TestCases.request(number % 3 == 0 ? Action.RECORD_CUSTODY : Action.ANALYSE).with("number", Integer.toString(number)), change -> {
			List<FactRow> facts = new ArrayList<>();
			for (int i = 0; i < 40; i++) {
				facts.add(TestCases.fact(number * 40 + i));
			}
			change.rows().put(FactRow.class, facts);
			if (number % 5 == 0) {
				change.saveModel();
			}
			return null;
		});
	}

	/** Starts it in a JVM of its own. */
	static Process start(Path folder, int from) throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("java.class.path"), WriterProcess.class.getName(), folder.toString(), Integer.toString(from))
				.redirectError(ProcessBuilder.Redirect.INHERIT).start();
	}
}
