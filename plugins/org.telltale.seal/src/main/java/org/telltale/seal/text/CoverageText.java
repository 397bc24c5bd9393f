package org.telltale.seal.text;

import static org.telltale.seal.text.PrintedFacts.number;
import static org.telltale.seal.text.PrintedFacts.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.refusal.Refusal;

/** What a summary says of coverage, limits and tests: sections 5 to 7. */
final class CoverageText {

	private static final Set<String> OPEN = Set.of("inconclusive", "not tested");
	private static final int RATES = 6;

	private final PrintedFacts facts;
	private final Forms forms;

	CoverageText(PrintedFacts facts, Forms forms) {
		this.facts = facts;
		this.forms = forms;
	}

	/** Section 5: what was not read of each run, and how many facts each class has; closed. */
	void requireCoverage(Section section, Json manifest) throws Refusal {
		section.next("what coverage is", forms.of("summary.coverage"));
		Map<String, List<Fact>> runs = new TreeMap<>(Names.ORDER);
		facts.of("flow").forEach(flow -> runs.computeIfAbsent(flow.json().text("run").orElse(forms.of("summary.without-run")), r -> new ArrayList<>()).add(flow));
		for (Map.Entry<String, List<Fact>> run : runs.entrySet()) {
			section.next("what was not read of run " + run.getKey(), run.getKey() + counted(run.getValue()));
		}
		section.next("the numbers of facts", forms.of("summary.classes"));
		long checked = 0;
		for (String checkedAs : List.of("replayed", "recounted", "recomputed")) {
			long count = facts.all().stream().filter(fact -> fact.claimedClass().equals(checkedAs)).count();
			checked += count;
			section.next("the number of " + checkedAs + " facts", forms.of("summary." + checkedAs) + grouped(count));
		}
		long all = manifest.get("all").map(stated -> number(stated, "count")).orElse(0L);
		section.next("the number of quoted facts", forms.of("summary.quoted") + grouped(all - checked));
		section.end("the numbers of facts");
	}

	private String counted(List<Fact> flows) {
		long out = sum(flows, "payload", "out");
		long unread = sum(flows, "unreadable", "out");
		String share = out == 0 ? forms.of("summary.no-share") : forms.of("summary.share", Math.min(100, (unread * 100 + out / 2) / out));
		long unsearched = flows.stream().flatMap(flow -> flow.json().items("unsearched").stream()).filter(each -> text(each, "direction").equals("out")).mapToLong(each -> number(each, "bytes")).sum();
		return grouped(flows.size()) + grouped(out) + grouped(unread) + share + grouped(unsearched) + grouped(sum(flows, "payload", "in")) + grouped(sum(flows, "unreadable", "in"))
				+ grouped(sum(flows, "gaps", "out") + sum(flows, "gaps", "in"));
	}

	private static long sum(List<Fact> flows, String member, String way) {
		return flows.stream().mapToLong(flow -> number(PrintedFacts.object(flow, member), way)).sum();
	}

	private String grouped(long number) {
		return facts.words().grouped(number);
	}

	/** Section 6: open cells by their reasons, closed but for the numbers of the measured rates of the program. */
	void requireLimits(Section section) throws Refusal {
		section.next("the limits of the report", forms.of("summary.limits"));
		section.counted(Stream.of("summary.english.one", "summary.english.several").flatMap(key -> forms.find(key).stream()).toList());
		section.next("the beginning of the open cells", forms.of("summary.open"));
		Map<String, Map<String, Map<String, Set<String>>>> open = new TreeMap<>();
		for (Fact cell : facts.of("cell")) {
			if (OPEN.contains(text(cell, "verdict"))) {
				String run = text(cell, "run").replace("*", forms.of("summary.all-runs"));
				cell.json().items("reasons").forEach(reason -> open.computeIfAbsent(text(reason, "code"), c -> new TreeMap<>(Names.ORDER))
						.computeIfAbsent(text(cell, "claim"), c -> new TreeMap<>(Names.ORDER)).computeIfAbsent(run, r -> new TreeSet<>()).add(text(cell, "kind")));
			}
		}
		for (Map.Entry<String, Map<String, Map<String, Set<String>>>> reason : open.entrySet()) {
			StringBuilder cells = new StringBuilder();
			reason.getValue().forEach((claim, runs) -> cells.append(claim).append(": ").append(String.join("; ", runs.entrySet().stream().map(run -> run.getKey() + " " + String.join(", ", run.getValue())).toList())));
			section.row("the cells that are open by " + reason.getKey(), List.of(forms.find("reason." + reason.getKey()).orElse(reason.getKey()), cells.toString(), forms.find("settle." + reason.getKey()).orElseGet(() -> forms.of("settle.other"))));
		}
		section.next("the end of the open cells", forms.of("summary.rates"));
		List<Long> rates = new ArrayList<>();
		for (int rate = 1; rate <= RATES; rate++) {
			section.next("a measured rate", forms.of("summary.rate." + rate));
			rates.add(section.number("a measured rate", 0, this::grouped));
		}
		Refusal.unless(rates.get(0) == rates.get(1) + rates.get(2), "section 6 Limits: of " + rates.get(0) + " that were planted " + rates.get(1) + " were found and " + rates.get(2) + " missed");
		section.end("the measured rates");
	}

	/** Section 7: each run with its title, handset, conditions, stimuli and span; closed. */
	void requireTests(Section section) throws Refusal {
		section.next("what a test is", forms.of("summary.tests"));
		for (Fact run : facts.of("run").stream().sorted(Comparator.comparing((Fact f) -> text(f, "run"), Names.ORDER).thenComparing(Fact::id)).toList()) {
			String name = text(run, "run");
			List<Fact> titles = facts.of("run-title").stream().filter(title -> text(title, "run").equals(name)).toList();
			Refusal.unless(titles.size() <= 1, "several facts give a title to run " + name);
			String title = titles.stream().map(fact -> text(fact, "title")).findFirst().orElse("");
			String note = (run.json().bool("hypothetical").orElse(false) ? forms.of("summary.hypothetical") : "") + run.json().text("excluded").map(why -> forms.of("summary.excluded", why)).orElse("");
			section.row("run " + name, List.of(name, title + note, run.json().text("handset").orElseGet(() -> forms.of("summary.control")), facts.conditions(name), stimuli(name),
					PrintedTimes.span(number(run.json(), "end") - number(run.json(), "start"))));
		}
		section.end("the runs");
	}

	private String stimuli(String run) {
		Map<String, Integer> kinds = new TreeMap<>();
		facts.of("stimulus").stream().filter(each -> text(each, "run").equals(run)).forEach(each -> kinds.merge(text(each, "kind"), 1, Integer::sum));
		return kinds.isEmpty() ? forms.of("summary.no-stimuli") : String.join("", kinds.entrySet().stream().map(kind -> kind.getValue() + " " + kind.getKey()).toList());
	}
}
