package org.telltale.seal.recompute;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A claim's predicate.
 *
 * @param form which of the four
 * @param kinds the kinds and groups that it names, in order; empty for {@link Form#INITIALLY}
 * @param act what has to hold first ({@link Form#ONLY_AFTER}) or at the start ({@link Form#INITIALLY})
 * @param when the condition's tests; none means the whole run
 */
public record Predicate(Form form, List<String> kinds, Optional<Test> act, List<Test> when) {

	/** The four forms. */
	public enum Form {
		NEVER, ONLY_AFTER, ONLY_ENCRYPTED, INITIALLY
	}

	/**
	 * One test.
	 *
	 * @param dimension what is tested
	 * @param values those that pass
	 * @param atLeast whether the values above in the dimension's order pass too
	 */
	public record Test(String dimension, List<String> values, boolean atLeast) {
	}

	/** The dimensions that it names, the act's included. */
	public Set<String> dimensions() {
		Set<String> dimensions = new LinkedHashSet<>();
		act.ifPresent(test -> dimensions.add(test.dimension()));
		when.forEach(test -> dimensions.add(test.dimension()));
		return dimensions;
	}
}
