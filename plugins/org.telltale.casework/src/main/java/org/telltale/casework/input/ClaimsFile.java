package org.telltale.casework.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.audit.predicate.PredicateParser;
import org.telltale.audit.predicate.PredicateSyntaxException;
import org.telltale.base.Outcome;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.model.Claim;
import org.telltale.model.TelltaleFactory;

/** Reads claims (docs/formats/claims.md). */
public final class ClaimsFile {

	private ClaimsFile() {
	}

	/** The claims of a file. With any problem there is no value: a claim list is taken whole or not at all. */
	public static Outcome<List<Claim>> read(String name, String text) {
		if (ListTable.isTable(text)) {
			ListTable.Read table = ListTable.claims(text);
			InputProblems problems = new InputProblems(name, table.places());
			table.faults().forEach(fault -> problems.add("", fault));
			return table.faults().isEmpty() ? read(table.json(), problems) : new Outcome<>(Optional.empty(), problems.list());
		}
		InputProblems problems = new InputProblems(name);
		try {
			return read(JsonReader.read(text), problems);
		} catch (JsonSyntaxException e) {
			problems.add("", e.getMessage());
			return new Outcome<>(Optional.empty(), problems.list());
		}
	}

	private static Outcome<List<Claim>> read(Json list, InputProblems problems) {
		List<Claim> claims = new ArrayList<>();
		Set<String> ids = new TreeSet<>();
		List<Json> items = list.items("claims");
		if (items.isEmpty()) {
			problems.add("/claims", "a list of claims is wanted");
		}
		for (int i = 0; i < items.size(); i++) {
			Claim claim = claim(items.get(i), "/claims/" + i, problems);
			if (!ids.add(claim.getId())) {
				problems.add("/claims/" + i + "/id", "\"" + claim.getId() + "\" stands twice");
			}
			claims.add(claim);
		}
		return problems.list().isEmpty() ? Outcome.of(claims) : new Outcome<>(Optional.empty(), problems.list());
	}

	private static Claim claim(Json json, String pointer, InputProblems problems) {
		Claim claim = TelltaleFactory.eINSTANCE.createClaim();
		claim.setId(problems.text(json, pointer, "id"));
		claim.setClaimant(problems.text(json, pointer, "claimant"));
		claim.setDate(problems.text(json, pointer, "date"));
		claim.setText(problems.text(json, pointer, "text"));
		claim.setSource(new ClaimSource(json.text("source").orElse(""), json.text("archive").orElse("")).joined());
		claim.setSubject(json.text("subject").orElse(""));
		claim.setVersion(json.text("version").orElse(""));
		claim.setRegion(json.text("region").orElse(""));
		claim.setPredicateText(problems.text(json, pointer, "predicate"));
		try {
			if (!claim.getPredicateText().isEmpty()) {
				claim.setPredicate(PredicateModel.of(PredicateParser.parse(claim.getPredicateText())));
			}
		} catch (PredicateSyntaxException e) {
			problems.add(pointer + "/predicate", e.getMessage());
		}
		return claim;
	}
}
