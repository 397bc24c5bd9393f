package org.telltale.workbench.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.telltale.audit.predicate.Vocabulary;
import org.telltale.base.json.Json;
import org.telltale.casework.time.CaseTimes;
import org.telltale.timeline.RunLane;

/**
 * What an open case was after its last change. Immutable: made by a job, read by the user-interface thread.
 *
 * @param head number, title, examiner and the like, by name; {@code pending}: what changed since the last analysis, empty if nothing did; {@code encrypted}: true or false
 * @param facts all facts by type, those that stand in the case itself as they are now, analysed or not; each list sorted by id
 * @param people one record a person
 * @param handsets one record a handset
 * @param reports one record an issued report: its number, file, master, level and SHA-256
 * @param endpoints records {@code endpoint} (docs/formats/lists.md)
 * @param findings the gravest first
 * @param cells by claim, run and kind
 * @param listedConditions records {@code listed-condition} (docs/formats/lists.md): what was entered, and beside it what the evidence says
 * @param journal oldest first
 * @param times what happened over time
 * @param undo what undo would take back
 * @param redo what redo would make again
 * @param vocabulary dimensions and values as they are entered now
 */
public record CaseSnapshot(Path folder, Map<String, String> head, Map<String, List<Json.Fields>> facts, List<Json.Fields> people,
		List<Json.Fields> handsets, List<Json.Fields> reports, List<Json.Fields> endpoints, List<Json.Fields> findings, List<Json.Fields> cells,
		List<Json.Fields> listedConditions, List<Json.Fields> journal, CaseTimes times, Optional<String> undo, Optional<String> redo, Vocabulary vocabulary) {

	public CaseSnapshot {
		head = Map.copyOf(head);
		facts = Map.copyOf(facts);
		people = List.copyOf(people);
		handsets = List.copyOf(handsets);
		reports = List.copyOf(reports);
		endpoints = List.copyOf(endpoints);
		findings = List.copyOf(findings);
		cells = List.copyOf(cells);
		listedConditions = List.copyOf(listedConditions);
		journal = List.copyOf(journal);
	}

	/** The facts of a type, sorted by id. */
	public List<Json.Fields> facts(String type) {
		return facts.getOrDefault(type, List.of());
	}

	/** A word of the head; empty if it is not filled in. */
	public String head(String name) {
		return head.getOrDefault(name, "");
	}

	/** Whether its folder is encrypted. */
	public boolean encrypted() {
		return head("encrypted").equals("true");
	}

	/** Who acts in this case: its examiner, by name. */
	public String examiner() {
		return head("examiner").isBlank() ? "examiner" : head("examiner");
	}

	/** The name of an item of evidence, else the start of its id. */
	public String evidenceName(String id) {
		return Facts.find(facts("evidence"), "evidence", id).map(item -> Facts.text(item, "name")).filter(name -> !name.isEmpty()).orElse(Facts.brief(id));
	}

	/** The fact of that id, whatever its type. */
	public Optional<Json.Fields> fact(String id) {
		return facts.values().stream().flatMap(List::stream).filter(fact -> Facts.is(fact, "id", id)).findFirst();
	}

	/** The conditions of a run, as {@code cloud = off}, in the order of their dimensions. */
	public List<String> conditions(String run) {
		return facts("condition").stream().filter(c -> Facts.is(c, "run", run)).map(c -> Facts.text(c, "dimension") + " = " + Facts.text(c, "value"))
				.distinct().sorted().toList();
	}

	/** The runs on the time graph. */
	public List<RunLane> lanes() {
		return times.lanes();
	}

	/** The endpoint record of an address. */
	public Optional<Json.Fields> endpoint(String address) {
		return Facts.find(endpoints, "address", address);
	}
}
