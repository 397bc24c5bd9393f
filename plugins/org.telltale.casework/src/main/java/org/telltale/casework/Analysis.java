package org.telltale.casework;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.audit.Audit;
import org.telltale.audit.cells.Cell;
import org.telltale.audit.rules.Finding;
import org.telltale.base.CaptureInstant;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.capture.FrameRow;
import org.telltale.capture.frame.CaptureSet;
import org.telltale.casework.facts.CaptureFactCollector;
import org.telltale.casework.facts.EvidenceFacts;
import org.telltale.casework.facts.FactLine;
import org.telltale.casework.facts.FirmwareLinks;
import org.telltale.casework.facts.ModelFacts;
import org.telltale.casework.facts.PhotoClocks;
import org.telltale.casework.observe.ItemClock;
import org.telltale.casework.observe.Observations;
import org.telltale.model.EvidenceItem;
import org.telltale.model.EvidenceKind;
import org.telltale.model.Run;
import org.telltale.model.RunCapture;
import org.telltale.store.Action;
import org.telltale.store.CaseException;
import org.telltale.store.cases.CaseStore;
import org.telltale.store.cases.Request;
import org.telltale.store.rows.FactRow;
import org.telltale.store.rows.Query;

/**
 * Computes what follows from evidence and model. Captures whose reading was made with other exhibits, keys, another run or another version are
 * read again; everything derived is made anew and replaced in one transaction. It cannot be undone, and edits before it cannot either:
 * the facts would no longer be those of the model.
 */
final class Analysis {

	private static final Set<String> DERIVED = Set.of("evidence", "handset", "run", "run-title", "capture-point", "condition", "dimension", "stimulus", "claim", "exhibit",
			"attribution", "link", "cell", "finding", "flow-app", "observation", "type-code", "photo-clock");

	private final Case file;
	private final CaseStore store;
	private final List<Problem> problems = new ArrayList<>();
	private final AttributionTables tables;
	private final Optional<Boolean> xored;

	/**
	 * An analysis that is still to be made.
	 *
	 * @param tables the case's reference tables as they are now
	 * @param xored whether texts are looked for under XOR with one byte too; empty for as the last time
	 */
	Analysis(Case file, AttributionTables tables, Optional<Boolean> xored) {
		this.xored = xored;
		this.tables = tables;
		this.file = file;
		this.store = file.store();
	}

	Analysed run(Progress progress) throws CaseException {
		ExhibitPlan exhibits = ExhibitPlan.of(file.model(), store.vault(), xored.isPresent() ? xored.get() : wasXored());
		problems.addAll(file.complaints());
		problems.addAll(CaseGaps.of(file.model()));
		problems.addAll(exhibits.problems());
		problems.addAll(tables.problems());
		TypeCodes typeCodes = new TypeCodes(file);
		problems.addAll(typeCodes.problems());
		CaseKeys keys = CaseKeys.of(file.model(), store.vault());
		problems.addAll(keys.problems());
		CaptureWork work = new CaptureWork(exhibits, keys.log());
		Map<String, List<Json.Fields>> readAgain = new TreeMap<>();
		List<EvidenceItem> captures = file.model().getEvidence().stream().filter(e -> e.getKind() == EvidenceKind.CAPTURE).toList();
		CaptureSets sets = new CaptureSets(file);
		int read = 0;
		for (List<EvidenceItem> group : sets.groups(captures, problems)) {
			EvidenceItem first = group.getFirst();
			List<String> members = group.size() == 1 ? List.of() : group.stream().map(EvidenceItem::getId).toList();
			Optional<Run> run = RunEntry.captureOf(file.model(), first.getId()).map(RunCapture::getRun);
			if (isStale(first, work.settings(run, members))) {
				members.forEach(member -> readAgain.put(member, List.of()));
				readAgain.put(first.getId(), members.isEmpty() ? read(first, work, run, progress) : read(sets.set(group), members, work, run, progress));
				read += group.size();
			}
			requireGoingOn(progress.cancelled());
		}
		List<Json.Fields> kept = FactLine.sorted(keptFacts(readAgain));
		problems.addAll(CaseKeys.unused(file.model(), kept));
		return store(captures.size(), read, kept, exhibits.unsought(), typeCodes);
	}

	private boolean wasXored() throws CaseException {
		return store.read(rows -> FactRows.read(rows, Query.of("type", "reading"))).stream().anyMatch(reading -> reading.bool("xor").orElse(false));
	}

	private static void requireGoingOn(boolean cancelled) throws CaseException {
		if (cancelled) {
			throw new CaseException("the analysis was cancelled", "nothing was changed; start it again when you like");
		}
	}

	/** Whether a capture was never read, or with other exhibits or keys, another run, other addresses or another version. */
	private boolean isStale(EvidenceItem capture, String settings) throws CaseException {
		return store.read(rows -> FactRows.read(rows, Query.of("type", "reading").where("evidence", capture.getId()))).stream()
				.noneMatch(reading -> reading.text("settings").equals(Optional.of(settings)));
	}

	private List<Json.Fields> read(EvidenceItem capture, CaptureWork work, Optional<Run> run, Progress progress) throws CaseException {
		Path path = store.vault().find(capture.getId()).orElseThrow(() ->
				new CaseException("the vault has lost " + capture.getName(), "import the file again"));
		CaptureWork.Reading reading = work.read(path, capture.getName(), run, FrameRow.NONE, progress);
		requireGoingOn(reading.summary().cancelled());
		if (!reading.summary().sha256().hex().equals(capture.getId())) {
			throw new CaseException("the vault's copy of " + capture.getName() + " is not what was imported", "restore the case from its archive");
		}
		return reading.facts();
	}

	private static List<Json.Fields> read(CaptureSet set, List<String> members, CaptureWork work, Optional<Run> run, Progress progress) throws CaseException {
		CaptureWork.SetReading reading = work.read(set, members, run, progress);
		requireGoingOn(reading.summary().cancelled());
		if (!reading.summary().files().stream().map(file -> file.sha256().hex()).toList().equals(members)) {
			throw new CaseException("the vault's copies of a set's captures are not what was imported", "restore the case from its archive");
		}
		return reading.facts();
	}

	private List<Json.Fields> keptFacts(Map<String, List<Json.Fields>> readAgain) throws CaseException {
		Set<String> sets = new TreeSet<>();
		for (Json.Fields set : store.read(rows -> FactRows.read(rows, Query.of("type", "capture-set")))) {
			if (set.items("members").stream().anyMatch(member -> readAgain.containsKey(member.asText().orElse("")))) {
				set.text("set").ifPresent(sets::add);
			}
		}
		List<Json.Fields> facts = new ArrayList<>();
		readAgain.values().forEach(facts::addAll);
		store.read(rows -> {
			for (Json.Fields fact : FactRows.read(rows, Query.all())) {
				boolean replaced = DERIVED.contains(fact.text("type").orElse("")) || isOfAnalysis(fact) || readAgain.containsKey(fact.text("evidence").orElse(""))
						|| sets.contains(fact.text("set").orElse("")) || isOf(fact, sets) || isOf(fact, readAgain.keySet());
				if (!replaced) {
					facts.add(fact);
				}
			}
			return null;
		});
		return facts;
	}

	/** Whether it is a problem of one of these items or sets. */
	private static boolean isOf(Json.Fields fact, Set<String> where) {
		return where.contains(fact.get("where").flatMap(w -> w.text("evidence")).orElse(""));
	}

	/** Problems of the case as a whole were found by the last analysis and are looked for again. */
	private static boolean isOfAnalysis(Json.Fields fact) {
		return fact.text("type").equals(Optional.of("problem")) && fact.text("code").orElse("").matches("(case|claim)\\..*");
	}

	private Analysed store(int captures, int read, List<Json.Fields> kept, Set<String> unsought, TypeCodes typeCodes) throws CaseException {
		List<Json.Fields> derived = new ArrayList<>(new ModelFacts(file.model(), unsought).facts());
		derived.addAll(new EvidenceFacts(file.model()).facts(store, ofType(kept, "contents")));
		derived.addAll(typeCodes.facts(ofType(derived, "handset")));
		List<Json.Fields> sighted = withExhibits(kept, derived);
		derived.addAll(new FirmwareLinks(sighted).links(ofType(sighted, "artefact"), ofType(sighted, "indicator")));
		derived.addAll(new AttributionFacts(tables).facts(ofType(sighted, "flow"), ofType(sighted, "name"), new CaptureClocks(derived)));
		derived.addAll(new SocketOwners(sighted, ofType(derived, "evidence"), acquired()).facts(ofType(sighted, "flow")));
		derived.addAll(PhotoClocks.of(ofType(sighted, "photo-time")));
		Observations observations = new Observations(Case.together(sighted, derived), itemClocks());
		problems.addAll(observations.problems());
		derived.addAll(observations.facts());
		problems.addAll(UnreadDefaults.of(ofType(derived, "condition"), Case.together(ofType(sighted, "rom-default"), ofType(sighted, "rom-text"))));
		Audit audit = new Audit();
		List<Cell> cells = cells(audit, Case.together(sighted, derived));
		problems.forEach(problem -> derived.add(CaptureFactCollector.problemFact(problem)));
		cells.forEach(cell -> derived.add(FactLine.identified(cell.toFact())));
		List<Finding> findings = audit.findings(Case.together(sighted, derived));
		findings.forEach(finding -> derived.add(FactLine.identified(finding.toFact())));
		ModelResults results = new ModelResults(file.model());
		List<Json.Fields> everything = Case.together(sighted, derived);
		file.edits().execute("Analyse", () -> results.update(cells, findings));
		boolean done = false;
		try {
			store.carryOut(Request.of(file.actor(), Action.ANALYSE).with("captures", read + " read of " + captures), change -> {
				change.rows().remove(FactRow.class, Query.all());
				change.rows().put(FactRow.class, rows(everything));
				change.saveModel();
				return null;
			});
			done = true;
		} finally {
			if (done) {
				file.edits().forget();
			} else {
				file.edits().undo();
			}
		}
		return new Analysed(read, captures - read, ofType(sighted, "sighting").size(), ofType(derived, "link").size(),
				cells.size(), findings.size(), problems);
	}

	private Map<String, ItemClock> itemClocks() {
		Map<String, ItemClock> clocks = new TreeMap<>();
		Map<String, Long> acquired = acquired();
		file.model().getEvidence().forEach(item -> clocks.put(item.getId(), new ItemClock(Optional.ofNullable(acquired.get(item.getId())),
				item.getClockOffset().toNanos(), item.getClockUncertainty().toNanos())));
		return clocks;
	}

	private Map<String, Long> acquired() {
		Map<String, Long> acquired = new TreeMap<>();
		file.model().getEvidence().stream().filter(item -> item.getAcquiredAt() != null)
				.forEach(item -> acquired.put(item.getId(), CaptureInstant.nanosOf(item.getAcquiredAt())));
		return acquired;
	}

	private static List<FactRow> rows(List<Json.Fields> facts) {
		return facts.stream().map(fact -> FactRows.rows(List.of(fact), fact.text("evidence")
				.or(() -> fact.get("where").flatMap(w -> w.text("evidence"))).orElse("")).getFirst()).toList();
	}

	private List<Cell> cells(Audit audit, List<Json.Fields> facts) {
		audit.unreadable(facts).forEach((claim, error) -> problems.add(new Problem("claim.predicate", Where.at(claim, 0, 0),
				"The predicate of claim " + claim + " cannot be audited: " + error.getMessage() + ".", "The claim has no cells.")));
		return audit.cells(facts);
	}

	private static List<Json.Fields> ofType(List<Json.Fields> facts, String type) {
		return facts.stream().filter(f -> f.text("type").equals(Optional.of(type))).toList();
	}

	/** Sightings name their exhibit by its fact, which the model decides now. */
	private static List<Json.Fields> withExhibits(List<Json.Fields> facts, List<Json.Fields> derived) {
		Map<String, String> exhibits = new TreeMap<>();
		ofType(derived, "exhibit").forEach(e -> exhibits.put(e.text("exhibitId").orElse(""), FactLine.id(e)));
		List<Json.Fields> changed = new ArrayList<>();
		for (Json.Fields fact : facts) {
			String exhibit = exhibits.get(fact.text("exhibitId").orElse(""));
			boolean sighting = fact.text("type").equals(Optional.of("sighting"));
			changed.add(sighting && exhibit != null ? FactLine.identified(fact.copy().put("exhibit", exhibit)) : fact);
		}
		return FactLine.sorted(changed);
	}
}
