package org.telltale.cli.commands;

import java.util.Optional;
import java.util.concurrent.Callable;

import org.telltale.casework.Analysed;
import org.telltale.casework.Case;
import org.telltale.cli.output.ConsoleProgress;
import org.telltale.cli.output.ExitCode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes sightings, links, cells and findings. */
@Command(name = "analyse", description = "Compute sightings, links, cells and findings from evidence, runs, exhibits and claims.")
public final class AnalyseCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Mixin
	private CaseArgument chosen;
	@Option(names = "--xor", negatable = true, description = "look for the exhibits under XOR with one unknown byte too, about twice the time for the search; held for later analyses, until --no-xor")
	private Boolean xor;

	@Override
	public Integer call() throws Exception {
		try (Case file = chosen.open()) {
			ConsoleProgress progress = new ConsoleProgress(System.err);
			Analysed done = file.analyse(Optional.ofNullable(xor), progress);
			progress.clear();
			spec.commandLine().getOut().println(done.capturesRead() + " captures read, " + done.capturesKept() + " unchanged; " + done.sightings()
					+ " sightings, " + done.links() + " links, " + done.cells() + " cells, " + done.findings() + " findings");
			return Session.print(done.problems(), spec.commandLine().getErr()) ? ExitCode.PROBLEMS : ExitCode.DONE;
		}
	}
}
