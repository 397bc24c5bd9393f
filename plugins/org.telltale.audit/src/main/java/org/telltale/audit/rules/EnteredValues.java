package org.telltale.audit.rules;

import java.util.List;

import org.telltale.audit.facts.RunFact;
import org.telltale.audit.facts.RunFact.ConditionFact;

/** The values that were entered of a dimension of a run, in words. */
final class EnteredValues {

	private EnteredValues() {
	}

	/** For example {@code off then on}; of values for one time {@code off and on, entered for one time}; nothing if there is none. */
	static String words(RunFact run, String dimension) {
		List<ConditionFact> entered = run.conditions().stream().filter(condition -> condition.dimension().equals(dimension)).toList();
		boolean isDisputed = entered.stream().anyMatch(a -> entered.stream().anyMatch(b -> !a.value().equals(b.value()) && !a.time().cut(b.time()).isEmpty()));
		return isDisputed ? String.join(" and ", run.values(dimension)) + ", entered for one time" : String.join(" then ", run.values(dimension));
	}
}
