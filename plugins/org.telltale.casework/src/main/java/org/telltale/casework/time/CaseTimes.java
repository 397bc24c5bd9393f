package org.telltale.casework.time;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.period.ContactSeries;
import org.telltale.audit.period.Period;
import org.telltale.audit.rules.Calls;
import org.telltale.audit.rules.PeriodicContactRule;
import org.telltale.base.json.Json;
import org.telltale.timeline.ContactMatrix;
import org.telltale.timeline.PeriodicContacts;
import org.telltale.timeline.RunLane;

/**
 * What happened in a case over time. Made once of its facts; immutable.
 *
 * @param lanes the runs that have captures, in their order
 * @param counted the same, of each run captured at several points what one of them saw: for sums (docs/formats/lists.md, Several capture points)
 * @param matrix endpoints against conditions
 * @param periodic contacts that keep a period, as the findings have them
 */
public record CaseTimes(List<RunLane> lanes, List<RunLane> counted, ContactMatrix matrix, List<PeriodicContacts> periodic) {

	/** A case without runs. */
	public static final CaseTimes NONE = new CaseTimes(List.of(), List.of(), new ContactMatrix(List.of(), List.of()), List.of());

	public CaseTimes {
		lanes = List.copyOf(lanes);
		counted = List.copyOf(counted);
		periodic = List.copyOf(periodic);
	}

	/** @param names the best name of each address that has one */
	public static CaseTimes of(Collection<Json.Fields> facts, Map<String, String> names) {
		CaseFacts indexed = new CaseFacts(facts);
		List<PeriodicContacts> periodic = PeriodicContactRule.periodic(indexed).stream().map(found -> new PeriodicContacts(found.contacts().run().id(),
				Calls.place(indexed, found.contacts().server()), intervals(found.contacts().series()), found.result().periods().stream().map(Period::seconds).toList())).toList();
		Lanes lanes = new Lanes(indexed, names);
		return new CaseTimes(lanes.lanes(), lanes.counted(), new ConditionMatrix(indexed).matrix(), periodic);
	}

	private static List<Double> intervals(ContactSeries series) {
		return IntStream.range(1, series.size()).mapToObj(i -> series.at(i) - series.at(i - 1)).toList();
	}

	/** The runs in the order of time, of each what counts in sums. */
	public List<RunLane> chronological() {
		List<RunLane> sorted = new ArrayList<>(counted);
		sorted.sort(Comparator.comparingLong(RunLane::startNanos).thenComparing(RunLane::run, CaseFacts::byNumberInName));
		return sorted;
	}
}
