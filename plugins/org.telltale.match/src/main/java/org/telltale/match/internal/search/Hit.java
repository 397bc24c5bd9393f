package org.telltale.match.internal.search;

import java.util.Comparator;
import org.telltale.match.exhibit.Variant;

/**
 * A place where an exhibit stands in a run of bytes.
 *
 * @param sought index of the exhibit
 * @param variant in which form
 * @param from first byte
 * @param to the byte behind the last
 * @param log10Probability logarithm of the chance that bytes like these stand at a place
 */
public record Hit(int sought, Variant variant, int from, int to, double log10Probability) {

	/** By place, longer ones first, then by exhibit, the less likely first, and form: the order of results. */
	public static final Comparator<Hit> ORDER = Comparator.comparingInt(Hit::from)
			.thenComparing(Comparator.comparingInt(Hit::to).reversed()).thenComparingInt(Hit::sought)
			.thenComparing(hit -> hit.variant().strength()).thenComparingDouble(Hit::log10Probability).thenComparing(hit -> hit.variant().toJson().toString());
}
