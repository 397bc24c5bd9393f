package org.telltale.report.internal.rows;

import java.util.Comparator;
import java.util.List;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.observed.Agreement;
import org.telltale.audit.observed.Comparison;
import org.telltale.audit.observed.ConditionPlaces;
import org.telltale.audit.observed.Observation;
import org.telltale.base.json.Json;

/** What the evidence says of the conditions that were entered: section 8.2. */
final class ObservedRows {

	/** Something that the evidence says and that can be held against what was entered. */
	public record Row(String run, String dimension, String value, String when, String source, String agreement) {
	}

	private final Facts facts;
	private final Moments moments;

	ObservedRows(Facts facts, Moments moments) {
		this.facts = facts;
		this.moments = moments;
	}

	/** By run and dimension; what agrees last. */
	List<Row> rows() {
		List<RunFact> runs = new CaseFacts(facts.byType().values().stream().flatMap(List::stream).filter(fact -> List.of("run", "condition").contains(Facts.text(fact, "type"))).toList()).runs();
		ConditionPlaces places = new ConditionPlaces(facts.of("condition"));
		record Held(Json.Fields fact, Observation seen, Agreement agreement) {
		}
		return facts.of("observation").stream().map(fact -> new Held(fact, Observation.of(fact), Comparison.of(Observation.of(fact), runs, places).agreement()))
				.filter(held -> held.agreement().compareTo(Agreement.AGREES) <= 0)
				.sorted(Comparator.comparing((Held held) -> held.seen().run().orElse(""), Natural.ORDER).thenComparing(held -> held.seen().dimension()).thenComparing(Held::agreement)
						.thenComparing(held -> held.seen().time().map(time -> time.fromNanos()).orElse(0L)).thenComparing(held -> held.seen().fact()))
				.map(held -> new Row(held.seen().run().orElse(""), held.seen().dimension(), held.seen().value(), when(held.fact(), held.seen()), source(held.seen()), word(held.agreement()))).toList();
	}

	private String when(Json fact, Observation seen) {
		String at = fact.text("at").map(moments::ofNanos).orElse(facts.words().of("observed.no-time"));
		return switch (seen.extent()) {
			case "throughout" -> moments.period(Facts.text(fact, "from"), Facts.text(fact, "to"));
			case "within" -> facts.words().of("observed.within", moments.period(Facts.text(fact, "from"), Facts.text(fact, "to")));
			case "copy" -> fact.text("at").isPresent() ? facts.words().of("observed.copied-at", at) : facts.words().of("observed.copied");
			default -> at;
		};
	}

	private String source(Observation seen) {
		String place = seen.place().isEmpty() || seen.text().startsWith(seen.place()) ? "" : ", " + seen.place();
		return facts.words().code("basis", seen.basis()) + ", " + facts.evidence(seen.evidence()) + place + ": " + facts.sentences().quoted("observation", seen.text());
	}

	private String word(Agreement agreement) {
		return facts.words().of(agreement == Agreement.CONTRADICTS ? "observed.contradicts" : agreement == Agreement.AGREES ? "observed.agrees" : "observed.undecidable");
	}
}
