package org.telltale.cli.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.telltale.base.json.Json;
import org.telltale.cli.bench.periods.PeriodBench;
import org.telltale.cli.bench.periods.RocChart;
import org.telltale.cli.bench.periods.Sessions;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.ListFormat;
import org.telltale.cli.output.Listing;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Has periods looked for in generated series, with and without timers, beside two other ways. */
@Command(name = "periods", description = "Measure how often periodic contacts are found, and found where there are none (docs/guide/periods.md).",
		footer = { "", "Examples:", "  telltale bench periods", "  telltale bench periods --series 4 --chance 500 --out measured" })
public final class BenchPeriodsCommand implements Callable<Integer> {

	private static final int MOST = 1_000_000;

	@Spec
	private CommandSpec spec;
	@Option(names = "--from", paramLabel = "DIR", description = "real captures whose contact times are people's (default: $TELLTALE_CONFORMANCE/captures, else ../shared/captures)")
	private Path from;
	@Option(names = "--series", defaultValue = "10", paramLabel = "N", description = "series with timers of each kind (default: ${DEFAULT-VALUE})")
	private int series;
	@Option(names = "--chance", defaultValue = "2500", paramLabel = "N", description = "series without a timer for each background and watched time (default: ${DEFAULT-VALUE})")
	private int chance;
	@Option(names = "--seed", defaultValue = "5", paramLabel = "N", description = "another seed gives other series (default: ${DEFAULT-VALUE})")
	private long seed;
	@Option(names = "--out", paramLabel = "DIR", description = "write periods.csv (each kind of series), periods-roc.csv and periods-roc.svg there")
	private Path out;
	@Option(names = "--format", defaultValue = "table", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
	private ListFormat format;

	@Override
	public Integer call() throws CommandException {
		if (series < 1 || chance < 1 || series > MOST || chance > MOST) {
			throw new CommandException(ExitCode.USAGE, "bench periods: --series and --chance are from 1 to " + MOST);
		}
		Path captures = Optional.ofNullable(from).orElseGet(() -> Optional.ofNullable(System.getenv("TELLTALE_CONFORMANCE")).map(folder -> Path.of(folder, "captures"))
				.orElse(Path.of("../shared/captures")));
		if (!Files.isDirectory(captures)) {
			throw new CommandException(ExitCode.USAGE, captures + ": no folder of captures; name one with --from");
		}
		try {
			List<double[]> sessions = Sessions.of(captures);
			if (sessions.isEmpty()) {
				throw new CommandException(ExitCode.BAD_EVIDENCE, captures + ": holds no capture with three flows over five seconds; name another folder with --from");
			}
			PeriodBench bench = PeriodBench.measured(sessions, series, chance, seed, this::tell);
			print(PeriodBench.CHANCE_COLUMNS, bench.chanceRows());
			print(PeriodBench.RATE_COLUMNS, bench.rateRows());
			if (out != null) {
				write(bench);
			}
		} catch (IOException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, "bench periods: " + e.getMessage(), e);
		}
		return ExitCode.DONE;
	}

	private void write(PeriodBench bench) throws IOException {
		Files.createDirectories(out);
		Files.writeString(out.resolve("periods.csv"), csv(PeriodBench.RATE_COLUMNS, bench.cellRows()), StandardCharsets.UTF_8);
		Files.writeString(out.resolve("periods-roc.csv"), csv(PeriodBench.ROC_COLUMNS, bench.rocRows()), StandardCharsets.UTF_8);
		Files.writeString(out.resolve("periods-roc.svg"), RocChart.svg(bench.rocRows()), StandardCharsets.UTF_8);
	}

	private static String csv(List<String> columns, List<Json> rows) {
		StringWriter text = new StringWriter();
		new Listing(columns, rows).print(new PrintWriter(text), ListFormat.csv);
		return text.toString();
	}

	private void print(List<String> columns, List<Json> rows) {
		PrintWriter writer = spec.commandLine().getOut();
		new Listing(columns, rows).print(writer, format);
		if (format != ListFormat.json) {
			writer.println();
		}
	}

	private void tell(String what) {
		PrintWriter err = spec.commandLine().getErr();
		err.println("bench: " + what);
		err.flush();
	}
}
