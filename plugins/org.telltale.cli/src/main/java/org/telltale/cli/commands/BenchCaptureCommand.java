package org.telltale.cli.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.telltale.base.json.Json;
import org.telltale.cli.bench.profile.ScanProfile;
import org.telltale.cli.bench.run.CaptureBench;
import org.telltale.cli.bench.run.Peers;
import org.telltale.cli.bench.run.Results;
import org.telltale.cli.bench.run.Size;
import org.telltale.cli.bench.run.TelltaleScan;
import org.telltale.cli.bench.run.Tool;
import org.telltale.cli.bench.workload.Workload;
import org.telltale.cli.bench.workload.WorkloadBuilder;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ConsoleProgress;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.ListFormat;
import org.telltale.cli.output.Listing;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Builds captures of several sizes from real ones and has Telltale and other tools read them, one after the other. */
@Command(name = "capture", description = "Measure the reading of captures: CPU time, wall time, memory, and ratios (docs/guide/benchmarks.md).",
		footer = { "", "Examples:", "  telltale bench capture --from captures --sizes 256m --peers openssl,suricata", "  telltale bench capture --sizes 1g --profile" })
public final class BenchCaptureCommand implements Callable<Integer> {

	private static final List<String> WORKLOAD_COLUMNS = List.of("size", "bytes", "frames", "meanFrame", "flows", "file");

	@Spec
	private CommandSpec spec;
	@Option(names = "--from", paramLabel = "DIR", description = "real captures to build from (default: $TELLTALE_CONFORMANCE/captures, else ../shared/captures)")
	private Path from;
	@Option(names = "--work", paramLabel = "DIR", description = "where built captures are kept (default: telltale/bench in the user's cache folder)")
	private Path work;
	@Option(names = { "--sizes", "--size" }, split = ",", paramLabel = "SIZE", description = "sizes in MiB or GiB (default: 256m,1g,4g,10g; with --profile: 1g)")
	private List<String> sizes = List.of();
	@Option(names = "--seed", defaultValue = "3", paramLabel = "N", description = "another seed gives other addresses and times (default: ${DEFAULT-VALUE})")
	private long seed;
	@Option(names = "--peers", split = ",", paramLabel = "NAME", description = "only these, telltale among them if it shall run (default: all that are installed)")
	private List<String> peers = List.of();
	@Option(names = "--runs", defaultValue = "3", paramLabel = "N", description = "runs of each; the median counts (default: ${DEFAULT-VALUE})")
	private int runs;
	@Option(names = "--cores", split = ",", paramLabel = "N", description = "pin Telltale to so many cores, one after the other; 0 for all (default: 0)")
	private List<Integer> cores = List.of(0);
	@Option(names = "--launcher", paramLabel = "FILE", description = "start Telltale with this script, not with the Java and class path of this process")
	private Path launcher;
	@Option(names = "--build", description = "only build the captures")
	private boolean buildOnly;
	@Option(names = "--profile", description = "only record where Telltale's time goes")
	private boolean profile;
	@Option(names = "--format", defaultValue = "table", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
	private ListFormat format;

	@Override
	public Integer call() throws Exception {
		List<Size> wanted = wantedSizes();
		List<Tool> tools = chosen();
		if (runs < 1 || cores.stream().anyMatch(count -> count < 0 || count > 1024)) {
			throw new CommandException(ExitCode.USAGE, "bench capture: --runs is at least 1, --cores from 0 to 1024");
		}
		Path folder = workFolder();
		try {
			WorkloadBuilder builder = builder();
			Files.createDirectories(folder);
			Path scratch = Files.createDirectories(folder.resolve("scratch-" + ProcessHandle.current().pid()));
			try {
				return run(builder, wanted, tools, folder, scratch);
			} finally {
				clear(scratch);
			}
		} catch (IOException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, "bench capture: " + e.getMessage() + "; the folder can be changed with --work", e);
		}
	}

	private int run(WorkloadBuilder builder, List<Size> wanted, List<Tool> tools, Path folder, Path scratch) throws IOException, InterruptedException, CommandException {
		boolean own = !buildOnly && (peers.isEmpty() || peers.contains(TelltaleScan.NAME));
		TelltaleScan scan = new TelltaleScan(Optional.ofNullable(launcher).map(Path::toAbsolutePath),
				spec.root().subcommands().get("scan").getCommandSpec().findOption("--depth") != null);
		CaptureBench bench = new CaptureBench(tools, own ? Optional.of(scan) : Optional.empty(), cores, runs, scratch, this::tell);
		boolean measured = !buildOnly && !profile;
		if (measured) {
			bench.installed();
			bench.startUp(builder.oneFrame(folder));
		}
		List<Json> built = new ArrayList<>();
		List<Json> profiled = new ArrayList<>();
		for (Size size : wanted) {
			Workload workload = build(builder, folder, size);
			built.add(row(workload, size));
			if (profile) {
				profiled.addAll(profile(scan, workload, scratch));
			} else if (measured) {
				bench.measure(workload, size);
			}
		}
		PrintWriter out = spec.commandLine().getOut();
		new Listing(WORKLOAD_COLUMNS, built).print(out, format);
		print(ScanProfile.COLUMNS, profiled, out);
		print(Results.COLUMNS, bench.results().rows(), out);
		print(List.of("what", "measured", "goal", "reached"), bench.results().goals(), out);
		return ExitCode.DONE;
	}

	private void print(List<String> columns, List<Json> rows, PrintWriter out) {
		if (!rows.isEmpty()) {
			if (format != ListFormat.json) {
				out.println();
			}
			new Listing(columns, rows).print(out, format);
		}
	}

	private List<Json> profile(TelltaleScan scan, Workload workload, Path scratch) throws IOException, InterruptedException {
		List<Json> rows = new ArrayList<>();
		for (String each : scan.works()) {
			tell("profile of " + each);
			rows.addAll(CaptureBench.profile(scan, each, workload, scratch));
		}
		return rows;
	}

	private Workload build(WorkloadBuilder builder, Path folder, Size size) throws IOException, CommandException {
		Path file = folder.resolve("workload-" + size.label() + ".pcap");
		long missing = size.bytes() - (Files.isRegularFile(file) ? Files.size(file) : 0);
		long free = Files.getFileStore(folder).getUsableSpace();
		if (missing > free) {
			throw new CommandException(ExitCode.ENVIRONMENT, folder + ": " + size.label() + " do not fit, " + (free >> 20) + " MiB are free; name smaller --sizes or another --work");
		}
		tell("workload of " + size.label() + " from " + builder.sourceFiles() + " captures, " + builder.repetitionFrames() + " frames a repetition");
		ConsoleProgress progress = new ConsoleProgress(System.err);
		Workload workload = builder.build(folder, String.valueOf(file.getFileName()), size.bytes(), progress);
		progress.clear();
		return workload;
	}

	private static Json row(Workload workload, Size size) {
		return Json.object().put("type", "workload").put("size", size.label()).put("file", workload.file().toString()).put("bytes", workload.bytes()).put("frames", workload.frames())
				.put("meanFrame", workload.meanFrame()).put("flows", workload.flows());
	}

	private WorkloadBuilder builder() throws IOException, CommandException {
		Path captures = Optional.ofNullable(from).orElseGet(() -> Optional.ofNullable(System.getenv("TELLTALE_CONFORMANCE")).map(folder -> Path.of(folder, "captures"))
				.orElse(Path.of("../shared/captures")));
		if (!Files.isDirectory(captures)) {
			throw new CommandException(ExitCode.USAGE, captures + ": no folder of captures; name one with --from");
		}
		return WorkloadBuilder.of(captures, seed)
				.orElseThrow(() -> new CommandException(ExitCode.BAD_EVIDENCE, captures + ": holds no Ethernet capture that can be used; name another folder with --from"));
	}

	/** Gigabytes do not belong beside sources, where builds and backups would drag them along. */
	private Path workFolder() throws CommandException {
		String cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).filter(text -> !text.isEmpty()).orElse(Path.of(System.getProperty("user.home"), ".cache").toString());
		Path folder = Optional.ofNullable(work).orElse(Path.of(cache, "telltale", "bench")).toAbsolutePath().normalize();
		if (Stream.iterate(folder, each -> each != null, Path::getParent).anyMatch(each -> Files.exists(each.resolve(".git")))) {
			throw new CommandException(ExitCode.USAGE, folder + ": lies inside a repository; name another folder with --work");
		}
		return folder;
	}

	private List<Size> wantedSizes() throws CommandException {
		List<Size> wanted = new ArrayList<>();
		for (String text : sizes.isEmpty() ? List.of(profile ? new String[] { "1g" } : new String[] { "256m", "1g", "4g", "10g" }) : sizes) {
			wanted.add(Size.parse(text).orElseThrow(() -> new CommandException(ExitCode.USAGE, "--sizes " + text + ": not a size; write 256m or 4g")));
		}
		return wanted;
	}

	private List<Tool> chosen() throws CommandException {
		List<Tool> all = Peers.all();
		for (String name : peers) {
			if (!name.equals(TelltaleScan.NAME) && all.stream().noneMatch(tool -> tool.name().equals(name))) {
				throw new CommandException(ExitCode.USAGE, "--peers " + name + ": not known; there are " + TelltaleScan.NAME + ", " + String.join(", ", all.stream().map(Tool::name).toList()));
			}
		}
		return all.stream().filter(tool -> peers.isEmpty() || peers.contains(tool.name())).toList();
	}

	private void tell(String what) {
		PrintWriter err = spec.commandLine().getErr();
		err.println("bench: " + what);
		err.flush();
	}

	private static void clear(Path folder) throws IOException {
		List<Path> all;
		try (Stream<Path> walk = Files.walk(folder)) {
			all = walk.sorted(java.util.Comparator.reverseOrder()).toList();
		}
		for (Path each : all) {
			Files.delete(each);
		}
	}
}
