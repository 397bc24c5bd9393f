package org.telltale.cli.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.telltale.casework.Case;
import org.telltale.casework.JournalList;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.ListFormat;
import org.telltale.cli.output.Listing;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the journal and checks its chain. */
@Command(name = "journal", description = "List the journal of a case, or check its chain against the database.")
public final class JournalCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Mixin
	private CasePassword casePassword;
	@Parameters(index = "0", paramLabel = "DIR", description = "the case's folder")
	private Path folder;
	@Parameters(index = "1", arity = "0..1", paramLabel = "verify", description = "check the chain")
	private String verb;
	@Option(names = "--format", defaultValue = "table", description = "${COMPLETION-CANDIDATES}")
	private ListFormat format;

	@Override
	public Integer call() throws Exception {
		PrintWriter out = spec.commandLine().getOut();
		if (verb == null) {
			try (Case file = Case.read(folder, casePassword)) {
				new Listing(List.of("sequence", "time", "actor", "action", "objects", "hash"), JournalList.of(file)).print(out, format);
			}
			return ExitCode.DONE;
		}
		Verbs.require(verb, "verify");
		List<String> faults = JournalList.faults(folder, casePassword);
		faults.forEach(fault -> out.println("fault: " + fault));
		out.println(faults.isEmpty() ? "the chain holds and agrees with the database; a journal that was rewritten whole shows only against a signed head"
				: faults.size() + " faults");
		return faults.isEmpty() ? ExitCode.DONE : ExitCode.BAD_EVIDENCE;
	}
}
