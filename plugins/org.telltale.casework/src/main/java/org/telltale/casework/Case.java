package org.telltale.casework;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.base.IpAddress;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.casework.compare.Pending;
import org.telltale.casework.facts.EvidenceFacts;
import org.telltale.casework.facts.FactLine;
import org.telltale.casework.facts.ModelFacts;
import org.telltale.casework.input.ClaimsFile;
import org.telltale.casework.input.RunsFile;
import org.telltale.casework.time.CaseTimes;
import org.telltale.model.CaseFile;
import org.telltale.model.Claim;
import org.telltale.model.CustodyKind;
import org.telltale.model.edit.CaseEdits;
import org.telltale.model.validation.CaseValidator;
import org.telltale.model.validation.Complaint;
import org.telltale.store.Action;
import org.telltale.store.Actor;
import org.telltale.store.CaseException;
import org.telltale.store.cases.CaseStore;
import org.telltale.store.cases.Request;
import org.telltale.store.keys.PasswordSource;
import org.telltale.store.rows.Query;

/**
 * An open case. Whoever edits it does so from one thread at a time; lists may be read from any thread. Every change is an EMF
 * command that can be undone, one journal entry and one database transaction.
 */
public final class Case implements AutoCloseable {

	private final CaseStore store;
	private final Actor actor;
	private final InstantSource clock;
	private final EngineRecords engines;
	private final CaseEdits edits;

	private Case(CaseStore store, Actor actor, InstantSource clock, EngineRecords engines) {
		this.store = store;
		this.actor = actor;
		this.clock = clock;
		this.engines = engines;
		this.edits = new CaseEdits(store.caseFile());
	}

	/** Makes a case in a folder that does not exist or is empty. */
	public static Case create(Path folder, CaseDetails details, Actor actor, InstantSource clock, EngineRecords engines) throws CaseException {
		details.requireNamed();
		return new Case(CaseStore.create(folder, details.toModel(clock.instant()), actor, clock), actor, clock, engines);
	}

	/** The same, encrypted. @param passwords gives the password that opens it from then on */
	public static Case createEncrypted(Path folder, CaseDetails details, Actor actor, InstantSource clock, EngineRecords engines, PasswordSource passwords)
			throws CaseException {
		details.requireNamed();
		return new Case(CaseStore.createEncrypted(folder, details.toModel(clock.instant()), actor, clock, passwords), actor, clock, engines);
	}

	/** Opens a case for reading and writing; says who holds it if somebody does. */
	public static Case open(Path folder, Actor actor, InstantSource clock, EngineRecords engines) throws CaseException {
		return open(folder, actor, clock, engines, PasswordSource.NONE);
	}

	/** The same of a case that may be encrypted. A wrong password takes no lock and changes nothing. */
	public static Case open(Path folder, Actor actor, InstantSource clock, EngineRecords engines, PasswordSource passwords) throws CaseException {
		return new Case(CaseStore.open(folder, actor, clock, passwords), actor, clock, engines);
	}

	/** Opens a case for lists, as it was after the last transaction, beside whoever has it open. */
	public static Case read(Path folder) throws CaseException {
		return read(folder, PasswordSource.NONE);
	}

	/** The same of a case that may be encrypted. */
	public static Case read(Path folder, PasswordSource passwords) throws CaseException {
		return read(folder, passwords, InstantSource.system());
	}

	/** The same, with another clock: what is made of the case bears its time. */
	public static Case read(Path folder, PasswordSource passwords, InstantSource clock) throws CaseException {
		Actor nobody = new Actor("reader", "reader", "", Version.TOOL);
		return new Case(CaseStore.openForReading(folder, passwords), nobody, clock, (reading, records, progress) -> {
			throw new IllegalStateException("the case is open for reading only");
		});
	}

	/** The case model; the same object always. Change it only through the methods of this class. */
	public CaseFile model() {
		return store.caseFile();
	}

	/** The store below; for archive, restore and the journal's check. */
	public CaseStore store() {
		return store;
	}

	/** Undo, redo and their labels. Changes made by them are saved with {@link #undo()} and {@link #redo()}. */
	public CaseEdits edits() {
		return edits;
	}

	/** Changes the model as one command, one journal entry, one transaction; nothing of it stays if it cannot be saved. */
	public void edit(String label, Runnable change) throws CaseException {
		edit(Request.of(actor, Action.EDIT_CASE).with("label", label), label, change);
	}

	/** The same with a journal entry of its own. */
	void edit(Request request, String label, Runnable change) throws CaseException {
		if (edits.execute(label, change)) {
			save(request, edits::undo);
		}
	}

	/** Takes the last edit back; nothing happens without one. Imports and analyses are no edits: what was sealed and found stays. */
	public void undo() throws CaseException {
		Optional<String> label = edits.undo();
		if (label.isPresent()) {
			save(Request.of(actor, Action.UNDO).with("label", label.get()), edits::redo);
		}
	}

	/** Makes the edit again that was taken back last; nothing happens without one. */
	public void redo() throws CaseException {
		Optional<String> label = edits.redo();
		if (label.isPresent()) {
			save(Request.of(actor, Action.REDO).with("label", label.get()), edits::undo);
		}
	}

	private void save(Request request, Runnable revert) throws CaseException {
		boolean done = false;
		try {
			store.carryOut(request, change -> {
				change.saveModel();
				return null;
			});
			done = true;
		} finally {
			if (!done) {
				revert.run();
			}
		}
	}

	/** Adds a person to the case. */
	public void addPerson(String id, String name, String role, String organisation) throws CaseException {
		new PeopleEntries(this).person(id, name, role, organisation);
	}

	/** Records what was done to an item or a handset outside of the case. */
	public void addCustody(CustodyKind kind, List<String> objects, String place, String reason, Instant at, String by) throws CaseException {
		new PeopleEntries(this).custody(kind, objects, place, reason, at, by);
	}

	/** Enters the claims of a file's text; those of equal id take the places of old ones. With problems nothing is entered. */
	public List<Problem> addClaims(String name, String text) throws CaseException {
		Outcome<List<Claim>> read = ClaimsFile.read(name, text);
		if (read.value().isPresent()) {
			edit("Enter claims", () -> new RunEntry(model()).enter(read.value().get()));
		}
		return read.problems();
	}

	/** Enters handsets, dimensions and runs of a file's text; those of equal id take the places of old ones. With problems nothing is entered. */
	public List<Problem> addRuns(String name, String text) throws CaseException {
		Outcome<RunsFile> read = RunsFile.read(name, text, model().getExhibits());
		if (read.value().isPresent()) {
			edit("Enter runs", () -> new RunEntry(model()).enter(read.value().get()));
		}
		return read.problems();
	}

	/** Enters the exhibits of a list; photos that it names go into the vault as evidence. With problems, which are entries that cannot be taken, nothing is entered. */
	public List<Problem> addExhibits(Path list, Progress progress) throws CaseException {
		return new ExhibitEntry(this).enter(list, progress);
	}

	/** Takes a file into the case; what it has already is only tied to its run. */
	public Imported importFile(ImportRequest request, Progress progress) throws CaseException {
		return new EvidenceImport(this, engines).run(request, progress);
	}

	/**
	 * Takes the files of a folder into the case, of those in it too: each that is recognised by its content is an item, called by its path from the folder on.
	 *
	 * @param request names the folder; what it says of acquisition holds for each file, what it says of captures for the captures
	 * @param done hears of each item as it is taken in
	 */
	public ImportedFolder importFolder(ImportRequest request, Consumer<Imported> done, Progress progress) throws CaseException {
		return new FolderImport(this, engines).run(request, done, progress);
	}

	/**
	 * Enters that captures of the case are one (a ring of files); the next analysis reads them so.
	 *
	 * @param evidence ids of the captures, in any order
	 * @return number of the journal entry; 0 if the case knew it
	 */
	public long joinCaptures(List<String> evidence) throws CaseException {
		return new CaptureSets(this).join(evidence);
	}

	/** Computes sightings, links, cells and findings anew from evidence and model, with the settings of the last time. */
	public Analysed analyse(Progress progress) throws CaseException {
		return analyse(Optional.empty(), progress);
	}

	/** The same. @param xored whether texts are looked for under XOR with one byte too; empty for as the last time */
	public Analysed analyse(Optional<Boolean> xored, Progress progress) throws CaseException {
		return new Analysis(this, AttributionTables.of(this), xored).run(progress);
	}

	/**
	 * Accepts or rejects a finding.
	 *
	 * @return whether there is a finding of that id
	 */
	public boolean decide(String finding, boolean accept, String by, String reason) throws CaseException {
		return new PeopleEntries(this).decision(finding, accept, by, reason);
	}

	/** Enters a report that was issued: digest, signer, level and time go into the journal. */
	public void recordReport(IssuedReport issued) throws CaseException {
		new ReportEntries(this).issued(issued);
	}

	/**
	 * Enters that a report was raised to another level: its file has other bytes since.
	 *
	 * @param before SHA-256 of the file as it was entered
	 * @param after SHA-256 of the file now
	 * @param stamped the time of its signature's time stamp
	 * @return false if the case has no such report: nothing was entered then
	 */
	public boolean recordStamp(String before, String after, String name, String level, Instant stamped) throws CaseException {
		return new ReportEntries(this).stamped(before, after, name, level, stamped);
	}

	/**
	 * Enters that parts of the evidence were given out.
	 *
	 * @param report digest of the report whose facts they prove
	 * @param index digest of the disclosure's index
	 * @param evidence ids of the items of which something was given
	 */
	public void recordDisclosure(String report, String index, List<String> evidence) throws CaseException {
		new ReportEntries(this).disclosed(report, index, evidence);
	}

	/** All facts, sorted by id, decisions on findings included. */
	public List<Json.Fields> facts() throws CaseException {
		return new Decisions(model()).applied(store.read(rows -> FactRows.read(rows, Query.all())));
	}

	/** The facts of a type, sorted by id. */
	public List<Json.Fields> facts(String type) throws CaseException {
		return new Decisions(model()).applied(store.read(rows -> FactRows.read(rows, Query.of("type", type))));
	}

	/** What contradicts itself or is missing in what was entered, as the model's validation finds it; advice is left out. */
	public List<Problem> complaints() {
		return CaseValidator.complaints(model()).stream()
				.filter(complaint -> complaint.severity() == Complaint.Severity.ERROR).map(complaint -> new Problem("case." + complaint.code(),
				Where.at(complaint.where(), 0, 0), complaint.what(), complaint.remedy())).toList();
	}

	/** The facts that stand in the model itself: runs, conditions, exhibits, claims. */
	public List<Json.Fields> modelFacts() {
		return new ModelFacts(model(), Set.of()).facts();
	}

	/** The evidence facts as the model is now, analysed or not, in the order of import. */
	public List<Json.Fields> evidenceFacts() throws CaseException {
		return new EvidenceFacts(model()).facts(store, facts("contents"));
	}

	/** What the last analysis does not know of: until the next one, cells and findings are those of the case as it was. */
	public Pending pending() throws CaseException {
		return Pending.of(store.read(rows -> FactRows.read(rows, Query.all().whereOneOf("type", Pending.TYPES))), entered());
	}

	/** All facts, with what was entered since the last analysis as it is now, sorted by id. */
	public List<Json.Fields> currentFacts() throws CaseException {
		List<Json.Fields> analysed = facts();
		List<Json.Fields> entered = entered();
		return Pending.of(analysed, entered).applied(analysed, entered);
	}

	private List<Json.Fields> entered() throws CaseException {
		return together(modelFacts(), evidenceFacts());
	}

	/** The cells, by claim, run and kind. */
	public List<Json.Fields> cells() throws CaseException {
		return facts("cell").stream().sorted(Comparator.comparing((Json.Fields c) -> c.text("claim").orElse(""), CaseFacts::byNumberInName)
				.thenComparing(c -> c.text("run").orElse(""), CaseFacts::byNumberInName).thenComparing(c -> c.text("kind").orElse(""))).toList();
	}

	/** The findings, the gravest first, then by title. */
	public List<Json.Fields> findings() throws CaseException {
		List<String> severities = List.of("high", "medium", "low", "information");
		return facts("finding").stream().sorted(Comparator.comparing((Json.Fields f) -> severities.indexOf(f.text("severity").orElse("")))
				.thenComparing(f -> f.text("title").orElse(""))).toList();
	}

	/** What was entered of the runs' conditions, and beside it what the evidence said at the last analysis (docs/formats/lists.md). */
	public List<Json.Fields> conditions() throws CaseException {
		return new ConditionList(this).list();
	}

	/**
	 * Makes observations conditions of their runs, as one edit.
	 *
	 * @param observations ids, {@code O-...}
	 * @return those that the case does not have, or that belong to no run of it; if there is any, nothing is adopted
	 */
	public List<String> adopt(List<String> observations, String by, String reason) throws CaseException {
		Map<String, Json.Fields> known = new TreeMap<>();
		facts("observation").forEach(fact -> known.put(fact.text("observation").orElse(""), fact));
		return new Adoption(model()).adopt(this, observations, known, by, reason);
	}

	/** The endpoints of all flows, most bytes out first (docs/formats/lists.md). */
	public List<Json.Fields> endpoints() throws CaseException {
		return endpoints(facts());
	}

	/** The same of facts that were read before: those of {@link #facts()}. */
	public List<Json.Fields> endpoints(List<Json.Fields> facts) throws CaseException {
		return new EndpointList(this, facts).list();
	}

	/**
	 * All that the tables say of an address (docs/formats/lists.md, records answer and unanswered).
	 *
	 * @param at as of when; empty for the first contact
	 * @return empty if it was never contacted and no moment is given
	 */
	public Optional<List<Json.Fields>> answers(IpAddress address, Optional<Instant> at) throws CaseException {
		return new EndpointAnswers(facts(), AttributionTables.of(this)).of(address, at);
	}

	/** What happened over time: the runs as lanes, endpoints against conditions, periodic contacts. */
	public CaseTimes times() throws CaseException {
		return times(facts());
	}

	/** The same of facts that were read before: those of {@link #facts()}. */
	public CaseTimes times(List<Json.Fields> facts) {
		return CaseTimes.of(facts, EndpointList.bestNames(facts));
	}

	/** Where the bytes of an item are, if they are in the vault. */
	public Optional<Path> evidence(String id) {
		return store.vault().find(id);
	}

	/** Who acts. */
	public Actor actor() {
		return actor;
	}

	/** The clock of the case. */
	public InstantSource clock() {
		return clock;
	}

	/** Makes one fact list of several, sorted and each fact once. */
	static List<Json.Fields> together(Collection<Json.Fields> some, Collection<Json.Fields> more) {
		ArrayList<Json.Fields> all = new ArrayList<>(some);
		all.addAll(more);
		return FactLine.sorted(all);
	}

	@Override
	public void close() throws CaseException {
		store.close();
	}
}
