package org.telltale.report.internal.rows;

import java.util.List;
import java.util.function.Function;

import org.telltale.audit.predicate.Predicate;
import org.telltale.audit.predicate.Predicate.Test;
import org.telltale.report.internal.words.Words;

/** A predicate in plain sentences of the report's language; in English they are those of {@code PredicateText}. */
final class PredicateReading {

	private PredicateReading() {
	}

	/**
	 * What it says and does not say.
	 *
	 * @param orders the values of a dimension from low to high
	 */
	static String of(Predicate predicate, Function<String, List<String>> orders, Words words) {
		String kinds = list(predicate.kinds().stream().map(kind -> kind(kind, words)).toList(), "or", words);
		String when = list(predicate.when().stream().map(test -> test(test, orders, words)).toList(), "and", words);
		String now = predicate.when().isEmpty() ? "" : ".when";
		return switch (predicate) {
			case Predicate.Never never -> words.of("predicate.never" + now, kinds, when) + " " + words.of("predicate.never.means");
			case Predicate.OnlyAfter after -> words.of("predicate.after" + now, kinds, when, test(after.act(), orders, words)) + " "
					+ words.of("predicate.after.means", after.act().dimension());
			case Predicate.OnlyEncrypted encrypted -> words.of("predicate.encrypted" + now, kinds, when) + " " + words.of("predicate.encrypted.means");
			case Predicate.Initially initially -> words.of("predicate.initially", test(initially.state(), orders, words)) + " " + words.of("predicate.initially.means");
		};
	}

	private static String test(Test test, Function<String, List<String>> orders, Words words) {
		List<String> passing = test.passing(orders.apply(test.dimension()));
		return test.atLeast() ? words.of("predicate.at-least", test.dimension(), test.values().getFirst()) + (passing.isEmpty() ? "" : " (" + String.join(", ", passing) + ")")
				: words.of("predicate.is", test.dimension(), list(test.values(), "or", words));
	}

	private static String kind(String kind, Words words) {
		String known = words.code("kind", kind);
		return known.equals(kind) ? words.of("predicate.kind", kind) : known;
	}

	private static String list(List<String> items, String last, Words words) {
		return items.size() < 2 ? String.join("", items) : words.of("list." + last, String.join(", ", items.subList(0, items.size() - 1)), items.getLast());
	}
}
