package org.telltale.cli.commands;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.telltale.casework.Analysed;
import org.telltale.casework.Case;
import org.telltale.cli.output.ConsoleProgress;
import org.telltale.cli.output.ExitCode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Computes sightings, links, cells and findings. */
@Command(name = "analyse", description = "Compute sightings, links, cells and findings from evidence, runs, exhibits and claims.")
public final class AnalyseCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Parameters(index = "0", paramLabel = "DIR", description = "the case's folder")
	private Path folder;

	@Override
	public Integer call() throws Exception {
		try (Case file = Session.open(folder)) {
			ConsoleProgress progress = new ConsoleProgress(System.err);
			Analysed done = file.analyse(progress);
			progress.clear();
			spec.commandLine().getOut().println(done.capturesRead() + " captures read, " + done.capturesKept() + " unchanged; " + done.sightings()
					+ " sightings, " + done.links() + " links, " + done.cells() + " cells, " + done.findings() + " findings");
			return Session.print(done.problems(), spec.commandLine().getErr()) ? ExitCode.PROBLEMS : ExitCode.DONE;
		}
	}
}
