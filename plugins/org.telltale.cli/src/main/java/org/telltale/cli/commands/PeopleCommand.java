package org.telltale.cli.commands;

import java.util.List;
import java.util.concurrent.Callable;

import org.telltale.casework.Case;
import org.telltale.casework.exchange.table.CaseTables;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.ListFormat;
import org.telltale.cli.output.Listing;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists and adds the people of a case. */
@Command(name = "people", description = "List the people of a case, or add one.", footer = { "", "Example:",
		"  telltale people hm-note.telltale add --role reviewer --name \"B. Reviewer\"" })
public final class PeopleCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Mixin
	private CaseArgument chosen;
	@Parameters(index = "1", arity = "0..1", paramLabel = "add", description = "add a person")
	private String verb;
	@Option(names = "--role", defaultValue = "examiner", description = "examiner, reviewer, ...")
	private String role;
	@Option(names = "--name", description = "the person's name")
	private String name;
	@Option(names = "--organisation", defaultValue = "", description = "the person's organisation")
	private String organisation;
	@Option(names = "--format", defaultValue = "table", description = "${COMPLETION-CANDIDATES}")
	private ListFormat format;

	@Override
	public Integer call() throws Exception {
		if (verb == null) {
			try (Case file = chosen.read()) {
				new Listing(List.of("id", "name", "role", "organisation"), CaseTables.people(file.model())).print(spec.commandLine().getOut(), format);
			}
			return ExitCode.DONE;
		}
		Verbs.require(verb, "add");
		if (name == null) {
			throw new CommandException(ExitCode.USAGE, "people add: say --name");
		}
		Session.requireShown("people add --name", name);
		Session.requireShown("people add --role", role);
		try (Case file = chosen.open()) {
			file.addPerson("P" + (file.model().getPeople().size() + 1), name, role, organisation);
		}
		return ExitCode.DONE;
	}
}
