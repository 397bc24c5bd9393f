package org.telltale.cli.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.casework.Case;
import org.telltale.casework.input.InputTemplates;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.ListFormat;
import org.telltale.cli.output.Listing;
import org.telltale.store.CaseException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code telltale runs, exhibits}, and {@link ClaimsCommand}: list them, or enter them from a file. */
public final class EnterCommands {

	private EnterCommands() {
	}

	/** What they have in common. */
	abstract static class Enter implements Callable<Integer> {
		@Spec
		private CommandSpec spec;
		@Mixin
		private CasePassword casePassword;
		@Parameters(index = "0", arity = "0..1", paramLabel = "DIR", description = "the case's folder")
		private Path folder;
		@Parameters(index = "1", arity = "0..1", paramLabel = "add", description = "enter the list of --from")
		private String verb;
		@Option(names = "--from", paramLabel = "FILE", description = "the list to enter (JSON or CSV, UTF-8)")
		private Path from;
		@Option(names = "--template", description = "print a list to fill in; a table with --format csv")
		private boolean template;
		@Option(names = "--format", defaultValue = "table", description = "${COMPLETION-CANDIDATES}")
		private ListFormat format;

		private final String type;
		private final List<String> columns;

		Enter(String type, List<String> columns) {
			this.type = type;
			this.columns = columns;
		}

		/** What is listed. */
		List<Json.Fields> listed(Case file) throws CaseException {
			return file.modelFacts().stream().filter(f -> f.text("type").orElse("").equals(type)).toList();
		}

		/** Where the case's password comes from. */
		CasePassword password() {
			return casePassword;
		}

		/** Says, where the list tells what an analysis found, that the case has changed since. */
		void sayPending(Case file, PrintWriter err) throws CaseException {
		}

		/** Does what another verb than {@code add} says, on the case as it is. */
		int otherwise(String verb, Path folder, ListFormat format, PrintWriter out) throws CaseException, CommandException {
			Verbs.require(verb, "add");
			throw new IllegalStateException(verb);
		}

		abstract List<Problem> enter(Case file, Path list) throws CaseException, IOException;

		@Override
		public Integer call() throws Exception {
			PrintWriter out = spec.commandLine().getOut();
			if (template) {
				out.print(format == ListFormat.csv ? InputTemplates.tableOf(type) : InputTemplates.of(type));
				return ExitCode.DONE;
			} else if (folder == null) {
				throw new CommandException(ExitCode.USAGE, spec.name() + ": name the case's folder, or say --template");
			} else if (verb == null) {
				try (Case file = Case.read(folder, casePassword)) {
					new Listing(columns, listed(file)).print(out, format);
					sayPending(file, spec.commandLine().getErr());
				}
				return ExitCode.DONE;
			} else if (!verb.equals("add")) {
				return otherwise(verb, folder, format, out);
			} else if (from == null) {
				throw new CommandException(ExitCode.USAGE, spec.name() + " add: say --from FILE");
			}
			try (Case file = Session.open(folder, casePassword)) {
				if (Session.print(enter(file, from), spec.commandLine().getErr())) {
					return ExitCode.BAD_EVIDENCE;
				}
				long count = file.modelFacts().stream().filter(f -> f.text("type").orElse("").equals(type)).count();
				out.println("entered " + from + "; the case has " + count + " " + spec.name() + " now");
				return ExitCode.DONE;
			} catch (IOException e) {
				throw new CommandException(ExitCode.BAD_EVIDENCE, from + ": cannot be read (" + e.getMessage() + ")", e);
			}
		}
	}

	/** {@code telltale runs}. */
	@Command(name = "runs", description = "List the runs of a case, or enter some (docs/formats/runs.md).")
	public static final class Runs extends Enter {
		/** For the command line's library. */
		public Runs() {
			super("run", List.of("run", "handset", "start", "end", "hypothetical"));
		}

		@Override
		List<Problem> enter(Case file, Path list) throws CaseException, IOException {
			return file.addRuns(list.toString(), Files.readString(list, StandardCharsets.UTF_8));
		}
	}

	/** {@code telltale exhibits}. */
	@Command(name = "exhibits", description = "List the exhibits of a case, or enter some (docs/formats/exhibits.md).")
	public static final class Exhibits extends Enter {
		/** For the command line's library. */
		public Exhibits() {
			super("exhibit", List.of("exhibitId", "kind", "value", "length", "source.path", "source.deleted"));
		}

		@Override
		List<Problem> enter(Case file, Path list) throws CaseException {
			return file.addExhibits(list, Progress.NONE);
		}
	}
}
