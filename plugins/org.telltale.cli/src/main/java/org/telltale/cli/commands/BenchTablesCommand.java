package org.telltale.cli.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.telltale.base.json.Json;
import org.telltale.cli.bench.tables.TableBench;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.ListFormat;
import org.telltale.cli.output.Listing;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Has generated tables and given ones read and asked. */
@Command(name = "tables", description = "Measure how fast tables of who is behind an address are read and asked (docs/guide/benchmarks.md).",
		footer = { "", "Example:", "  telltale bench tables --ranges 400000 --table geo.mmdb" })
public final class BenchTablesCommand implements Callable<Integer> {

	private static final int MOST = 4_000_000;

	@Spec
	private CommandSpec spec;
	@Option(names = "--ranges", defaultValue = "1000000", paramLabel = "N", description = "ranges of each generated table, 0 for none (default: ${DEFAULT-VALUE})")
	private int ranges;
	@Option(names = "--table", paramLabel = "FILE", description = "measure this table too")
	private List<Path> tables = new ArrayList<>();
	@Option(names = "--runs", defaultValue = "3", paramLabel = "N", description = "how often each is read; the fastest counts (default: ${DEFAULT-VALUE})")
	private int runs;
	@Option(names = "--seed", defaultValue = "5", paramLabel = "N", description = "another seed gives other tables (default: ${DEFAULT-VALUE})")
	private long seed;
	@Option(names = "--format", defaultValue = "table", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
	private ListFormat format;

	@Override
	public Integer call() throws CommandException {
		if (ranges < 0 || ranges > MOST || runs < 1) {
			throw new CommandException(ExitCode.USAGE, "bench tables: --ranges is from 0 to " + MOST + ", --runs at least 1");
		}
		TableBench bench = new TableBench(seed, runs);
		List<Json> rows = new ArrayList<>();
		if (ranges > 0) {
			bench.measured("generated-20140807.pfx2as", bench.routes(ranges)).ifPresent(rows::add);
			bench.measured("generated.csv", bench.overlay(ranges)).ifPresent(rows::add);
		}
		for (Path table : tables) {
			rows.add(measured(bench, table));
		}
		new Listing(TableBench.COLUMNS, rows).print(spec.commandLine().getOut(), format);
		return ExitCode.DONE;
	}

	private static Json measured(TableBench bench, Path table) throws CommandException {
		try {
			return bench.measured(String.valueOf(table.getFileName()), Files.readAllBytes(table))
					.orElseThrow(() -> new CommandException(ExitCode.BAD_EVIDENCE, table + ": is no table that is read"));
		} catch (IOException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, table + ": cannot be read: " + e.getMessage(), e);
		}
	}
}
