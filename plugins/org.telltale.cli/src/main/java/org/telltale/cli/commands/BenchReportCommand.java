package org.telltale.cli.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.telltale.base.json.Json;
import org.telltale.cli.bench.report.ReportBench;
import org.telltale.cli.bench.report.ReportCase;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.ListFormat;
import org.telltale.cli.output.Listing;
import org.telltale.sample.LargeCase;
import org.telltale.seal.SealException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes, signs and verifies the report of a large case, beside a plain writer of as many pages. */
@Command(name = "report", description = "Measure the report of a large case: time and memory, stage by stage, and its verification (docs/guide/benchmarks.md).",
		footer = { "", "Examples:", "  telltale bench report", "  telltale bench report --endpoints 10000 --runs 1 --heap 4g --format json" })
public final class BenchReportCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Option(names = "--endpoints", defaultValue = "2000", paramLabel = "N", description = "servers that the handset calls (default: ${DEFAULT-VALUE}, which make some 14,000 rows of endpoints)")
	private int endpoints;
	@Option(names = "--findings", defaultValue = "100", paramLabel = "N", description = "of them that are told an exhibit, a finding each (default: ${DEFAULT-VALUE})")
	private int findings;
	@Option(names = "--runs", defaultValue = "3", paramLabel = "N", description = "runs of each; the median counts (default: ${DEFAULT-VALUE})")
	private int runs;
	@Option(names = "--heap", defaultValue = "700m", paramLabel = "SIZE", description = "the largest heap of a child (default: ${DEFAULT-VALUE})")
	private String heap;
	@Option(names = "--dir", paramLabel = "DIR", description = "make the case in this folder, empty or new, and keep it (default: a temporary one)")
	private Path folder;
	@Option(names = "--format", defaultValue = "table", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
	private ListFormat format;

	@Override
	public Integer call() throws Exception {
		if (runs < 1 || endpoints < 1 || endpoints > LargeCase.MOST_SERVERS || findings < 0 || findings > endpoints - endpoints / 3 || !heap.matches("[1-9][0-9]{0,5}[mg]")) {
			throw new CommandException(ExitCode.USAGE, "bench report: --runs is at least 1, --endpoints from 1 to " + LargeCase.MOST_SERVERS
					+ ", --findings at most two thirds of them, --heap like 1g or 2048m");
		}
		Path work = folder == null ? Files.createTempDirectory("telltale-bench") : Files.createDirectories(folder);
		try (Stream<Path> inside = Files.list(work)) {
			if (inside.findAny().isPresent()) {
				throw new CommandException(ExitCode.USAGE, "the folder " + work + " is not empty; name another one with --dir, or empty it");
			}
		}
		try {
			measure(work.toAbsolutePath());
		} catch (IOException | SealException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, "bench report: " + e.getMessage(), e);
		} finally {
			if (folder == null) {
				delete(work);
			}
		}
		return ExitCode.DONE;
	}

	private void measure(Path work) throws Exception {
		tell("making and analysing the case");
		ReportBench bench = new ReportBench(ReportCase.make(work, endpoints, findings), heap, this::tell);
		bench.measure(runs);
		print(ReportBench.COLUMNS, bench.rows());
		print(ReportBench.STAGE_COLUMNS, bench.stages());
		print(List.of("what", "measured", "goal", "reached"), bench.goals());
	}

	private void print(List<String> columns, List<Json> rows) {
		PrintWriter out = spec.commandLine().getOut();
		new Listing(columns, rows).print(out, format);
		if (format != ListFormat.json) {
			out.println();
		}
	}

	private void tell(String what) {
		PrintWriter err = spec.commandLine().getErr();
		err.println("bench: " + what);
		err.flush();
	}

	private static void delete(Path folder) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
				each.toFile().setWritable(true);
				Files.delete(each);
			}
		}
	}
}
