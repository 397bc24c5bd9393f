package org.telltale.cli.commands;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.telltale.cli.bench.report.ReportWork;
import org.telltale.cli.output.ExitCode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One piece of work of {@code bench report}, in a process that it measures. */
@Command(name = "report-work", hidden = true, description = "One piece of work of bench report; writes its stages as JSON into the folder.")
public final class BenchReportWorkCommand implements Callable<Integer> {

	@Parameters(index = "0", paramLabel = "WORK", description = "${COMPLETION-CANDIDATES}")
	private ReportWork work;
	@Parameters(index = "1", paramLabel = "DIR", description = "where bench report made its case")
	private Path folder;

	@Override
	public Integer call() throws Exception {
		work.run(folder);
		return ExitCode.DONE;
	}
}
