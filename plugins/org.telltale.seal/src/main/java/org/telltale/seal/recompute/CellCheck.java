package org.telltale.seal.recompute;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.telltale.seal.facts.Fact;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.refusal.Refusal;

/** Computes the listed cells again. */
public final class CellCheck {

	private final CaseFacts facts;
	private final TreeMap<String, Predicate> predicates = new TreeMap<>();
	private final TreeMap<String, Optional<String>> subjects = new TreeMap<>();

	/** Reads claims and what cells rest on; facts that contradict each other in form are refused. */
	public CellCheck(FactFile file) throws Refusal {
		facts = new CaseFacts(file);
		for (Fact claim : file.ofType("claim")) {
			if (claim.has("predicate")) {
				predicates.put(claim.text("claim"), PredicateReader.read(claim.text("predicate")));
				subjects.put(claim.text("claim"), claim.json().text("subject"));
			}
		}
	}

	/** Refuses a cell that comes out otherwise. */
	public void require(Fact cell) throws Refusal {
		Predicate predicate = predicates.get(cell.text("claim"));
		Optional<String> subject = subjects.get(cell.text("claim"));
		Refusal.unless(predicate != null, "the claim of the cell is not listed with a predicate: " + cell.text("claim"));
		if (predicate.form() == Predicate.Form.INITIALLY) {
			Refusal.unless(cell.text("run").equals("*") && cell.text("kind").equals(Column.STATE), "a state claim has one cell, of run * and kind STATE");
			new StateCell(facts, predicate, subject).compute().requireSameAs(cell);
			return;
		}
		Refusal.unless(Column.of(predicate.kinds()).contains(cell.text("kind")), "the claim does not speak of " + cell.text("kind"));
		new RunCell(facts, predicate, subject, facts.run(cell.text("run")), cell.text("kind")).compute().requireSameAs(cell);
	}

	/** What is wrong with the table as a whole: cells of a claim that are missing or stand twice. Claims without any cell are not asked. */
	public List<String> tableFaults() {
		List<String> faults = new ArrayList<>();
		TreeMap<String, Set<String>> listed = new TreeMap<>();
		for (Fact cell : facts.all().ofType("cell")) {
			String place = cell.json().text("run").orElse("") + "/" + cell.json().text("kind").orElse("");
			String claim = cell.json().text("claim").orElse("");
			if (!listed.computeIfAbsent(claim, c -> new LinkedHashSet<>()).add(place)) {
				faults.add("claim " + claim + " has two cells " + place);
			}
		}
		listed.forEach((claim, places) -> {
			if (predicates.containsKey(claim)) {
				for (String wanted : places(predicates.get(claim))) {
					if (!places.contains(wanted)) {
						faults.add("claim " + claim + " lacks the cell " + wanted);
					}
				}
			}
		});
		return faults;
	}

	private List<String> places(Predicate predicate) {
		if (predicate.form() == Predicate.Form.INITIALLY) {
			return List.of("*/" + Column.STATE);
		}
		List<String> places = new ArrayList<>();
		for (CaseFacts.Run run : facts.runs()) {
			for (String column : Column.of(predicate.kinds())) {
				if (!column.equals(Column.TEXT) || predicate.kinds().contains(Column.TEXT)) {
					places.add(run.id() + "/" + column);
				}
			}
		}
		return places;
	}
}
