package org.telltale.seal.text;

import static org.telltale.seal.text.PrintedFacts.number;
import static org.telltale.seal.text.PrintedFacts.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.refusal.Refusal;

/** The audit of claims, section 16: closed from its first word to its last. */
final class AuditText {

	private static final List<String> KINDS = List.of("SMS", "PHOTO", "CONTACT", "IDENTIFIER", "PHONE_NUMBER");
	private static final String OUTSIDE = "not applicable";
	/** Characters of the sentence that says why a predicate cannot be read. */
	private static final int UNREAD = 200;

	private final PrintedFacts facts;
	private final ClaimText claims;
	private final Forms forms;
	private final PageWords words;
	private final PredicateWords predicates;
	private final CellChanges changes;

	AuditText(PrintedFacts facts, ClaimText claims, Forms forms) {
		this.facts = facts;
		this.claims = claims;
		this.forms = forms;
		this.words = facts.words();
		this.predicates = new PredicateWords(facts, forms);
		this.changes = new CellChanges(words);
	}

	/** Of each claim what was said, its verdict, its table, its cells, and what would change them. */
	void require(Section section) throws Refusal {
		section.next("the words of verdicts", forms.of("audit.words"));
		for (Fact claim : claims.claims()) {
			requireHead(section, claim);
			String name = text(claim, "claim");
			for (String row : matrix(name)) {
				section.next("the table of claim " + name, row);
			}
			for (List<String> row : rows(name)) {
				section.row("a cell of claim " + name, row);
			}
			for (List<String> row : changes(name)) {
				section.row("what would change the verdict of claim " + name, row);
			}
		}
		if (claims.claims().isEmpty()) {
			section.next("that there is no claim", forms.of("audit.none"));
		}
		section.end("the audit of claims");
	}

	private void requireHead(Section section, Fact claim) throws Refusal {
		String what = "claim " + text(claim, "claim");
		String source = text(claim, "source");
		section.next(what, forms.of("audit.claim", text(claim, "claim"), text(claim, "text"), text(claim, "claimant"), text(claim, "date"),
				source.isEmpty() ? forms.of("audit.no-source") : source, archive(claim), speaks(claim), text(claim, "predicate")));
		Optional<String> predicate = predicates.of(text(claim, "predicate"));
		String verdict = words.of("Verdict") + " " + words.code(claims.verdict(claim)) + words.of("Why") + " " + claims.counts(claim) + claims.why(claim) + words.of("Main limitation") + " " + claims.limit(claim);
		if (predicate.isPresent()) {
			section.next("the predicate of " + what, predicate.get());
			section.next("the verdict of " + what, verdict);
		} else {
			section.next("the predicate of " + what, forms.of("audit.unread-predicate"));
			section.within("the verdict of " + what, verdict, UNREAD);
		}
	}

	private String archive(Fact claim) {
		Optional<Json> copy = claim.json().get("archive");
		if (copy.isEmpty()) {
			return forms.of("audit.no-archive");
		}
		return copy.get().text("evidence").map(id -> forms.of("audit.archive", facts.evidenceName(id), id)).orElseGet(() -> forms.of("audit.archive-absent", text(copy.get(), "file")));
	}

	private String speaks(Fact claim) {
		List<String> parts = new ArrayList<>();
		for (String member : List.of("subject", "version", "region")) {
			claim.json().text(member).ifPresent(value -> parts.add(forms.of("audit." + member, value)));
		}
		return parts.isEmpty() ? forms.of("audit.speaks-of-all") : String.join("; ", parts);
	}

	private List<Fact> cells(String claim) {
		return facts.of("cell").stream().filter(cell -> text(cell, "claim").equals(claim)).sorted(ClaimText.BY_RUN).toList();
	}

	/** The rows of a claim's table: run, its conditions, other kinds, and a word a kind; runs outside of the claim have none. */
	private List<String> matrix(String claim) {
		Map<String, Map<String, String>> runs = new LinkedHashMap<>();
		cells(claim).stream().filter(cell -> !text(cell, "kind").equals("STATE")).forEach(cell -> runs.computeIfAbsent(text(cell, "run"), r -> new TreeMap<>()).put(text(cell, "kind"), word(cell)));
		List<String> rows = new ArrayList<>();
		runs.forEach((run, kinds) -> {
			if (!kinds.values().stream().allMatch(word -> word.startsWith(words.code(OUTSIDE)))) {
				StringBuilder row = new StringBuilder(run).append(facts.conditions(run));
				kinds.forEach((kind, word) -> row.append(KINDS.contains(kind) ? "" : kind + ": " + word));
				KINDS.forEach(kind -> row.append(kinds.getOrDefault(kind, "")));
				rows.add(row.toString());
			}
		});
		return rows;
	}

	private String word(Fact cell) {
		return words.code(text(cell, "verdict")) + (ClaimText.hypothetical(cell) ? " (" + words.of("hypothetical") + ")" : "");
	}

	/** A row for the cells of a run that print the same beside their kind; cells outside of the claim share one for each reason, behind the others. */
	private List<List<String>> rows(String claim) {
		Map<List<String>, List<Fact>> rows = new LinkedHashMap<>();
		Map<List<String>, List<Fact>> outside = new LinkedHashMap<>();
		for (Fact cell : cells(claim)) {
			boolean out = text(cell, "verdict").equals(OUTSIDE);
			(out ? outside : rows).computeIfAbsent(out ? List.of(facts.reasons(cell)) : columns(cell), k -> new ArrayList<>()).add(cell);
		}
		List<List<String>> texts = new ArrayList<>();
		rows.forEach((columns, cells) -> {
			List<String> row = new ArrayList<>(columns);
			row.add(1, distinct(cells, "kind"));
			texts.add(row);
		});
		outside.forEach((reasons, cells) -> texts.add(List.of(distinct(cells, "run"), distinct(cells, "kind"), words.code(OUTSIDE), reasons.get(0))));
		return texts;
	}

	/** All columns of a cell but its kind. */
	private List<String> columns(Fact cell) {
		Json json = cell.json();
		List<String> witnesses = cell.texts("witnesses").stream().map(facts::label).sorted(Names.ORDER).toList();
		boolean state = text(cell, "kind").equals("STATE");
		String tested = state ? "" : forms.of("audit.stimuli", number(json, "stimuli"), span(cell, "exposure"))
				+ (number(json, "unknown") == 0 ? "" : forms.of("audit.unknown", number(json, "unknownStimuli"), span(cell, "unknown")));
		String unread = json.integer("smallest").map(smallest -> forms.of("audit.unread", words.grouped(number(json, "unreadable")), smallest, lost(cell))).orElse("");
		return List.of(text(cell, "run").equals("*") ? forms.of("audit.all") : text(cell, "run"), word(cell), facts.reasons(cell) + (witnesses.isEmpty() ? "" : words.of("Witnesses: {0}", String.join(", ", witnesses))),
				tested, unread, forms.of("audit.clock", span(cell, "clock")),
				String.join(", ", cell.texts("sources").stream().map(this::source).toList()) + (json.bool("statementAlone").orElse(false) ? forms.of("audit.statement-alone") : ""));
	}

	private String source(String source) {
		return forms.find("cell-source." + source).orElse(source);
	}

	/** Bytes that left the handset and are missing in the captures. */
	private static long lost(Fact cell) {
		return cell.json().items("reasons").stream().filter(reason -> text(reason, "code").equals("gap")).mapToLong(reason -> number(reason, "number")).sum();
	}

	private static String span(Fact cell, String member) {
		return text(cell, member).isEmpty() ? "" : PrintedTimes.span(number(cell.json(), member));
	}

	private static String distinct(List<Fact> cells, String member) {
		return String.join(", ", cells.stream().map(cell -> text(cell, member)).distinct().toList());
	}

	/** A row for each sentence that says what would change verdicts, with the cells that it is about. */
	private List<List<String>> changes(String claim) {
		Map<String, Map<String, List<String>>> rows = new LinkedHashMap<>();
		for (Fact cell : cells(claim)) {
			if (!text(cell, "verdict").equals(OUTSIDE)) {
				String run = text(cell, "run").equals("*") ? forms.of("audit.all-runs") : text(cell, "run");
				changes.of(cell).forEach(sentence -> rows.computeIfAbsent(sentence, s -> new LinkedHashMap<>()).computeIfAbsent(run, r -> new ArrayList<>()).add(text(cell, "kind")));
			}
		}
		List<List<String>> texts = new ArrayList<>();
		rows.forEach((sentence, runs) -> texts.add(List.of(sentence, String.join("; ", runs.entrySet().stream().map(run -> run.getKey() + " " + String.join(", ", run.getValue())).toList()))));
		return texts;
	}
}
