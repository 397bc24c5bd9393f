package org.telltale.cli.bench.run;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.telltale.base.json.Json;
import org.telltale.cli.bench.profile.ScanProfile;
import org.telltale.cli.bench.workload.Workload;

/** Runs the tools on workloads, one process at a time. */
public final class CaptureBench {

	private static final Duration LIMIT = Duration.ofMinutes(10);
	private static final Map<String, String> PATH = Map.of("PATH", Tool.path());
	private static final Pattern VERSION = Pattern.compile("[0-9]+(\\.[0-9]+)+");

	private final List<Tool> peers;
	private final Optional<TelltaleScan> telltale;
	private final List<Integer> cores;
	private final int runs;
	private final Path folder;
	private final Consumer<String> told;
	private final List<Trial> trials = new ArrayList<>();

	/**
	 * @param peers    those to run; ones that are not installed are named and left out
	 * @param telltale empty to run only peers
	 * @param cores    how many Telltale is pinned to, one after the other; 0 for all
	 * @param runs     how often each runs; the median counts
	 * @param folder   for what tools write; emptied afterwards
	 * @param told     hears what is being done
	 */
	public CaptureBench(List<Tool> peers, Optional<TelltaleScan> telltale, List<Integer> cores, int runs, Path folder, Consumer<String> told) {
		this.peers = peers;
		this.telltale = telltale;
		this.cores = cores;
		this.runs = runs;
		this.folder = folder;
		this.told = told;
	}

	/** The peers that are there; tells how to install the others. */
	public List<Tool> installed() {
		List<Tool> there = new ArrayList<>();
		for (Tool peer : peers) {
			if (peer.installed().isPresent()) {
				there.add(peer);
			} else {
				told.accept(peer.name() + " is not installed: " + peer.install());
			}
		}
		return there;
	}

	/** Measures start-up: each tool on a capture of one frame. */
	public void startUp(Path oneFrame) throws IOException, InterruptedException {
		// the first child of a Java process starts slowly
		new Meter(folder, LIMIT).run(List.of("true"), PATH, folder);
		Workload workload = new Workload(oneFrame, Files.size(oneFrame), 1, Files.size(oneFrame) - 40, 1);
		all(workload, Size.ONE_FRAME);
		if (telltale.isPresent()) {
			trial(telltale(TelltaleScan.VERSION, 0), workload, Size.ONE_FRAME);
		}
	}

	/** Measures all tools that can stand the size. */
	public void measure(Workload workload, Size size) throws IOException, InterruptedException {
		touch(workload.file());
		all(workload, size.label());
	}

	/** What was measured so far. */
	public Results results() {
		return new Results(trials);
	}

	/** Runs a piece of Telltale's work once with a recording and says where time and memory went. */
	public static List<Json> profile(TelltaleScan scan, String work, Workload workload, Path folder) throws IOException, InterruptedException {
		touch(workload.file());
		Path recording = folder.resolve("profile.jfr");
		List<String> options = ScanProfile.options(recording, folder.resolve("profile.jfc"));
		Measured run = new Meter(folder, LIMIT).run(scan.command(work, workload.file(), options), scan.environment(options), folder);
		if (!Files.isRegularFile(recording)) {
			throw new IOException("the run left no recording: exit code " + run.exitCode() + ", " + run.lastWords());
		}
		List<Json> rows = ScanProfile.read(work, recording);
		Files.delete(recording);
		return rows;
	}

	/** What a tool is, as it runs: a command for a file. */
	private record Runner(String name, String version, String work, int cores, String note, Function<Path, List<String>> command, Map<String, String> environment) {
	}

	private void all(Workload workload, String size) throws IOException, InterruptedException {
		for (Tool peer : peers) {
			if (peer.installed().isPresent() && workload.bytes() <= peer.largest()) {
				trial(new Runner(peer.name(), version(peer), peer.work(), 0, "", file -> peer.command(file, output()), PATH), workload, size);
			}
		}
		if (telltale.isPresent()) {
			for (int pinned : size.equals(Size.ONE_FRAME) ? List.of(0) : cores) {
				for (String work : telltale.get().works()) {
					trial(telltale(work, pinned), workload, size);
				}
			}
		}
	}

	private Runner telltale(String work, int pinned) {
		TelltaleScan scan = telltale.orElseThrow();
		List<String> pin = pinned == 0 ? List.of() : List.of("taskset", "-c", String.join(",", IntStream.range(0, pinned).mapToObj(Integer::toString).toList()));
		return new Runner(TelltaleScan.NAME, "", work, pinned, scan.note(work), file -> Stream.concat(pin.stream(), scan.command(work, file, List.of()).stream()).toList(),
				scan.environment(List.of()));
	}

	private void trial(Runner runner, Workload workload, String size) throws IOException, InterruptedException {
		Meter meter = new Meter(folder, LIMIT);
		List<Measured> good = new ArrayList<>();
		String note = runner.note;
		for (int i = 1; i <= runs; i++) {
			told.accept(runner.name + ": " + runner.work + ", " + size + ", run " + i + " of " + runs);
			Files.createDirectories(output());
			Measured measured = meter.run(runner.command.apply(workload.file()), runner.environment, output());
			clear(output());
			if (measured.exitCode() > 1 || measured.exitCode() == 1 && !runner.name.equals(TelltaleScan.NAME)) {
				note = measured.exitCode() == Measured.TOO_LONG ? measured.lastWords() : "exit code " + measured.exitCode() + ": " + measured.lastWords();
				break;
			}
			good.add(measured);
			told.accept(String.format(Locale.ROOT, "  %.2f s CPU, %.2f s, %d MB", measured.cpuSeconds(), measured.wallSeconds(), measured.peakBytes() / 1_000_000));
		}
		trials.add(new Trial(runner.name, runner.version, runner.work, size, runner.cores, workload.bytes(), good, note));
	}

	private String version(Tool peer) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(peer.version());
		command.set(0, peer.installed().map(Path::toString).orElse(command.getFirst()));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(new File("/dev/null")).start();
		String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		Matcher found = VERSION.matcher(printed);
		return found.find() ? found.group() : "";
	}

	private Path output() {
		return folder.resolve("output");
	}

	/** Reads the file once, so that it is in the page cache. */
	private static void touch(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			byte[] buffer = new byte[1 << 20];
			while (in.read(buffer) >= 0) {
				// only read
			}
		}
	}

	private static void clear(Path folder) throws IOException {
		List<Path> all;
		try (Stream<Path> walk = Files.walk(folder)) {
			all = walk.sorted(Comparator.reverseOrder()).toList();
		}
		for (Path each : all) {
			Files.delete(each);
		}
	}
}
