package org.telltale.cli.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.telltale.base.json.Json;
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

/** Lists findings and takes decisions on them. */
@Command(name = "findings", description = "List what the rules concluded, or accept or reject a finding.", footer = { "", "Examples:",
		"  telltale findings hm-note.telltale", "  telltale findings accept F-0a1b2c3d4e5f hm-note.telltale --by \"A. Examiner\" --reason \"bytes checked\"" })
public final class FindingsCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Mixin
	private CasePassword casePassword;
	@Parameters(arity = "1..3", paramLabel = "DIR or accept|reject ID DIR", description = "the case's folder; before it what to decide")
	private List<String> words;
	@Option(names = "--by", description = "who decides")
	private String by;
	@Option(names = "--reason", description = "why")
	private String reason;
	@Option(names = "--format", defaultValue = "table", description = "${COMPLETION-CANDIDATES}")
	private ListFormat format;

	/** The finding with what was tried in words: first the explanations that apply, then those that cannot be told. */
	private static Json.Fields told(Json.Fields finding) {
		String tried = Stream.of("applies", "cannot be told").map(outcome -> Map.entry(outcome, finding.items("explanations").stream()
				.filter(each -> each.text("outcome").equals(Optional.of(outcome))).flatMap(each -> each.text("kind").stream()).collect(Collectors.joining(", "))))
				.filter(each -> !each.getValue().isEmpty()).map(each -> each.getKey() + ": " + each.getValue()).collect(Collectors.joining("; "));
		return tried.isEmpty() ? finding : finding.copy().put("tried", tried);
	}

	@Override
	public Integer call() throws Exception {
		if (words.size() == 1) {
			try (Case file = Case.read(Path.of(words.getFirst()), casePassword)) {
				List<Json.Fields> findings = format == ListFormat.table ? file.findings().stream().map(FindingsCommand::told).toList() : file.findings();
				new Listing(List.of("finding", "severity", "status", "title", "rule", "tried"), findings).print(spec.commandLine().getOut(), format);
				Session.sayPending(file, spec.commandLine().getErr());
			}
			return ExitCode.DONE;
		}
		boolean leading = words.getFirst().equals("accept") || words.getFirst().equals("reject");
		String verb = leading ? words.getFirst() : words.get(1);
		Verbs.require(verb, "accept", "reject");
		if (words.size() != 3 || by == null || reason == null) {
			throw new CommandException(ExitCode.USAGE, "findings " + verb + ": name the finding and the case's folder, and say --by and --reason");
		}
		Session.requireShown("findings " + verb + " --by", by);
		Session.requireShown("findings " + verb + " --reason", reason);
		String id = leading ? words.get(1) : words.get(2);
		Path folder = Path.of(leading ? words.get(2) : words.getFirst());
		try (Case file = Session.open(folder, by, casePassword)) {
			if (!file.decide(id, verb.equals("accept"), by, reason)) {
				throw new CommandException(ExitCode.USAGE, "the case has no finding \"" + id + "\"; telltale findings " + folder + " lists them");
			}
		}
		return ExitCode.DONE;
	}
}
