package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.telltale.base.json.Json;

/** The audit of claims: section 16. */
final class ClaimRows {

	private static final List<String> COLUMNS = List.of("SMS", "PHOTO", "CONTACT", "IDENTIFIER", "PHONE_NUMBER");

	/** A run's verdicts on a claim, a kind each. */
	public record MatrixRow(String claim, String run, String conditions, String sms, String photo, String contact, String identifier, String phone, String other) {
	}

	/** A cell, with its claim. */
	public record CellRow(String claim, String run, String kind, String verdict, String reasons, String tested, String unread, String clock, String sources) {

		/** The same row of another kind. */
		CellRow of(String other) {
			return new CellRow(claim, run, other, verdict, reasons, tested, unread, clock, sources);
		}
	}

	/** A claim as it was made. */
	public record ClaimRow(String claim, String bookmark, String said, String text, String source, String predicate, String verdict, String why,
			String limitation, String fact) {
	}

	private final Facts facts;
	private final Labels labels;

	ClaimRows(Facts facts, Labels labels) {
		this.facts = facts;
		this.labels = labels;
	}

	List<ClaimRow> claims(List<FrontRows.Answer> answers) {
		Map<String, FrontRows.Answer> byClaim = answers.stream().collect(Collectors.toMap(FrontRows.Answer::claim, a -> a));
		return facts.of("claim").stream().sorted(java.util.Comparator.comparing(c -> Facts.text(c, "claim"), Natural.ORDER)).map(c -> {
			FrontRows.Answer answer = byClaim.get(Facts.text(c, "claim"));
			return new ClaimRow(answer.claim(), answer.bookmark(), answer.said(), "“" + Facts.text(c, "text") + "”", c.text("source").orElse("not stated"),
					Facts.text(c, "predicate"), answer.verdict(), answer.why(), answer.limitation(), Facts.text(c, "id"));
		}).toList();
	}

	List<MatrixRow> matrix(TestRows tests) {
		Map<String, Map<String, String>> rows = new LinkedHashMap<>();
		cells().stream().filter(c -> !Facts.text(c, "kind").equals("STATE"))
				.forEach(c -> rows.computeIfAbsent(Facts.text(c, "claim") + "\n" + Facts.text(c, "run"), k -> new TreeMap<>()).put(Facts.text(c, "kind"), word(c)));
		List<MatrixRow> matrix = new ArrayList<>();
		rows.forEach((key, kinds) -> {
			String claim = key.substring(0, key.indexOf('\n'));
			String run = key.substring(key.indexOf('\n') + 1);
			if (kinds.values().stream().allMatch(v -> v.startsWith("not applicable"))) {
				return;
			}
			String other = kinds.entrySet().stream().filter(e -> !COLUMNS.contains(e.getKey())).map(e -> e.getKey() + ": " + e.getValue()).collect(Collectors.joining("\n"));
			List<String> words = COLUMNS.stream().map(k -> kinds.getOrDefault(k, "")).toList();
			matrix.add(new MatrixRow(claim, run, tests.conditionsOf(run), words.get(0), words.get(1), words.get(2), words.get(3), words.get(4), other));
		});
		return matrix;
	}

	private static String word(Json cell) {
		return Facts.text(cell, "verdict") + (cell.bool("hypothetical").orElse(false) ? " (hypothetical)" : "");
	}

	/** The cells that say something; runs to which the claim does not apply are named in one row. */
	List<CellRow> rows() {
		List<CellRow> rows = new ArrayList<>();
		Map<String, List<Json.Fields>> outside = new LinkedHashMap<>();
		for (Json.Fields cell : cells()) {
			if (Facts.text(cell, "verdict").equals("not applicable")) {
				outside.computeIfAbsent(Facts.text(cell, "claim") + "\n" + CellOrder.reasons(cell), k -> new ArrayList<>()).add(cell);
			} else {
				add(rows, row(cell));
			}
		}
		outside.forEach((key, cells) -> rows.add(new CellRow(key.substring(0, key.indexOf('\n')),
				cells.stream().map(c -> Facts.text(c, "run")).distinct().collect(Collectors.joining(", ")),
				cells.stream().map(c -> Facts.text(c, "kind")).distinct().collect(Collectors.joining(", ")), "not applicable", key.substring(key.indexOf('\n') + 1),
				"", "", "", "")));
		rows.sort(java.util.Comparator.comparing(CellRow::claim, Natural.ORDER));
		return rows;
	}

	/** Adds the row, or its kind to a row of the same run that says the same. */
	private static void add(List<CellRow> rows, CellRow row) {
		for (int i = 0; i < rows.size(); i++) {
			CellRow known = rows.get(i);
			if (known.of("").equals(row.of(""))) {
				rows.set(i, known.of(known.kind() + ", " + row.kind()));
				return;
			}
		}
		rows.add(row);
	}

	private List<Json.Fields> cells() {
		return facts.of("cell").stream().sorted(java.util.Comparator.comparing((Json.Fields c) -> Facts.text(c, "claim"), Natural.ORDER)
				.thenComparing(CellOrder.BY_RUN)).toList();
	}

	private CellRow row(Json.Fields c) {
		String kind = Facts.text(c, "kind");
		boolean state = kind.equals("STATE");
		String tested = state ? "" : Facts.number(c, "stimuli") + " stimuli\nin " + Moments.span(Facts.text(c, "exposure"));
		String unread = state ? "" : String.format(java.util.Locale.ROOT, "%,d", Facts.number(c, "unreadable")) + c.integer("smallest").map(s -> "\nof " + s + " needed").orElse("");
		String sources = String.join(", ", Facts.texts(c, "sources")) + (c.bool("statementAlone").orElse(false) ? "\na person's statement alone" : "");
		String witnesses = Facts.texts(c, "witnesses").stream().map(labels::label).sorted(Natural.ORDER).collect(Collectors.joining(", "));
		return new CellRow(Facts.text(c, "claim"), Facts.text(c, "run").equals("*") ? "all" : Facts.text(c, "run"), kind, word(c), CellOrder.reasons(c) + (witnesses.isEmpty() ? "" : "\nWitnesses: " + witnesses), tested,
				unread, "± " + Moments.span(Facts.text(c, "clock")), sources);
	}
}
