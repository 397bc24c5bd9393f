package org.telltale.cli.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.telltale.casework.Case;
import org.telltale.casework.EvidenceCheck;
import org.telltale.cli.output.ConsoleProgress;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.ListFormat;
import org.telltale.cli.output.Listing;
import org.telltale.store.vault.SealCheck;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists evidence and compares it with its seals. */
@Command(name = "evidence", description = "List the evidence of a case, or compare it with its digests.")
public final class EvidenceCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Mixin
	private CaseArgument chosen;
	@Parameters(index = "1", arity = "0..1", paramLabel = "verify", description = "read every item again")
	private String verb;
	@Option(names = "--format", defaultValue = "table", description = "${COMPLETION-CANDIDATES}")
	private ListFormat format;

	/** What is not as it was, and where the item lies. */
	private static String difference(SealCheck check, Optional<Path> item) {
		String what = check.present() ? " at " + check.changed() : item.isPresent() ? ": cannot be read" : ": missing";
		return what + item.map(path -> " (" + path + ")").orElse("");
	}

	@Override
	public Integer call() throws Exception {
		PrintWriter out = spec.commandLine().getOut();
		if (verb == null) {
			try (Case file = chosen.read()) {
				new Listing(List.of("exhibitNumber", "name", "kind", "format", "length", "run", "records", "evidence"), file.evidenceFacts()).print(out, format);
			}
			return ExitCode.DONE;
		}
		Verbs.require(verb, "verify");
		try (Case file = chosen.open()) {
			ConsoleProgress progress = new ConsoleProgress(System.err);
			List<SealCheck> checks = new EvidenceCheck(file).run(progress);
			progress.clear();
			checks.stream().filter(check -> !check.holds()).forEach(check -> out.println("changed " + check.evidence() + difference(check, file.evidence(check.evidence()))));
			long held = checks.stream().filter(SealCheck::holds).count();
			out.println(held + " of " + checks.size() + " items are as they were sealed");
			return held == checks.size() ? ExitCode.DONE : ExitCode.BAD_EVIDENCE;
		}
	}
}
