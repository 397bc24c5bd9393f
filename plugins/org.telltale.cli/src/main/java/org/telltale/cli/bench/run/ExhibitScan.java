package org.telltale.cli.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.telltale.base.json.Json;

/** What the search adds to {@code scan}: the same capture without and with exhibits, in turn. */
public final class ExhibitScan {

	/** The members of a row that a table shows. */
	public static final List<String> COLUMNS = List.of("work", "file", "runs", "cpuSeconds", "peakMegabytes", "note");

	private static final Duration LIMIT = Duration.ofMinutes(30);

	private final TelltaleScan scan;
	private final Path folder;
	private final int runs;
	private final Consumer<String> told;
	private final List<Json> rows = new ArrayList<>();
	private final List<Json> goals = new ArrayList<>();

	/**
	 * @param folder for small files
	 * @param runs pairs of runs; medians count
	 * @param told hears what is being done
	 */
	public ExhibitScan(TelltaleScan scan, Path folder, int runs, Consumer<String> told) {
		this.scan = scan;
		this.folder = folder;
		this.runs = runs;
		this.told = told;
	}

	/**
	 * Measures.
	 *
	 * @param exhibits a list as {@code scan --exhibits} reads it
	 * @param count how many are in it
	 * @throws IOException if a run failed
	 */
	public void measure(Path capture, Path exhibits, int count) throws IOException, InterruptedException {
		List<String> plain = new ArrayList<>(scan.command(TelltaleScan.FULL, capture.toAbsolutePath(), List.of()));
		List<String> searching = new ArrayList<>(plain);
		searching.addAll(List.of("--exhibits", exhibits.toAbsolutePath().toString()));
		String work = TelltaleScan.FULL + ", " + count + " exhibits";
		List<Measured> without = new ArrayList<>();
		List<Measured> with = new ArrayList<>();
		for (int run = 1; run <= runs; run++) {
			without.add(run(plain, TelltaleScan.FULL + ", run " + run));
			with.add(run(searching, work + ", run " + run));
		}
		long bytes = Files.size(capture);
		Trial first = new Trial(TelltaleScan.NAME, "", TelltaleScan.FULL, "", 0, bytes, without, "");
		Trial second = new Trial(TelltaleScan.NAME, "", work, "", 0, bytes, with, "");
		String name = String.valueOf(capture.getFileName());
		rows.add(row(first, name));
		rows.add(row(second, name));
		double ratio = second.cpuSeconds() / first.cpuSeconds();
		goals.add(Figures.atMost("CPU time of a scan with " + count + " exhibits against one without", ratio, 1.5));
	}

	private Measured run(List<String> command, String what) throws IOException, InterruptedException {
		told.accept(what);
		Measured measured = new Meter(folder, LIMIT).run(command, scan.environment(List.of()), folder);
		if (measured.exitCode() > 1) {
			throw new IOException(what + ": exit code " + measured.exitCode() + ", " + measured.lastWords());
		}
		return measured;
	}

	private static Json row(Trial trial, String file) {
		return Json.object().put("type", "scan").put("work", trial.work()).put("file", file).put("bytes", trial.bytes()).put("runs", trial.runs().size())
				.put("cpuSeconds", Figures.rounded(trial.cpuSeconds(), 2)).put("peakMegabytes", Figures.rounded(trial.peakMegabytes(), 2)).put("note", trial.note());
	}

	/** What was measured so far. */
	public List<Json> rows() {
		return rows;
	}

	/** The goal that these measurements can tell about. */
	public List<Json> goals() {
		return goals;
	}
}
