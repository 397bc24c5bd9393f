package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.telltale.audit.cells.Reason;
import org.telltale.audit.cells.WhatWouldChange;
import org.telltale.audit.predicate.Predicate;
import org.telltale.audit.predicate.PredicateParser;
import org.telltale.audit.predicate.PredicateSyntaxException;
import org.telltale.audit.predicate.Vocabulary;
import org.telltale.base.json.Json;
import org.telltale.report.internal.words.Words;

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

	/** A claim as it was made, what its predicate says in words, and what came of it. */
	public record ClaimRow(String claim, String bookmark, String said, String text, String source, String archive, String speaks, String predicate, String reading,
			String verdict, String why, String limitation, String fact) {
	}

	/** What would change the verdicts of cells of a claim, each with its run and kind. */
	public record ChangeRow(String claim, String cells, String change) {
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
			return new ClaimRow(answer.claim(), answer.bookmark(), answer.said(), "“" + Facts.text(c, "text") + "”",
					c.text("source").filter(source -> !source.isEmpty()).orElse(facts.words().of("not-stated")), archive(c), speaks(c), Facts.text(c, "predicate"), reading(c), answer.verdict(),
					ClaimCounts.of(answer.claim(), facts) + " " + answer.why(), answer.limitation(), Facts.text(c, "id"));
		}).toList();
	}

	private String archive(Json claim) {
		Optional<Json> copy = claim.get("archive");
		Optional<String> digest = copy.flatMap(archive -> archive.text("evidence"));
		return copy.isEmpty() ? facts.words().of("claim.no-archive")
				: digest.map(sha -> facts.evidenceName(sha) + "\nSHA-256 " + sha).orElse(facts.words().of("claim.archive-elsewhere", Facts.text(copy.get(), "file")));
	}

	private String speaks(Json claim) {
		Words words = facts.words();
		List<String> parts = new ArrayList<>();
		claim.text("subject").ifPresent(make -> parts.add(words.of("claim.make", make)));
		claim.text("version").ifPresent(version -> parts.add(words.of("claim.version", version)));
		claim.text("region").ifPresent(region -> parts.add(words.of("claim.region", region)));
		return parts.isEmpty() ? words.of("claim.any") : String.join("; ", parts);
	}

	private String reading(Json claim) {
		Vocabulary vocabulary = Vocabulary.of(facts.of("dimension"));
		try {
			Predicate predicate = PredicateParser.parse(Facts.text(claim, "predicate"), vocabulary::order);
			return PredicateReading.of(predicate, vocabulary::order, facts.words());
		} catch (PredicateSyntaxException e) {
			return facts.words().of("claim.not-audited", facts.sentences().of("syntax", e.getMessage()));
		}
	}

	/** A row for each claim and sentence, in the order of the cells; what is outside of a claim is left out. */
	List<ChangeRow> changes() {
		Map<String, Map<String, Map<String, List<String>>>> changes = new LinkedHashMap<>();
		for (Json.Fields cell : cells()) {
			if (!Facts.text(cell, "verdict").equals("not applicable")) {
				String run = Facts.text(cell, "run").equals("*") ? facts.words().of("all-runs") : Facts.text(cell, "run");
				WhatWouldChange.of(cell).stream().map(english -> facts.sentences().of("change", english)).forEach(sentence -> changes.computeIfAbsent(Facts.text(cell, "claim"), c -> new LinkedHashMap<>())
						.computeIfAbsent(sentence, c -> new LinkedHashMap<>()).computeIfAbsent(run, r -> new ArrayList<>()).add(Facts.text(cell, "kind")));
			}
		}
		List<ChangeRow> rows = new ArrayList<>();
		changes.forEach((claim, sentences) -> sentences.forEach((sentence, runs) -> rows.add(new ChangeRow(claim,
				runs.entrySet().stream().map(run -> run.getKey() + " " + String.join(", ", run.getValue())).collect(Collectors.joining("; ")), sentence))));
		return rows;
	}

	List<MatrixRow> matrix(TestRows tests) {
		Map<String, Map<String, String>> rows = new LinkedHashMap<>();
		cells().stream().filter(c -> !Facts.text(c, "kind").equals("STATE"))
				.forEach(c -> rows.computeIfAbsent(Facts.text(c, "claim") + "\n" + Facts.text(c, "run"), k -> new TreeMap<>()).put(Facts.text(c, "kind"), word(c)));
		List<MatrixRow> matrix = new ArrayList<>();
		rows.forEach((key, kinds) -> {
			String claim = key.substring(0, key.indexOf('\n'));
			String run = key.substring(key.indexOf('\n') + 1);
			if (kinds.values().stream().allMatch(v -> v.startsWith(facts.words().code("verdict", "not applicable")))) {
				return;
			}
			String other = kinds.entrySet().stream().filter(e -> !COLUMNS.contains(e.getKey())).map(e -> e.getKey() + ": " + e.getValue()).collect(Collectors.joining("\n"));
			List<String> words = COLUMNS.stream().map(k -> kinds.getOrDefault(k, "")).toList();
			matrix.add(new MatrixRow(claim, run, tests.conditionsOf(run), words.get(0), words.get(1), words.get(2), words.get(3), words.get(4), other));
		});
		return matrix;
	}

	private String word(Json cell) {
		return facts.words().code("verdict", Facts.text(cell, "verdict")) + (cell.bool("hypothetical").orElse(false) ? " (" + facts.words().of("hypothetical") + ")" : "");
	}

	/** The cells that say something; runs to which the claim does not apply are named in one row. */
	List<CellRow> rows() {
		List<CellRow> rows = new ArrayList<>();
		Map<String, List<Json.Fields>> outside = new LinkedHashMap<>();
		for (Json.Fields cell : cells()) {
			if (Facts.text(cell, "verdict").equals("not applicable")) {
				outside.computeIfAbsent(Facts.text(cell, "claim") + "\n" + CellOrder.reasons(cell, facts), k -> new ArrayList<>()).add(cell);
			} else {
				add(rows, row(cell));
			}
		}
		outside.forEach((key, cells) -> rows.add(new CellRow(key.substring(0, key.indexOf('\n')),
				cells.stream().map(c -> Facts.text(c, "run")).distinct().collect(Collectors.joining(", ")),
				cells.stream().map(c -> Facts.text(c, "kind")).distinct().collect(Collectors.joining(", ")), facts.words().code("verdict", "not applicable"), key.substring(key.indexOf('\n') + 1),
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
		Words words = facts.words();
		String kind = Facts.text(c, "kind");
		boolean state = kind.equals("STATE");
		String tested = state ? "" : words.of("cell.tested", Facts.number(c, "stimuli"), Moments.span(Facts.text(c, "exposure")))
				+ (Facts.number(c, "unknown") == 0 ? "" : "\n" + words.of("cell.not-recorded", Facts.number(c, "unknownStimuli"), Moments.span(Facts.text(c, "unknown"))));
		String unread = c.integer("smallest").map(s -> words.of("cell.unread", words.grouped(Facts.number(c, "unreadable")), s, Reason.lostBytes(c))).orElse("");
		String sources = Facts.texts(c, "sources").stream().map(source -> words.code("cell-source", source)).collect(Collectors.joining(", ")) + (c.bool("statementAlone").orElse(false) ? "\n" + words.of("cell.statement-alone") : "");
		String witnesses = Facts.texts(c, "witnesses").stream().map(labels::label).sorted(Natural.ORDER).collect(Collectors.joining(", "));
		return new CellRow(Facts.text(c, "claim"), Facts.text(c, "run").equals("*") ? words.of("all") : Facts.text(c, "run"), kind, word(c), CellOrder.reasons(c, facts) + (witnesses.isEmpty() ? "" : "\n" + words.of("cell.witnesses", witnesses)), tested,
				unread, "± " + Moments.span(Facts.text(c, "clock")), sources);
	}
}
