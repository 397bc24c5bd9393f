package org.telltale.seal.text;

import static org.telltale.seal.text.PrintedFacts.number;
import static org.telltale.seal.text.PrintedFacts.text;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.journal.Entry;
import org.telltale.seal.journal.JournalFile;
import org.telltale.seal.refusal.Refusal;

/** Evidence (section 5), the journal (section 6) and how many facts there are (section 10.2) as the pages print them. */
final class EvidenceText {

	private final PrintedFacts facts;
	private final PrintedTimes times;
	private final Forms forms;

	EvidenceText(PrintedFacts facts, PrintedTimes times, Forms forms) {
		this.facts = facts;
		this.times = times;
		this.forms = forms;
	}

	/** Each item with number, name, kind, times, length and digest, in the order of the pages; its description is not compared. */
	void requireItems(Section section) throws Refusal {
		List<Fact> items = facts.of("evidence").stream().sorted(Comparator.comparing((Fact f) -> text(f, "exhibitNumber").isEmpty() ? "\uffff" : text(f, "exhibitNumber"), Names.ORDER)
				.thenComparing(f -> text(f, "name"), Names.ORDER).thenComparing(f -> text(f, "evidence"))).toList();
		for (Fact item : items) {
			section.later("evidence " + text(item, "name"), text(item, "exhibitNumber") + text(item, "name") + facts.words().code(text(item, "kind")) + (text(item, "format").isEmpty() ? "" : ", " + text(item, "format"))
					+ item.json().integer("acquiredAt").map(times::seconds).orElse(facts.words().of("time not stated")) + clock(item.json()) + grouped(number(item.json(), "length")) + text(item, "evidence"));
		}
		section.later("the length of all items", items.isEmpty() ? facts.words().of("Total No evidence is in the case.") : facts.words().of("Total") + grouped(items.stream().mapToLong(item -> number(item.json(), "length")).sum()));
		section.end("the list of evidence");
	}

	private static String clock(Json item) {
		Optional<Long> offset = item.integer("clockOffset");
		return offset.map(PrintedTimes::span).orElse("") + (offset.isEmpty() ? "" : item.integer("clockUncertainty").map(u -> " ± " + PrintedTimes.span(u)).orElse(""));
	}

	private String grouped(long number) {
		return facts.words().grouped(number);
	}

	/** Each entry whole, with its hash; the last hash is the head. The section is closed, but in front of entries of which the hash alone is attached. */
	void requireJournal(Section section, JournalFile journal) throws Refusal {
		section.next("what the journal is", forms.of("journal.lead"));
		for (Entry entry : journal.entries()) {
			String what = "journal entry " + entry.sequence();
			String printed = entry.masked() ? entry.hash() : printed(entry);
			if (entry.masked()) {
				section.later(what, printed);
			} else {
				section.next(what, printed);
			}
		}
		section.end("the journal");
	}

	private String printed(Entry entry) {
		List<String> objects = entry.json().items("objects").stream().map(object -> facts.evidence(object.asText().orElse(object.toString()))).toList();
		String reason = entry.text("reason");
		return entry.sequence() + times.line(entry.json().integer("at").orElse(0L)) + entry.text("actor") + entry.text("action") + entry.hash() + String.join(", ", objects)
				+ (objects.isEmpty() || reason.isEmpty() ? "" : "; ") + reason;
	}

	/**
	 * The printed numbers of facts are those of the attached ones, but for types of which only what is cited is attached: of these there may be more. Together they are the number of
	 * all, which is the one that the manifest states: no attached fact shows it.
	 */
	void requireCounts(Section section, Json manifest) throws Refusal {
		Map<String, Long> counts = new TreeMap<>();
		PrintedFacts.ATTACHED_IF_CITED.forEach(type -> counts.put(type + " quoted", 0L));
		for (Fact fact : facts.all()) {
			counts.merge(fact.type() + " " + fact.claimedClass(), 1L, Long::sum);
		}
		section.later("the numbers of facts", facts.words().of("10.2 Facts of the case, and how each class is checked"));
		long sum = 0;
		for (Map.Entry<String, Long> count : counts.entrySet()) {
			String type = count.getKey().substring(0, count.getKey().indexOf(' '));
			String what = "the number of facts, " + count.getKey();
			String words = type + " " + facts.words().code(count.getKey().substring(type.length() + 1));
			if (!PrintedFacts.ATTACHED_IF_CITED.contains(type)) {
				section.next(what, words + grouped(count.getValue()));
				sum += count.getValue();
			} else if (count.getValue() > 0 || section.follows(words)) {
				section.next(what, words);
				sum += section.number(what, Math.max(1, count.getValue()), this::grouped);
			}
		}
		long all = manifest.get("all").map(stated -> number(stated, "count")).orElse(0L);
		section.next("the number of all facts", facts.words().of("Total") + total(all) + facts.words().of("Replayed:"));
		Refusal.unless(sum == all, "section 10 Method: the numbers of facts are " + sum + " together, and the manifest states " + all + " in all");
	}

	private String total(long count) {
		return count == 0 ? facts.words().of("The case has no facts.") : grouped(count);
	}
}
