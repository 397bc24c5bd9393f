package org.telltale.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.telltale.audit.rules.UnitNames;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;
import org.telltale.model.EvidenceItem;
import org.telltale.model.EvidenceKind;
import org.telltale.store.CaseException;

/** What the case's tables of type codes say of its handsets (docs/formats/type-codes.md). */
final class TypeCodes {

	private static final int TAC = 8;
	private static final int MOST_OTHERS = 20;

	private final TreeMap<String, TypeCodeTable> tables = new TreeMap<>();
	private final TreeMap<String, String> names = new TreeMap<>();
	private final List<Problem> problems = new ArrayList<>();

	/** Reads the tables among the evidence. */
	TypeCodes(Case file) throws CaseException {
		for (EvidenceItem item : file.model().getEvidence()) {
			Optional<Path> path = isTable(file, item) ? file.evidence(item.getId()) : Optional.empty();
			if (path.isPresent()) {
				Outcome<TypeCodeTable> read = read(path.get(), item);
				read.value().ifPresent(table -> tables.put(item.getId(), table));
				names.put(item.getId(), item.getName());
				problems.addAll(read.problems());
			}
		}
	}

	/** Whether an item is such a table, and so no table of addresses. */
	static boolean isTable(Case file, EvidenceItem item) throws CaseException {
		Optional<Path> path = item.getKind() == EvidenceKind.REFERENCE_TABLE ? file.evidence(item.getId()) : Optional.empty();
		try {
			return path.isPresent() && TypeCodeTable.isTable(EvidenceKinds.start(path.get()));
		} catch (IOException e) {
			throw unreadable(item, e);
		}
	}

	private static Outcome<TypeCodeTable> read(Path path, EvidenceItem item) throws CaseException {
		try {
			return Files.size(path) > TypeCodeTable.MOST_BYTES ? Outcome.none(new Problem("case.type-codes", Where.at(item.getId(), 0, 0),
					item.getName() + " is larger than " + TypeCodeTable.MOST_BYTES + " bytes.", "No unit was compared with it."))
					: TypeCodeTable.read(Files.readAllBytes(path), item.getId(), item.getName());
		} catch (IOException e) {
			throw unreadable(item, e);
		}
	}

	private static CaseException unreadable(EvidenceItem item, IOException e) {
		return new CaseException("the table " + item.getName() + " in the vault cannot be read", "check the disk", e);
	}

	/** What could not be read in the tables. */
	List<Problem> problems() {
		return List.copyOf(problems);
	}

	/** The rows that speak of these handsets, as facts with ids, each once. */
	List<Json.Fields> facts(Collection<Json.Fields> handsets) {
		TreeMap<String, Json.Fields> facts = new TreeMap<>();
		for (Json.Fields handset : handsets) {
			for (String tac : tacs(handset)) {
				List<Json.Fields> listed = rows(row -> row.tac().equals(tac), Integer.MAX_VALUE);
				(listed.isEmpty() ? rows(row -> isOf(row, handset), MOST_OTHERS) : listed).forEach(fact -> facts.put(FactLine.id(fact), fact));
			}
		}
		return List.copyOf(facts.values());
	}

	private static Set<String> tacs(Json.Fields handset) {
		Set<String> tacs = new TreeSet<>();
		handset.items("imeis").stream().flatMap(imei -> imei.asText().stream()).map(imei -> imei.replaceAll("[\\s/-]", "")).filter(imei -> imei.matches("[0-9]{14,16}"))
				.forEach(imei -> tacs.add(imei.substring(0, TAC)));
		return tacs;
	}

	private static boolean isOf(TypeCodeTable.Row row, Json.Fields handset) {
		return UnitNames.isAlike(row.make(), handset.text("make").orElse("")) && UnitNames.isAlike(row.model(), handset.text("model").orElse(""));
	}

	private List<Json.Fields> rows(Predicate<TypeCodeTable.Row> which, int most) {
		return tables.entrySet().stream().flatMap(table -> table.getValue().rows().stream().filter(which).map(row -> fact(table.getKey(), row))).limit(most).toList();
	}

	private Json.Fields fact(String evidence, TypeCodeTable.Row row) {
		Json place = Json.object().put("evidence", evidence).put("offset", row.place().offset()).put("length", row.place().length());
		Json.Fields fact = FactLine.of("type-code", "quoted").put("evidence", evidence).put("tac", row.tac()).put("make", row.make()).put("model", row.model())
				.put("source", Json.object().put("evidence", evidence).put("path", names.get(evidence)).put("table", "type-codes").put("row", Integer.toString(row.line()))
						.put("places", Json.array(List.of(place))));
		return FactLine.identified(row.says().isBlank() ? fact : fact.put("says", row.says()));
	}
}
