package org.telltale.cli.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.telltale.base.json.Json;
import org.telltale.cli.bench.timeline.TimelineBench;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.ListFormat;
import org.telltale.cli.output.Listing;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Zooms and pans over many flows, beside a loop over all of them that has to say the same. */
@Command(name = "timeline", description = "Measure how long a zoom or a pan of the timeline takes (docs/guide/benchmarks.md).",
		footer = { "", "Examples:", "  telltale bench timeline", "  TELLTALE_JAVA_OPTS=-Xmx3g telltale bench timeline --flows 1000000,10000000" })
public final class BenchTimelineCommand implements Callable<Integer> {

	private static final int MOST_FLOWS = 100_000_000;
	private static final int MOST_VIEWS = 1_000_000;

	@Spec
	private CommandSpec spec;
	@Option(names = "--flows", split = ",", paramLabel = "N", description = "how many flows, one after the other (default: 1000000)")
	private List<Integer> flows = List.of(1_000_000);
	@Option(names = "--views", defaultValue = "400", paramLabel = "N", description = "how many zooms and pans (default: ${DEFAULT-VALUE})")
	private int views;
	@Option(names = "--seed", defaultValue = "11", paramLabel = "N", description = "another seed gives other flows and views (default: ${DEFAULT-VALUE})")
	private long seed;
	@Option(names = "--format", defaultValue = "table", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
	private ListFormat format;

	@Override
	public Integer call() throws CommandException {
		if (views < 1 || views > MOST_VIEWS || flows.stream().anyMatch(n -> n < 1 || n > MOST_FLOWS)) {
			throw new CommandException(ExitCode.USAGE, "bench timeline: --flows is from 1 to " + MOST_FLOWS + ", --views from 1 to " + MOST_VIEWS);
		}
		List<Json> rows = new ArrayList<>();
		for (int count : flows) {
			rows.addAll(new TimelineBench(count, views, seed).measured());
		}
		new Listing(TimelineBench.COLUMNS, rows).print(spec.commandLine().getOut(), format);
		return ExitCode.DONE;
	}
}
