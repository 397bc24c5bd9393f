package org.telltale.cli.commands;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.ClockSources;
import org.telltale.base.json.Json;
import org.telltale.casework.Case;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.ListFormat;
import org.telltale.cli.output.Listing;
import org.telltale.store.CaseException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The plain lists of a case (docs/formats/lists.md). They work beside an open workbench. */
public final class ListCommands {

	private ListCommands() {
	}

	/** What all lists have in common. */
	abstract static class ListCommand implements Callable<Integer> {
		@Spec
		private CommandSpec spec;
		@Mixin
		private CaseArgument chosen;
		@Option(names = "--format", defaultValue = "table", description = "${COMPLETION-CANDIDATES}")
		private ListFormat format;

		private final List<String> columns;

		ListCommand(String... columns) {
			this.columns = List.of(columns);
		}

		abstract List<Json.Fields> records(Case file) throws CaseException, CommandException;

		/** The members that a table shows. */
		List<String> columns() {
			return columns;
		}

		/** Prints the records as a table, CSV or JSON. */
		void print(List<Json.Fields> records, PrintWriter out, ListFormat as) {
			new Listing(columns(), records).print(out, as);
		}

		@Override
		public Integer call() throws Exception {
			try (Case file = chosen.read()) {
				print(records(file), spec.commandLine().getOut(), format);
				Session.sayPending(file, spec.commandLine().getErr());
			}
			return ExitCode.DONE;
		}
	}

	/** {@code telltale flows}. */
	@Command(name = "flows", description = "Connections, one a 5-tuple.")
	public static final class Flows extends ListCommand {
		/** For the command line's library. */
		public Flows() {
			super("flow", "first", "run", "device", "transport", "client.address", "server.address", "server.port", "protocol", "bytes.out", "bytes.in", "unreadable.out");
		}

		@Override
		List<Json.Fields> records(Case file) throws CaseException {
			return file.facts("flow").stream().sorted(Comparator.comparing((Json.Fields f) -> f.integer("first").orElse(0L))
					.thenComparing(f -> f.text("flow").orElse(""))).toList();
		}
	}

	/** {@code telltale apps}. */
	@Command(name = "apps", description = "Which app a connection was of, where the handset's table of sockets says so.")
	public static final class Apps extends ListCommand {
		/** For the command line's library. */
		public Apps() {
			super("at", "uid", "packages", "flow", "basis", "atSource");
		}

		@Override
		List<Json.Fields> records(Case file) throws CaseException {
			return file.facts("flow-app").stream().sorted(Comparator.comparing((Json.Fields f) -> f.integer("at").orElse(0L))
					.thenComparing(f -> f.text("id").orElse(""))).toList();
		}
	}

	/** {@code telltale clocks}. */
	@Command(name = "clocks", description = "How far off the clocks of captures, handsets and cameras are, by what servers, hellos and photos say.")
	public static final class Clocks extends ListCommand {
		/** For the command line's library. */
		public Clocks() {
			super("type", "name", "run", "offset", "entered", "agree", "of", "evidence");
		}

		@Override
		List<Json.Fields> records(Case file) throws CaseException {
			List<Json.Fields> evidence = file.facts("evidence");
			List<Json.Fields> clocks = new ArrayList<>();
			for (String type : List.of("clock", "handset-clock", "photo-clock")) {
				file.facts(type).stream().map(clock -> told(clock, evidence.stream().filter(item -> item.text("evidence").equals(clock.text("evidence"))).findFirst()))
						.sorted(Comparator.comparing((Json.Fields clock) -> clock.text("name").orElse(""), CaseFacts::byNumberInName)).forEach(clocks::add);
			}
			return clocks;
		}

		/** The fact with the name of its item, and both offsets in seconds; of a handset's clock against a capture's nobody entered one. */
		private static Json.Fields told(Json.Fields clock, Optional<Json.Fields> item) {
			Json.Fields told = clock.copy().put("offset", offset(clock));
			item.ifPresent(of -> {
				told.putIfPresent("name", of.text("name")).putIfPresent("run", of.text("run"));
				of.integer("clockOffset").filter(entered -> !clock.text("against").equals(Optional.of("capture"))).ifPresent(offset -> told.put("entered",
						String.format(Locale.ROOT, "%.3f s ± %.3f s", offset / 1e9, of.integer("clockUncertainty").orElse(0L) / 1e9)));
			});
			return told;
		}

		/** The middle of what is allowed; where certificates bound it alone, no place between the bounds is likelier than another. */
		static String offset(Json.Fields clock) {
			long from = clock.integer("from").orElseThrow();
			long to = clock.integer("to").orElseThrow();
			boolean bounded = ClockSources.boundAlone(clock);
			if (bounded || to == Long.MAX_VALUE) {
				return String.format(Locale.ROOT, "from %.3f s", from / 1e9) + (to == Long.MAX_VALUE ? ", no upper end" : String.format(Locale.ROOT, " to %.3f s", to / 1e9)) + (bounded ? ", by certificates" : "");
			}
			return String.format(Locale.ROOT, "%.3f s ± %.3f s", (from / 1e9 + to / 1e9) / 2, (to / 1e9 - from / 1e9) / 2);
		}
	}

	/** {@code telltale sightings}. */
	@Command(name = "sightings", description = "Where exhibits were seen.")
	public static final class Sightings extends ListCommand {
		/** For the command line's library. */
		public Sightings() {
			super("at", "exhibitId", "kind", "strength", "direction", "run", "device", "host", "server.address", "chain", "variant", "log10Chance");
		}

		@Override
		List<Json.Fields> records(Case file) throws CaseException {
			return file.facts("sighting").stream().sorted(Comparator.comparing((Json.Fields f) -> f.integer("at").orElse(0L))
					.thenComparing(f -> f.text("id").orElse(""))).toList();
		}
	}

	/** {@code telltale artefacts}. */
	@Command(name = "artefacts", description = "Firmware files that name endpoints, and packages.")
	public static final class Artefacts extends ListCommand {
		/** For the command line's library. */
		public Artefacts() {
			super("path", "package", "length", "sha256");
		}

		@Override
		List<Json.Fields> records(Case file) throws CaseException {
			return file.facts("artefact");
		}
	}

	/** {@code telltale links}. */
	@Command(name = "links", description = "Firmware files and the endpoints that they name.")
	public static final class Links extends ListCommand {
		/** For the command line's library. */
		public Links() {
			super("path", "address", "host", "basis", "strength");
		}

		@Override
		List<Json.Fields> records(Case file) throws CaseException {
			return file.facts("link");
		}
	}
}
