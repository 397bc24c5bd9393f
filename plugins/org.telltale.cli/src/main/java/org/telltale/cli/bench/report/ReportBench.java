package org.telltale.cli.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.cli.bench.run.Figures;
import org.telltale.cli.bench.run.Measured;
import org.telltale.cli.bench.run.Meter;
import org.telltale.cli.bench.run.OwnJava;

/** Report, verification and as many plain pages in turn, each in a Java machine of its own; medians count. */
public final class ReportBench {

	/** The members of a row that a table shows. */
	public static final List<String> COLUMNS = List.of("work", "endpoints", "findings", "facts", "pages", "runs", "cpuSeconds", "wallSeconds", "peakMegabytes", "peakHeapMegabytes", "load");
	/** Those of a stage's row. */
	public static final List<String> STAGE_COLUMNS = List.of("work", "stage", "cpuSeconds", "wallSeconds", "percent");

	private static final Duration LIMIT = Duration.ofHours(1);
	private static final double MOST_SECONDS = 60;
	private static final double MOST_MEGABYTES = 1_073.74;

	/** One run: what the kernel counted and what the child told. */
	private record Run(Measured measured, Json told) {
	}

	private final ReportCase made;
	private final String heap;
	private final Consumer<String> told;
	private final Map<ReportWork, List<Run>> done = new EnumMap<>(ReportWork.class);

	/**
	 * @param heap of each child, as {@code -Xmx} takes it
	 * @param told hears what is being done
	 */
	public ReportBench(ReportCase made, String heap, Consumer<String> told) {
		this.made = made;
		this.heap = heap;
		this.told = told;
	}

	/**
	 * Measures.
	 *
	 * @throws IOException if a child failed
	 */
	public void measure(int runs) throws IOException, InterruptedException {
		for (int run = 1; run <= runs; run++) {
			for (ReportWork work : ReportWork.values()) {
				told.accept(work.words() + ", run " + run);
				done.computeIfAbsent(work, none -> new ArrayList<>()).add(run(work));
			}
		}
	}

	private Run run(ReportWork work) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(OwnJava.command(heap, List.of()));
		command.addAll(List.of("bench", "report-work", work.name(), made.folder().toString()));
		Measured measured = new Meter(made.folder(), LIMIT).run(command, Map.of(), made.folder());
		if (measured.exitCode() != 0) {
			throw new IOException(work.words() + ": exit code " + measured.exitCode() + ", " + measured.lastWords());
		}
		try {
			return new Run(measured, JsonReader.read(Files.readString(work.record(made.folder()), StandardCharsets.UTF_8)));
		} catch (JsonSyntaxException e) {
			throw new IOException(work.words() + " told no record", e);
		}
	}

	/** A row for each piece of work. */
	public List<Json> rows() {
		List<Json> rows = new ArrayList<>();
		Json report = done.get(ReportWork.REPORT).getFirst().told();
		Json plain = done.get(ReportWork.PLAIN).getFirst().told();
		done.forEach((work, runs) -> rows.add(Json.object().put("type", "report").put("work", work.words()).put("endpoints", report.integer("endpoints").orElse(0L))
				.put("findings", report.integer("findings").orElse(0L)).put("facts", report.integer("facts").orElse(0L)).put("pages", plain.integer("pages").orElse(0L))
				.put("bytes", runs.getFirst().told().integer("bytes").orElse(0L)).put("runs", runs.size()).put("cpuSeconds", Figures.rounded(median(work, r -> r.measured().cpuSeconds()), 2))
				.put("wallSeconds", Figures.rounded(median(work, r -> r.measured().wallSeconds()), 2)).put("peakMegabytes", Figures.rounded(most(work, r -> r.measured().peakBytes() / 1e6), 0))
				.put("peakHeapMegabytes", Figures.rounded(most(work, r -> r.told().integer("peakHeapMegabytes").orElse(0L)), 0)).put("load", Figures.rounded(load(), 1))));
		return rows;
	}

	/** A row for each stage of the median run of each piece of work but the plain pages. */
	public List<Json> stages() {
		List<Json> rows = new ArrayList<>();
		for (ReportWork work : List.of(ReportWork.REPORT, ReportWork.VERIFY)) {
			List<Run> runs = done.get(work).stream().sorted(Comparator.comparingDouble(r -> r.measured().cpuSeconds())).toList();
			List<Json> stages = runs.get(runs.size() / 2).told().items("stages");
			double all = stages.stream().mapToDouble(ReportBench::cpu).sum();
			stages.forEach(stage -> rows.add(Json.object().put("type", "report-stage").put("work", work.words()).put("stage", stage.text("stage").orElse(""))
					.put("cpuSeconds", stage.get("cpuSeconds").orElseThrow()).put("wallSeconds", stage.get("wallSeconds").orElseThrow())
					.put("percent", Figures.rounded(all == 0 ? 0 : 100 * cpu(stage) / all, 1))));
		}
		return rows;
	}

	/** What a large report may take. */
	public List<Json> goals() {
		return List.of(Figures.atMost("wall seconds of the report", median(ReportWork.REPORT, r -> r.measured().wallSeconds()), MOST_SECONDS),
				Figures.atMost("peak megabytes of the report", most(ReportWork.REPORT, r -> r.measured().peakBytes() / 1e6), MOST_MEGABYTES));
	}

	private static double cpu(Json stage) {
		return stage.get("cpuSeconds").map(value -> value instanceof Json.Number number ? number.value().doubleValue() : 0.0).orElse(0.0);
	}

	private double median(ReportWork work, ToDoubleFunction<Run> figure) {
		double[] sorted = done.get(work).stream().mapToDouble(figure).sorted().toArray();
		int half = sorted.length / 2;
		return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
	}

	private double most(ReportWork work, ToDoubleFunction<Run> figure) {
		return done.get(work).stream().mapToDouble(figure).max().orElse(0);
	}

	/** How many processes wanted a core in the last minute; 0 where the system does not say. */
	private static double load() {
		return Math.max(0, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
	}
}
