package org.telltale.cli.commands;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.telltale.casework.Case;
import org.telltale.casework.exchange.table.CaseTables;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.ListFormat;
import org.telltale.cli.output.Listing;
import org.telltale.model.CustodyKind;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists and adds custody actions. */
@Command(name = "custody", description = "List what was done to items and handsets outside of the case, or add an action.", footer = { "", "Example:",
		"  telltale custody hm-note.telltale add --action powered-on --object H1 --reason \"test R1\"" })
public final class CustodyCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Mixin
	private CaseArgument chosen;
	@Parameters(index = "1", arity = "0..1", paramLabel = "add", description = "add an action")
	private String verb;
	@Option(names = "--action", description = "received, opened, powered-on, photographed, handed-over, ...")
	private String action;
	@Option(names = "--object", description = "handset or evidence id; may be given again")
	private List<String> objects = new ArrayList<>();
	@Option(names = "--at", description = "when, for example 2014-08-07T10:00:00Z (default: now)")
	private String at;
	@Option(names = "--by", description = "who (default: the examiner)")
	private String by;
	@Option(names = "--place", defaultValue = "", description = "where")
	private String place;
	@Option(names = "--reason", defaultValue = "", description = "why")
	private String reason;
	@Option(names = "--format", defaultValue = "table", description = "${COMPLETION-CANDIDATES}")
	private ListFormat format;

	@Override
	public Integer call() throws Exception {
		if (verb == null) {
			try (Case file = chosen.read()) {
				new Listing(List.of("id", "at", "actor", "action", "objects", "reason"), CaseTables.custody(file.model())).print(spec.commandLine().getOut(), format);
			}
			return ExitCode.DONE;
		}
		Verbs.require(verb, "add");
		CustodyKind kind = action == null ? null : CustodyKind.get(action);
		if (kind == null) {
			throw new CommandException(ExitCode.USAGE, "custody add: --action is one of "
					+ Arrays.stream(CustodyKind.values()).map(CustodyKind::getLiteral).collect(Collectors.joining(", ")));
		}
		Session.requireShown("custody add --by", by);
		try (Case file = chosen.open()) {
			Instant when = at == null ? file.clock().instant() : Instant.parse(at);
			file.addCustody(kind, objects, place, reason, when, by == null ? file.model().getExaminer() : by);
		} catch (DateTimeParseException e) {
			throw new CommandException(ExitCode.USAGE, "--at " + at + ": a time is wanted, for example 2014-08-07T10:00:00Z", e);
		}
		return ExitCode.DONE;
	}
}
