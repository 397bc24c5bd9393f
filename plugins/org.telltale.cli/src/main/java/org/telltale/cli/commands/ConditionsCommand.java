package org.telltale.cli.commands;

import java.util.List;
import java.util.concurrent.Callable;

import org.telltale.casework.Case;
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

/** Lists the conditions of the runs with what the evidence says of them, and adopts some of it. */
@Command(name = "conditions", description = "List what was entered of the runs' conditions and what the evidence says, or adopt some of it.", footer = { "", "Examples:",
		"  telltale conditions hm-note.telltale", "  telltale conditions hm-note.telltale adopt O-0a1b2c3d4e5f --by \"A. Examiner\" --reason \"log read\"" })
public final class ConditionsCommand implements Callable<Integer> {

	private static final String ADOPT = "adopt";

	@Spec
	private CommandSpec spec;
	@Mixin
	private CaseArgument chosen;
	@Parameters(index = "1..*", paramLabel = "adopt ID", description = "make these observations conditions of their runs")
	private List<String> words = List.of();
	@Option(names = "--by", description = "who adopts")
	private String by;
	@Option(names = "--reason", description = "why")
	private String reason;
	@Option(names = "--format", defaultValue = "table", description = "${COMPLETION-CANDIDATES}")
	private ListFormat format;

	@Override
	public Integer call() throws Exception {
		if (words.isEmpty()) {
			try (Case file = chosen.read()) {
				new Listing(List.of("run", "dimension", "origin", "id", "value", "agreement", "source", "name", "place", "by", "at", "from", "to"), file.conditions())
						.print(spec.commandLine().getOut(), format);
				Session.sayPending(file, spec.commandLine().getErr());
			}
			return ExitCode.DONE;
		}
		Verbs.require(words.getFirst(), ADOPT);
		List<String> ids = words.subList(1, words.size());
		if (ids.isEmpty() || by == null || reason == null) {
			throw new CommandException(ExitCode.USAGE, "conditions adopt: name the observations, and say --by and --reason");
		}
		Session.requireShown("conditions adopt --by", by);
		Session.requireShown("conditions adopt --reason", reason);
		try (Case file = chosen.open(by)) {
			List<String> wrong = file.adopt(ids, by, reason);
			if (!wrong.isEmpty()) {
				throw new CommandException(ExitCode.USAGE, "the case has no observation of a run called " + String.join(", ", wrong) + "; telltale conditions " + chosen.folder()
						+ " lists them (observations are made by telltale analyse). Nothing was adopted");
			}
		}
		spec.commandLine().getOut().println("adopted " + ids.size() + "; telltale analyse computes what follows");
		return ExitCode.DONE;
	}
}
