package org.telltale.seal.text;

import static org.telltale.seal.text.PrintedFacts.socket;
import static org.telltale.seal.text.PrintedFacts.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.seal.facts.Fact;
import org.telltale.seal.refusal.Refusal;

/** The verdicts of a summary, what they rest on, and its findings: sections 2 to 4, each closed. */
final class SummaryText {

	private static final int MOST_CELLS = 6;
	private static final int MOST_WITNESSES = 10;
	private static final String EVERYWHERE = "*";

	private final PrintedFacts facts;
	private final ClaimText claims;
	private final FindingText findings;
	private final Forms forms;
	private final PageWords words;

	SummaryText(PrintedFacts facts, ClaimText claims, FindingText findings, Forms forms) {
		this.facts = facts;
		this.claims = claims;
		this.findings = findings;
		this.forms = forms;
		this.words = facts.words();
	}

	/** Section 2. */
	void requireVerdicts(Section section) throws Refusal {
		for (Fact claim : claims.claims()) {
			section.next("claim " + text(claim, "claim"), text(claim, "claim") + words.code(claims.verdict(claim)) + "“" + text(claim, "text") + "”" + text(claim, "claimant") + ", " + text(claim, "date")
					+ why(claim) + claims.limit(claim) + numbers(claim));
		}
		section.next("the words of verdicts", forms.of("summary.words"));
		section.end("the verdicts");
	}

	private String why(Fact claim) {
		List<Fact> deciding = claims.deciding(claim);
		if (deciding.isEmpty()) {
			return forms.of("summary.no-run");
		}
		Set<String> runs = new TreeSet<>(Names.ORDER);
		deciding.forEach(cell -> runs.add(text(cell, "run")));
		String where = forms.of(runs.size() == 1 ? "summary.in-run" : "summary.in-runs", String.join(", ", runs));
		return (text(deciding.get(0), "run").equals(EVERYWHERE) ? "" : where) + facts.reasons(deciding.get(0));
	}

	private String numbers(Fact claim) {
		List<String> parts = new ArrayList<>(List.of(forms.of("summary.claim-number", PrintedFacts.start(claim.id()))));
		List<String> cells = claims.deciding(claim).stream().map(cell -> run(cell, "summary.all-runs") + " " + text(cell, "kind") + " " + PrintedFacts.start(cell.id())).toList();
		if (!cells.isEmpty()) {
			parts.add(forms.of("summary.cell-numbers", shortened(cells, MOST_CELLS)));
		}
		List<String> witnesses = witnesses(claim).stream().map(facts::label).toList();
		if (!witnesses.isEmpty()) {
			parts.add(forms.of("summary.sighting-numbers", shortened(witnesses, MOST_WITNESSES)));
		}
		return forms.of("summary.numbers", String.join("; ", parts));
	}

	private String run(Fact cell, String everywhere) {
		return text(cell, "run").replace(EVERYWHERE, forms.of(everywhere));
	}

	private String shortened(List<String> all, int most) {
		return all.size() <= most ? String.join(", ", all) : forms.of("summary.more", String.join(", ", all.subList(0, most - 1)), all.size() - most + 1);
	}

	private List<String> witnesses(Fact claim) {
		return claims.deciding(claim).stream().flatMap(cell -> cell.texts("witnesses").stream()).distinct().sorted(Comparator.comparing(facts::label, Names.ORDER)).toList();
	}

	/** Section 3: the deciding cells of each claim, then each witness of one. */
	void requireGrounds(Section section) throws Refusal {
		section.next("what the grounds are", forms.of("summary.grounds"));
		Map<String, Set<String>> witnessed = new LinkedHashMap<>();
		for (Fact claim : claims.claims()) {
			String name = text(claim, "claim");
			for (Fact cell : claims.deciding(claim)) {
				section.next("a cell of claim " + name, name + run(cell, "summary.all") + " " + text(cell, "kind") + words.code(text(cell, "verdict")) + ". " + facts.reasons(cell) + cell.id());
			}
			witnesses(claim).forEach(id -> witnessed.computeIfAbsent(id, i -> new LinkedHashSet<>()).add(name));
		}
		for (String id : witnessed.keySet().stream().sorted(Comparator.comparing(facts::label, Names.ORDER)).toList()) {
			Optional<Fact> sighting = facts.fact(id);
			if (sighting.isPresent()) {
				section.next("sighting " + facts.label(id), String.join(", ", witnessed.get(id)) + facts.label(id) + says(sighting.get()) + id);
			}
		}
		section.end("the grounds of the verdicts");
	}

	private String says(Fact f) {
		String to = f.json().text("host").map(host -> host + ", ").orElse("") + socket(f, "server") + f.json().text("run").map(run -> words.of(", run {0}", run)).orElse("");
		return forms.of("summary.sighting", text(f, "exhibitId"), text(f, "kind"), words.code(text(f, "strength")), to, facts.evidence(text(f, "evidence")), facts.frames(f.json()),
				String.join(" › ", f.texts("chain")));
	}

	/** Section 4: findings of more weight than information, and what speaks against them. */
	void requireFindings(Section section) throws Refusal {
		section.next("what findings are", forms.of("summary.findings"));
		Map<String, Fact> numbered = findings.numbered();
		int others = 0;
		Set<String> listed = new LinkedHashSet<>();
		for (Map.Entry<String, Fact> each : numbered.entrySet()) {
			Fact finding = each.getValue();
			if (text(finding, "severity").equals(Words.INFORMATION)) {
				others++;
			} else {
				listed.add(each.getKey());
				section.next("finding " + each.getKey(), each.getKey() + findings.title(finding) + words.code(text(finding, "severity")) + words.code(text(finding, "status")) + text(finding, "finding"));
			}
		}
		if (others > 0) {
			section.next("the number of other findings", forms.of("summary.other-findings", others) + words.code(Words.INFORMATION));
		}
		section.next("the end of the findings", forms.of("summary.against"));
		requireContrary(section, listed);
		section.end("what speaks against findings");
	}

	private void requireContrary(Section section, Set<String> listed) throws Refusal {
		int others = 0;
		// sections of the full report, which a summary does not have
		String elsewhere = " \\(" + forms.of("summary.section") + " [0-9.]+\\)";
		for (Map.Entry<String, List<String>> against : findings.contrary().entrySet()) {
			List<String> numbers = against.getValue().stream().filter(listed::contains).toList();
			if (numbers.isEmpty()) {
				others++;
			} else {
				section.next("what speaks against finding " + numbers.get(0), String.join(", ", numbers) + against.getKey().replaceAll(elsewhere, ""));
			}
		}
		if (others > 0) {
			section.next("the number of other contrary statements", forms.of("summary.others") + forms.of("summary.other-contrary", others));
		}
	}
}
