package org.telltale.cli.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;

import org.telltale.base.Digest;
import org.telltale.base.IpAddress;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.json.Json;
import org.telltale.capture.CaptureListener;
import org.telltale.capture.CaptureOptions;
import org.telltale.capture.CaptureReader;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.CaptureSummary;
import org.telltale.capture.Handset;
import org.telltale.capture.SetSummary;
import org.telltale.capture.frame.CaptureSet;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.set.SetNaming;
import org.telltale.capture.tls.KeyLog;
import org.telltale.capture.tls.KeyTally;
import org.telltale.casework.SoughtExhibits;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ConsoleProgress;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.RecordSpool;
import org.telltale.handset.Exhibit;
import org.telltale.handset.ExhibitList;
import org.telltale.match.MatchResult;
import org.telltale.match.Matcher;
import org.telltale.match.Sighting;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads captures without a case and prints what they hold as JSON lines. */
@Command(name = "scan", description = "Read captures without a case; JSON lines on standard output (docs/formats/scan.md).",
		footer = { "", "Examples:", "  telltale scan run.pcapng", "  telltale scan --keylog run.keys run.pcapng", "  telltale scan --exhibits exhibits.json --facts capture,sightings run.pcapng", "  telltale scan --set ring_*.pcapng" })
public final class ScanCommand implements Callable<Integer> {

	/** The groups of records that can be asked for. */
	enum Group {
		capture, flows, dns, tls, http, files, messages, sightings
	}

	@Spec
	private CommandSpec spec;
	@Parameters(arity = "1..*", paramLabel = "FILE", description = "capture files (pcap, pcapng)")
	private List<Path> files;
	@Option(names = "--exhibits", paramLabel = "FILE", description = "exhibits to look for (docs/formats/exhibits.md)")
	private Path exhibits;
	@Option(names = "--xor", description = "look for the exhibits under XOR with one unknown byte too; takes about twice the time for the search")
	private boolean xor;
	@Option(names = "--keylog", paramLabel = "FILE", description = "TLS key log (NSS format) with which connections are opened; may be given again")
	private List<Path> keylogs = new ArrayList<>();
	@Option(names = "--handset", paramLabel = "ADDRESS or MAC", description = "the handset's address; may be given again")
	private List<String> handsets = new ArrayList<>();
	@Option(names = "--facts", split = ",", paramLabel = "GROUP", description = "only these: ${COMPLETION-CANDIDATES}")
	private Set<Group> groups = EnumSet.allOf(Group.class);
	@Option(names = "--depth", paramLabel = "DEPTH", description = "flows: count flows only; full (the default): decode what they carry")
	private String depthWord = "full";
	@Option(names = "--set", description = "the files were written one after another by one program: read them as one capture, in time order; a folder stands for the files in it")
	private boolean set;
	@Option(names = "--workers", paramLabel = "N", description = "threads that put conversations together; the output is the same with any number")
	private int workers = 1;

	private final Set<String> wanted = new TreeSet<>();

	@Override
	public Integer call() throws Exception {
		PrintWriter out = spec.commandLine().getOut();
		Matcher.Plan plan = xor ? Matcher.Plan.withXored(sought()) : Matcher.Plan.of(sought());
		CaptureOptions options = (handsets.isEmpty() ? CaptureOptions.DEFAULT : CaptureOptions.of(List.of(handset()))).with(keys()).with(depth()).withWorkers(workers);
		groups.forEach(group -> wanted.add(group.name()));
		if (set) {
			return scan(CaptureSetFiles.of(files), plan, options, out);
		}
		int code = ExitCode.DONE;
		for (Path file : files) {
			code = Math.max(code, scan(file, plan, options, out));
		}
		return code;
	}

	private int scan(Path file, Matcher.Plan plan, CaptureOptions options, PrintWriter out) throws CommandException {
		Matcher matcher = new Matcher(plan);
		KeyTally tally = new KeyTally(options.keys());
		ConsoleProgress progress = new ConsoleProgress(System.err);
		CaptureSummary summary;
		try (RecordSpool records = new RecordSpool()) {
			summary = CaptureReader.read(file, options, new Recorder(records, matcher, tally), progress);
			progress.clear();
			records.print(out, summary.sha256().hex());
		} catch (IOException | UncheckedIOException e) {
			throw new CommandException(ExitCode.BAD_EVIDENCE, file + ": cannot be read (" + e.getMessage() + "); check the path and its permissions", e);
		}
		String evidence = summary.sha256().hex();
		List<Problem> problems = found(matcher, tally, summary.problems(), sighting -> sighting.toJson(evidence), out);
		out.println(((Json.Fields) summary.toJson()).put("problems", problems.size()));
		out.flush();
		return !summary.isCapture() ? ExitCode.BAD_EVIDENCE : problems.isEmpty() ? ExitCode.DONE : ExitCode.PROBLEMS;
	}

	private int scan(CaptureSet members, Matcher.Plan plan, CaptureOptions options, PrintWriter out) throws CommandException {
		Matcher matcher = new Matcher(plan);
		KeyTally tally = new KeyTally(options.keys());
		ConsoleProgress progress = new ConsoleProgress(System.err);
		SetSummary summary;
		SetNaming naming;
		try (RecordSpool records = new RecordSpool()) {
			summary = CaptureReader.read(members, options, new Recorder(records, matcher, tally), progress);
			progress.clear();
			naming = new SetNaming(summary.places());
			records.print(out, naming);
		} catch (IOException | UncheckedIOException e) {
			throw new CommandException(ExitCode.BAD_EVIDENCE, "a file of the set cannot be read (" + e.getMessage() + "); check the paths and their permissions", e);
		}
		List<Problem> problems = found(matcher, tally, summary.problems(), sighting -> naming.named(sighting.toJson(SetNaming.UNKNOWN)), out);
		summary.files().forEach(file -> out.println(file.toJson()));
		out.println(summary.toJson().put("problems", problems.size()));
		out.flush();
		boolean captures = summary.files().stream().allMatch(CaptureSummary::isCapture);
		return !captures ? ExitCode.BAD_EVIDENCE : problems.isEmpty() ? ExitCode.DONE : ExitCode.PROBLEMS;
	}

	/** Prints what stands behind the records; gives all problems. */
	private List<Problem> found(Matcher matcher, KeyTally tally, List<Problem> read, Function<Sighting, Json> line, PrintWriter out) {
		MatchResult found = matcher.finish();
		if (!keylogs.isEmpty() && groups.contains(Group.tls)) {
			out.println(tally.toJson());
		}
		if (groups.contains(Group.sightings)) {
			found.sightings().stream().map(line).forEach(out::println);
		}
		List<Problem> problems = new ArrayList<>(read);
		problems.addAll(found.problems());
		problems.forEach(problem -> out.println(CaptureSummary.toJson(problem)));
		return problems;
	}

	/** Keeps the records asked for, hands the layers to the search. */
	private final class Recorder implements CaptureListener {
		private final RecordSpool records;
		private final Matcher matcher;
		private final KeyTally tally;

		private Recorder(RecordSpool records, Matcher matcher, KeyTally tally) {
			this.records = records;
			this.matcher = matcher;
			this.tally = tally;
		}

		@Override
		public void record(CaptureRecord found) {
			tally.count(found);
			if (wanted.contains(found.group())) {
				try {
					records.add(found);
				} catch (IOException full) {
					throw new UncheckedIOException(full);
				}
			}
		}

		@Override
		public void layers(List<Layer> layers) {
			matcher.layers(layers);
		}

		@Override
		public Set<Want> wants() {
			return exhibits == null ? Set.of() : Set.of(Want.LAYERS);
		}
	}

	private KeyLog keys() throws CommandException {
		KeyLog keys = KeyLog.NONE;
		for (Path file : keylogs) {
			try {
				byte[] bytes = Files.readAllBytes(file);
				KeyLog read = KeyLog.read(Digest.sha256(bytes).hex(), bytes);
				if (read.isEmpty()) {
					throw new CommandException(ExitCode.BAD_EVIDENCE, file + ": no line of a TLS key log (SSLKEYLOGFILE) is in it; check which file was meant");
				}
				keys = keys.and(read);
			} catch (IOException e) {
				throw new CommandException(ExitCode.BAD_EVIDENCE, file + ": cannot be read (" + e.getMessage() + "); check the path and its permissions", e);
			}
		}
		return keys;
	}

	private List<org.telltale.match.exhibit.Sought> sought() throws CommandException {
		if (exhibits == null) {
			return List.of();
		}
		try {
			Path folder = exhibits.toAbsolutePath().getParent();
			Outcome<List<Exhibit>> read = ExhibitList.read(Files.readString(exhibits, StandardCharsets.UTF_8), folder);
			Problem first = read.problems().stream().findFirst().orElse(null);
			if (first != null) {
				throw new CommandException(ExitCode.BAD_EVIDENCE, exhibits + ": " + first.what() + "; " + first.consequence());
			}
			return SoughtExhibits.of(read.value().orElse(List.of()), folder);
		} catch (IOException e) {
			throw new CommandException(ExitCode.BAD_EVIDENCE, exhibits + ": cannot be read (" + e.getMessage() + ")", e);
		}
	}

	private CaptureOptions.Depth depth() throws CommandException {
		if (workers < 1 || workers > 64) {
			throw new CommandException(ExitCode.USAGE, "--workers " + workers + ": give a number from 1 to 64");
		}
		return switch (depthWord) {
			case "flows" -> CaptureOptions.Depth.FLOWS;
			case "full" -> CaptureOptions.Depth.FULL;
			default -> throw new CommandException(ExitCode.USAGE, "--depth " + depthWord + ": flows or full");
		};
	}

	private Handset handset() throws CommandException {
		List<IpAddress> addresses = new ArrayList<>();
		Set<String> macs = new TreeSet<>();
		for (String text : handsets) {
			Optional<IpAddress> address = IpAddress.parse(text);
			String mac = text.toLowerCase(Locale.ROOT).replace('-', ':');
			if (address.isPresent()) {
				addresses.add(address.get());
			} else if (mac.matches("([0-9a-f]{2}:){5}[0-9a-f]{2}")) {
				macs.add(mac);
			} else {
				throw new CommandException(ExitCode.USAGE, "--handset " + text + ": neither an IP address nor a MAC (00:00:5e:00:53:01)");
			}
		}
		return new Handset("handset", addresses, List.copyOf(macs));
	}
}
