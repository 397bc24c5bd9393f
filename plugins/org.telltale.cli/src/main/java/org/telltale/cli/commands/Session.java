package org.telltale.cli.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.telltale.base.Problem;
import org.telltale.casework.Case;
import org.telltale.casework.CaseDetails;
import org.telltale.casework.Version;
import org.telltale.casework.WorkerEngines;
import org.telltale.casework.compare.Pending;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.Terminal;
import org.telltale.store.Actor;
import org.telltale.store.CaseException;
import org.telltale.store.cases.CaseFolder;
import org.telltale.store.keys.PasswordSource;

/** Opens cases for commands, as the person whom the case or the command names. */
final class Session {

	/** Why there is no report. */
	static final String NOT_ARCHIVAL = "the pages could not be made PDF/A-3b, so no report was written; see the rules above (6.2.11.4: a font is not"
			+ " installed; ./mvnw --fonts installs it, or says how)";

	private Session() {
	}

	static Case open(Path folder, PasswordSource passwords) throws CaseException {
		String examiner;
		try (Case reading = Case.read(folder, passwords)) {
			examiner = reading.model().getExaminer();
		}
		return open(folder, examiner.isBlank() ? "examiner" : examiner, passwords);
	}

	static Case open(Path folder, String name, PasswordSource passwords) throws CaseException {
		return Case.open(folder, actor(name), InstantSource.system(), new WorkerEngines(), passwords);
	}

	static Actor actor(String name) {
		return new Actor(name, "examiner", Optional.ofNullable(System.getenv("HOSTNAME")).orElse(""), Version.TOOL);
	}

	/** Refuses blanks where something is to be read. @param what the command and its option; @param value null where it was not given */
	static void requireShown(String what, String value) throws CommandException {
		if (value != null && CaseDetails.isBlank(value)) {
			throw new CommandException(ExitCode.USAGE, what + ": it is empty or blank; give what can be read. Nothing was done");
		}
	}

	/** Refuses to write something plain into the folder of an encrypted case, whichever it is. */
	static void requireOutside(Path target) throws CommandException {
		try {
			if (CaseFolder.encryptedAround(target).isPresent()) {
				throw new CommandException(ExitCode.USAGE, target + " lies in the folder of an encrypted case, where nothing is plain; write it elsewhere");
			}
		} catch (IOException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, target + ": cannot be looked at (" + e.getMessage() + ")", e);
		}
	}

	/** Says, where it is so, that the case has changed since its last analysis. */
	static void sayPending(Case file, PrintWriter err) throws CaseException {
		Pending pending = file.pending();
		if (!pending.isEmpty()) {
			err.println("telltale: the case has changed since its last analysis (" + pending.counts() + "); telltale analyse takes that in");
		}
	}

	/** Prints problems, one a line; says whether there were any. */
	static boolean print(List<Problem> problems, PrintWriter err) {
		for (Problem problem : problems) {
			err.println("telltale: " + Terminal.visible(problem.where().evidence() + " @" + problem.where().range().offset() + ": " + sentence(problem.what())
					+ " " + sentence(problem.consequence())));
		}
		return !problems.isEmpty();
	}

	private static String sentence(String text) {
		return text.isEmpty() || ".!?".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
	}
}
