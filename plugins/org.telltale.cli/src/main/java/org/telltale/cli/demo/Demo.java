package org.telltale.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.telltale.audit.cells.ClaimVerdict;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.casework.Analysed;
import org.telltale.casework.Case;
import org.telltale.casework.CaseDetails;
import org.telltale.casework.ImportRequest;
import org.telltale.casework.Version;
import org.telltale.casework.WorkerEngines;
import org.telltale.cli.output.CommandException;
import org.telltale.cli.output.ConsoleProgress;
import org.telltale.cli.output.ExitCode;
import org.telltale.cli.output.ListFormat;
import org.telltale.cli.output.Listing;
import org.telltale.cli.output.Terminal;
import org.telltale.sample.SampleCase;
import org.telltale.store.Actor;
import org.telltale.store.CaseException;
import org.telltale.store.keys.PasswordSource;

/** The main job on the sample case, from generated evidence to audited claims. */
public final class Demo {

	/** Who the demonstration's examiner is: nobody. */
	public static final String EXAMINER = "Demo Script";

	private final Path folder;
	private final PrintWriter out;
	private final InstantSource clock;
	private final Optional<PasswordSource> passwords;

	/** A demonstration that leaves its files in a folder. */
	public Demo(Path folder, PrintWriter out, InstantSource clock) {
		this(folder, out, clock, Optional.empty());
	}

	/** The same with a case that may be encrypted. @param passwords gives its password if it is */
	public Demo(Path folder, PrintWriter out, InstantSource clock, Optional<PasswordSource> passwords) {
		this.passwords = passwords;
		this.folder = folder;
		this.out = out;
		this.clock = clock;
	}

	/** Where the sample's files are. */
	public Path evidence() {
		return folder.resolve("evidence");
	}

	/** Where the case is. */
	public Path caseFolder() {
		return folder.resolve("case.telltale");
	}

	/** Writes the sample, makes the case, imports, analyses and accepts findings by rule; the case is left closed. */
	public void build() throws CaseException, CommandException {
		try {
			SampleCase.write(evidence());
			Files.copy(evidence().resolve("truth.json"), folder.resolve("truth.json"), StandardCopyOption.REPLACE_EXISTING);
			say("generated the sample case (SYNTHETIC) in " + evidence());
			Actor actor = new Actor(EXAMINER, "demonstration", "", Version.TOOL);
			try (Case file = make(actor)) {
				enter(file);
				importAll(file);
				analyse(file);
				acceptByRule(file);
			}
		} catch (IOException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, folder + ": cannot be written (" + e.getMessage() + "); name another folder with --out", e);
		} catch (JsonSyntaxException e) {
			throw new IllegalStateException("the sample's plan is no JSON", e);
		}
	}

	private Case make(Actor actor) throws CaseException, IOException, JsonSyntaxException {
		return passwords.isPresent() ? Case.createEncrypted(caseFolder(), details(), actor, clock, new WorkerEngines(), passwords.get())
				: Case.create(caseFolder(), details(), actor, clock, new WorkerEngines());
	}

	private CaseDetails details() throws IOException, JsonSyntaxException {
		Json head = JsonReader.read(Files.readString(evidence().resolve("plan.json"), StandardCharsets.UTF_8)).get("case").orElse(Json.object());
		return new CaseDetails(head.text("number").orElse(""), head.text("title").orElse(""), EXAMINER, head.text("organisation").orElse(""),
				head.text("authority").orElse(""), head.text("scope").orElse(""), head.text("commission").orElse(""),
				head.text("question").orElse(""), head.text("classification").orElse(""), head.text("zone").orElse("UTC"), true);
	}

	private void enter(Case file) throws CaseException, IOException, CommandException {
		file.addPerson("P1", EXAMINER, "examiner (a script: accepts findings by rule)", file.model().getOrganisation());
		require(file.addExhibits(evidence().resolve("exhibits.json"), new ConsoleProgress(System.err)));
		require(file.addRuns("runs.json", Files.readString(evidence().resolve("runs.json"), StandardCharsets.UTF_8)));
		require(file.addClaims("claims.json", Files.readString(evidence().resolve("claims.json"), StandardCharsets.UTF_8)));
		say("entered " + file.model().getExhibits().size() + " exhibits, " + file.model().getRuns().size() + " runs, "
				+ file.model().getClaims().size() + " claims");
	}

	private static void require(List<Problem> problems) throws CommandException {
		if (!problems.isEmpty()) {
			throw new CommandException(ExitCode.BAD_EVIDENCE, problems.getFirst().what());
		}
	}

	private void importAll(Case file) throws CaseException, IOException, JsonSyntaxException {
		List<ImportRequest> requests = new ArrayList<>(ImportPlan.read(evidence()).requests());
		requests.add(ImportRequest.of(evidence().resolve("overlay.csv")));
		ConsoleProgress progress = new ConsoleProgress(System.err);
		int problems = 0;
		for (int i = 0; i < requests.size(); i++) {
			progress.step("importing " + requests.get(i).name(), i, requests.size());
			problems += file.importFile(requests.get(i), Progress.NONE).problems().size();
		}
		progress.clear();
		say("imported " + requests.size() + " items into " + caseFolder() + "; " + problems + " things that could not be read are listed as problems");
	}

	private void analyse(Case file) throws CaseException {
		ConsoleProgress progress = new ConsoleProgress(System.err);
		Analysed done = file.analyse(progress);
		progress.clear();
		say("analysed: " + done.sightings() + " sightings, " + done.links() + " firmware links, " + done.cells() + " cells, " + done.findings() + " findings");
	}

	/** High and medium findings with at least one fact behind them are accepted; the reason says that a rule did it. */
	private static void acceptByRule(Case file) throws CaseException {
		for (Json.Fields finding : file.findings()) {
			String severity = finding.text("severity").orElse("");
			if ((severity.equals("high") || severity.equals("medium")) && !finding.items("supports").isEmpty()) {
				file.decide(finding.text("finding").orElse(""), true, EXAMINER, "accepted by rule in the demonstration; no person looked at it");
			}
		}
	}

	/** Prints planted, found, missed and false sightings and the verdicts; gives the same as a record. */
	public Json.Fields compare() throws CaseException, CommandException {
		List<Json.Fields> facts;
		try (Case file = Case.read(caseFolder(), passwords.orElse(PasswordSource.NONE))) {
			facts = file.facts();
		}
		Truth truth = new Truth(readTruth());
		Truth.Sightings sightings = truth.sightings(facts);
		out.println();
		out.println("sightings: " + sightings.planted() + " planted, " + sightings.found() + " found, " + sightings.missed().size() + " missed, "
				+ sightings.falseSightings().size() + " false; " + sightings.keyed() + " of the planted lie inside TLS and are reached with the key log");
		new Listing(ErrorTable.COLUMNS, sightings.table()).print(out, ListFormat.table);
		sightings.missed().forEach(m -> out.println("  missed: " + Terminal.visible(m)));
		sightings.falseSightings().forEach(f -> out.println("  false:  " + Terminal.visible(f)));
		sightings.byChance().forEach(c -> out.println("  not planted, and said to be possible by chance (no witness): " + Terminal.visible(c)));
		Truth.Cells cells = truth.cells(facts);
		out.println("cells:     " + cells.expected() + " in the hand-written truth table, " + cells.different().size() + " different; "
				+ cells.keyed() + " would be left open without the key log");
		cells.different().forEach(d -> out.println("  different: " + d));
		Json.Fields verdicts = claims(facts, truth);
		out.flush();
		return Json.object().put("synthetic", true).put("planted", sightings.planted()).put("found", sightings.found())
				.put("missed", Json.texts(sightings.missed())).put("false", Json.texts(sightings.falseSightings()))
				.put("byChance", Json.texts(sightings.byChance())).put("needKeys", sightings.keyed()).put("cells", cells.expected()).put("cellsDifferent", Json.texts(cells.different()))
				.put("cellsOpenForKeys", cells.keyed()).put("sightings", Json.array(sightings.table())).put("claims", verdicts);
	}

	private Json.Fields claims(List<Json.Fields> facts, Truth truth) {
		List<Json.Fields> cells = facts.stream().filter(f -> f.text("type").orElse("").equals("cell")).toList();
		Json.Fields verdicts = Json.object();
		out.println();
		for (Json.Fields claim : facts.stream().filter(f -> f.text("type").orElse("").equals("claim"))
				.sorted((a, b) -> a.text("claim").orElse("").compareTo(b.text("claim").orElse(""))).toList()) {
			String id = claim.text("claim").orElse("");
			String verdict = ClaimVerdict.of(id, cells).verdict().words();
			verdicts.put(id, verdict);
			out.println(id + " " + verdict.toUpperCase(Locale.ROOT) + "  \"" + claim.text("text").orElse("") + "\""
					+ truth.claim(id).filter(wanted -> !wanted.equals(verdict)).map(wanted -> "  (the truth table says " + wanted + ")").orElse(""));
		}
		return verdicts;
	}

	private Json readTruth() throws CommandException {
		try {
			return JsonReader.read(Files.readString(folder.resolve("truth.json"), StandardCharsets.UTF_8));
		} catch (IOException | JsonSyntaxException e) {
			throw new CommandException(ExitCode.ENVIRONMENT, folder.resolve("truth.json") + ": cannot be read (" + e.getMessage() + ")", e);
		}
	}

	private void say(String what) {
		out.println(Terminal.visible(what));
		out.flush();
	}
}
