package org.telltale.cli.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.telltale.base.json.Json;
import org.telltale.cli.bench.match.ExhibitMix;
import org.telltale.cli.bench.match.SearchBench;
import org.telltale.cli.bench.run.ExhibitScan;
import org.telltale.cli.bench.run.TelltaleScan;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.ListFormat;
import org.telltale.cli.output.Listing;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Searches bytes for the forms of more and more exhibits, beside Java's libraries for that; then scans a capture without and with exhibits. */
@Command(name = "match", description = "Measure the search for exhibits: bytes a CPU second, memory, and what it adds to a scan (docs/guide/benchmarks.md).",
		footer = { "", "Examples:", "  telltale bench match", "  telltale bench match --library aho-corasick-double-array-trie-1.2.3.jar --library ahocorasick-0.6.3.jar",
				"  telltale bench match --capture workload-256m.pcap" })
public final class BenchMatchCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Option(names = "--strings", split = ",", paramLabel = "N", description = "how many strings are looked for, one after the other; 0 for none (default: 120,1200,12000,100000)")
	private List<Integer> strings = List.of(120, 1_200, 12_000, 100_000);
	@Option(names = "--megabytes", defaultValue = "32", paramLabel = "N", description = "MiB of bytes of each kind (default: ${DEFAULT-VALUE})")
	private int megabytes;
	@Option(names = "--library", paramLabel = "JAR", description = "a library to compare with (benchmarks.md says which are known); may be given again")
	private List<Path> libraries = List.of();
	@Option(names = "--capture", paramLabel = "FILE", description = "scan this capture without and with exhibits")
	private Path capture;
	@Option(names = "--exhibits", defaultValue = "10000", paramLabel = "N", description = "how many exhibits the scan looks for (default: ${DEFAULT-VALUE})")
	private int exhibits;
	@Option(names = "--runs", defaultValue = "5", paramLabel = "N", description = "runs of each; the median counts (default: ${DEFAULT-VALUE})")
	private int runs;
	@Option(names = "--seed", defaultValue = "7", paramLabel = "N", description = "another seed gives other exhibits and bytes (default: ${DEFAULT-VALUE})")
	private long seed;
	@Option(names = "--launcher", defaultValue = "${env:TELLTALE_LAUNCHER}", paramLabel = "FILE",
			description = "scan with this script (default: the one that runs this command, if any), not with the Java and class path of this process")
	private Path launcher;
	@Option(names = "--format", defaultValue = "table", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
	private ListFormat format;

	@Override
	public Integer call() throws Exception {
		if (runs < 1 || megabytes < 1 || megabytes > 1024 || exhibits < 1 || strings.stream().anyMatch(count -> count < 0 || count > 2_000_000)) {
			throw new CommandException(ExitCode.USAGE, "bench match: --runs and --exhibits are at least 1, --megabytes from 1 to 1024, --strings from 0 to 2000000");
		}
		for (Path library : libraries) {
			if (!Files.isRegularFile(library)) {
				throw new CommandException(ExitCode.USAGE, library + ": no file; name the library's jar");
			}
		}
		if (capture != null && !Files.isReadable(capture)) {
			throw new CommandException(ExitCode.USAGE, capture + ": cannot be read; build one with telltale bench capture --build");
		}
		search();
		if (capture != null) {
			scan();
		}
		return ExitCode.DONE;
	}

	private void search() throws IOException, CommandException {
		try (URLClassLoader loader = new URLClassLoader(urls(), getClass().getClassLoader())) {
			SearchBench bench = new SearchBench(loader, megabytes, runs, seed, this::tell);
			for (int count : strings.stream().filter(count -> count > 0).toList()) {
				bench.measure(count);
			}
			print(SearchBench.COLUMNS, bench.rows());
			print(List.of("what", "measured", "goal", "reached"), bench.goals());
		} catch (ReflectiveOperationException other) {
			throw new CommandException(ExitCode.ENVIRONMENT, "bench match: a library is of another version than benchmarks.md names (" + other + ")", other);
		}
	}

	private URL[] urls() throws MalformedURLException {
		URL[] urls = new URL[libraries.size()];
		for (int i = 0; i < urls.length; i++) {
			urls[i] = libraries.get(i).toUri().toURL();
		}
		return urls;
	}

	private void scan() throws IOException, InterruptedException, CommandException {
		Path scratch = Files.createTempDirectory("telltale-bench");
		Path list = scratch.resolve("exhibits.json");
		try {
			Files.writeString(list, ExhibitMix.list(new ExhibitMix(seed).next(exhibits)).toString(), StandardCharsets.UTF_8);
			ExhibitScan bench = new ExhibitScan(new TelltaleScan(Optional.ofNullable(launcher).map(Path::toAbsolutePath), true), scratch, runs, this::tell);
			bench.measure(capture, list, exhibits);
			print(ExhibitScan.COLUMNS, bench.rows());
			print(List.of("what", "measured", "goal", "reached"), bench.goals());
		} catch (IOException failed) {
			throw new CommandException(ExitCode.ENVIRONMENT, "bench match: " + failed.getMessage(), failed);
		} finally {
			try (var all = Files.list(scratch)) {
				for (Path each : all.toList()) {
					Files.delete(each);
				}
			}
			Files.delete(scratch);
		}
	}

	private void print(List<String> columns, List<Json> rows) {
		if (!rows.isEmpty()) {
			PrintWriter out = spec.commandLine().getOut();
			new Listing(columns, rows).print(out, format);
			if (format != ListFormat.json) {
				out.println();
			}
		}
	}

	private void tell(String what) {
		PrintWriter err = spec.commandLine().getErr();
		err.println("bench: " + what);
		err.flush();
	}
}
