package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.telltale.audit.cells.ClaimVerdict;
import org.telltale.audit.cells.Verdict;
import org.telltale.base.json.Json;

/** The rows of the summary that the full report does not have: verdicts with the numbers of their facts, what they rest on, and the tests in short. */
final class SummaryRows {

	/** A claim, what came of it, and the numbers of the facts that say so. */
	public record ClaimLine(String claim, String bookmark, String said, String text, String verdict, String why, String limitation, String numbers) {
	}

	/** A fact that a verdict rests on, with its place and its full number. */
	public record Ground(String claim, String label, String says, String id) {
	}

	/** How many facts there are of a class, and who can check them. */
	public record Coverage(String checked, String how, Long count) {
	}

	/** A run, with what was done in it. */
	public record Tested(String run, String title, String handset, String conditions, String stimuli, String lasted) {
	}

	/** A finding above mere information. */
	public record Weighty(String number, String title, String severity, String status, String id) {
	}

	private static final List<String> CLASSES = List.of("replayed", "recounted", "recomputed", "quoted");
	private static final int MOST_CELLS = 6;
	private static final int MOST_WITNESSES = 10;

	private final Facts facts;
	private final Labels labels;

	SummaryRows(Facts facts, Labels labels) {
		this.facts = facts;
		this.labels = labels;
	}

	List<ClaimLine> claims(List<FrontRows.Answer> answers) {
		return answers.stream().map(answer -> {
			List<Json.Fields> deciding = deciding(answer.claim());
			String why = deciding.isEmpty() ? facts.words().of("claim.no-run") : (Facts.text(deciding.getFirst(), "run").equals("*") ? "" : where(deciding) + ": ")
					+ CellOrder.reasons(deciding.getFirst(), facts);
			return new ClaimLine(answer.claim(), answer.bookmark(), answer.said(), "“" + answer.text() + "”", answer.verdict(), why, answer.limitation(), numbers(answer.claim(), deciding));
		}).toList();
	}

	private String where(List<Json.Fields> deciding) {
		Set<String> runs = deciding.stream().map(c -> Facts.text(c, "run")).collect(Collectors.toCollection(() -> new java.util.TreeSet<>(Natural.ORDER)));
		return facts.words().of(runs.size() == 1 ? "summary.in-run" : "summary.in-runs", String.join(", ", runs));
	}

	/** The cells that have the claim's own verdict, those of hypothetical runs left out. */
	private List<Json.Fields> deciding(String claim) {
		List<Json.Fields> cells = facts.of("cell").stream().filter(c -> Facts.text(c, "claim").equals(claim) && !c.bool("hypothetical").orElse(false)).toList();
		Verdict verdict = ClaimVerdict.of(claim, cells).verdict();
		return cells.stream().filter(c -> FrontRows.decides(c, verdict)).sorted(CellOrder.BY_RUN).toList();
	}

	private String numbers(String claim, List<Json.Fields> deciding) {
		List<String> parts = new ArrayList<>();
		facts.of("claim").stream().filter(c -> Facts.text(c, "claim").equals(claim)).findFirst().ifPresent(c -> parts.add(facts.words().of("summary.claim", Facts.start(Facts.text(c, "id")))));
		List<String> cells = deciding.stream().map(c -> Facts.text(c, "run").replace("*", facts.words().of("all-runs")) + " " + Facts.text(c, "kind") + " " + Facts.start(Facts.text(c, "id"))).toList();
		if (!cells.isEmpty()) {
			parts.add(facts.words().of("summary.cells", shortened(cells, MOST_CELLS)));
		}
		List<String> witnesses = witnesses(deciding);
		if (!witnesses.isEmpty()) {
			parts.add(facts.words().of("summary.sightings", shortened(witnesses.stream().map(labels::label).toList(), MOST_WITNESSES)));
		}
		return facts.words().of("summary.facts", String.join("; ", parts));
	}

	private String shortened(List<String> all, int most) {
		return all.size() <= most ? String.join(", ", all) : facts.words().of("summary.more", String.join(", ", all.subList(0, most - 1)), all.size() - most + 1);
	}

	private List<String> witnesses(List<Json.Fields> cells) {
		return cells.stream().flatMap(c -> Facts.texts(c, "witnesses").stream()).distinct().sorted(Comparator.comparing(labels::label, Natural.ORDER)).toList();
	}

	/** Every deciding cell of each claim, then each sighting that is a witness of one. */
	List<Ground> grounds() {
		List<Ground> grounds = new ArrayList<>();
		Map<String, Set<String>> claims = new LinkedHashMap<>();
		facts.of("claim").stream().sorted(Comparator.comparing(c -> Facts.text(c, "claim"), Natural.ORDER)).map(c -> Facts.text(c, "claim")).forEach(claim -> {
			List<Json.Fields> deciding = deciding(claim);
			deciding.forEach(c -> grounds.add(new Ground(claim, Facts.text(c, "run").replace("*", facts.words().of("all")) + " " + Facts.text(c, "kind"), facts.words().code("verdict", Facts.text(c, "verdict")) + ". " + CellOrder.reasons(c, facts), Facts.text(c, "id"))));
			witnesses(deciding).forEach(id -> claims.computeIfAbsent(id, i -> new LinkedHashSet<>()).add(claim));
		});
		claims.keySet().stream().sorted(Comparator.comparing(labels::label, Natural.ORDER)).forEach(id -> facts.fact(id)
				.ifPresent(f -> grounds.add(new Ground(String.join(", ", claims.get(id)), labels.label(id), says(f), id))));
		return grounds;
	}

	private String says(Json f) {
		return facts.words().of("summary.sighting", Facts.text(f, "exhibitId"), Facts.text(f, "kind"), facts.words().code("strength", Facts.text(f, "strength")),
				f.text("host").map(h -> h + ", ").orElse("") + Facts.socket(f, "server") + f.text("run").map(run -> facts.words().of("fact.in-run", run)).orElse(""), facts.evidence(Facts.text(f, "evidence")),
				facts.frames(f), String.join(" › ", Facts.texts(f, "chain")));
	}

	List<Coverage> coverage() {
		Map<String, Long> counts = new TreeMap<>();
		facts.byType().values().forEach(list -> list.forEach(f -> counts.merge(Facts.text(f, "class"), 1L, Long::sum)));
		return CLASSES.stream().map(c -> new Coverage(facts.words().code("class", c), facts.words().code("how", c), counts.getOrDefault(c, 0L))).toList();
	}

	List<Tested> tested(TestRows tests) {
		return tests.runs().stream().map(run -> new Tested(run.run(), run.title() + (run.note().isEmpty() ? "" : "\n" + run.note()), run.handset(), tests.conditionsOf(run.run()), stimuli(run.run()), run.lasted())).toList();
	}

	private String stimuli(String run) {
		Map<String, Integer> kinds = new TreeMap<>();
		facts.of("stimulus").stream().filter(s -> Facts.text(s, "run").equals(run)).forEach(s -> kinds.merge(Facts.text(s, "kind"), 1, Integer::sum));
		return kinds.isEmpty() ? facts.words().of("none") : kinds.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).collect(Collectors.joining("\n"));
	}

	private String information() {
		return facts.words().code("severity", "information");
	}

	/** Findings of more weight than information, and one line that counts the others. */
	List<Weighty> findings(FindingRows findings) {
		List<Weighty> rows = new ArrayList<>();
		int others = 0;
		for (FindingRows.Headline line : findings.headlines()) {
			if (line.severity().equals(information())) {
				others++;
			} else {
				rows.add(new Weighty(line.number(), line.title(), line.severity(), line.status(), line.bookmark().replaceFirst("^finding-", "")));
			}
		}
		if (others > 0) {
			rows.add(new Weighty("", facts.words().of("summary.others", others), information(), "", ""));
		}
		return rows;
	}

	/** What speaks against the findings that are listed, each once; one line counts what speaks against others alone. */
	List<FindingRows.Contrary> contrary(FindingRows findings) {
		Set<String> listed = findings.headlines().stream().filter(line -> !line.severity().equals(information())).map(FindingRows.Headline::number).collect(Collectors.toSet());
		List<FindingRows.Contrary> rows = new ArrayList<>();
		int others = 0;
		for (FindingRows.Contrary line : findings.contrary()) {
			String numbers = java.util.Arrays.stream(line.numbers().split(", ")).filter(listed::contains).collect(Collectors.joining(", "));
			others += numbers.isEmpty() ? 1 : 0;
			if (!numbers.isEmpty()) {
				// sections of the full report, which this one does not have
				rows.add(new FindingRows.Contrary(numbers, line.text().replaceAll(" \\(" + facts.words().of("section") + " [0-9.]+\\)", "")));
			}
		}
		if (others > 0) {
			rows.add(new FindingRows.Contrary(facts.words().of("summary.others-label"), facts.words().of("summary.other-contrary", others)));
		}
		return rows;
	}
}
