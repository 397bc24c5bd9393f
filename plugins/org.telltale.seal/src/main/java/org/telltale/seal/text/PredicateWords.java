package org.telltale.seal.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.seal.facts.Fact;
import org.telltale.seal.recompute.Predicate;
import org.telltale.seal.recompute.PredicateReader;
import org.telltale.seal.refusal.Refusal;

/** What a claim's predicate says, in plain words. */
final class PredicateWords {

	private final Forms forms;
	private final Map<String, List<String>> orders = new TreeMap<>();

	PredicateWords(PrintedFacts facts, Forms forms) {
		this.forms = forms;
		for (Fact dimension : facts.of("dimension")) {
			orders.put(PrintedFacts.text(dimension, "dimension"), dimension.texts("order"));
		}
	}

	/** The sentences; empty if the predicate cannot be read. */
	Optional<String> of(String text) {
		try {
			Predicate predicate = PredicateReader.read(text);
			boolean ordered = predicate.when().stream().filter(Predicate.Test::atLeast).allMatch(test -> order(test).contains(test.values().get(0)));
			return ordered ? Optional.of(words(predicate)) : Optional.empty();
		} catch (Refusal unreadable) {
			return Optional.empty();
		}
	}

	private String words(Predicate predicate) {
		String kinds = list(predicate.kinds().stream().map(kind -> forms.find("kind." + kind).orElseGet(() -> forms.of("kind.other", kind))).toList(), "list.or");
		String when = list(predicate.when().stream().map(this::words).toList(), "list.and");
		String now = predicate.when().isEmpty() ? "" : ".while";
		String act = predicate.act().map(this::words).orElse("");
		return switch (predicate.form()) {
			case NEVER -> forms.of("predicate.never" + now, kinds, when) + " " + forms.of("predicate.never.means");
			case ONLY_AFTER -> forms.of("predicate.only-after" + now, kinds, when, act) + " " + forms.of("predicate.only-after.means", predicate.act().map(Predicate.Test::dimension).orElse(""));
			case ONLY_ENCRYPTED -> forms.of("predicate.only-encrypted" + now, kinds, when) + " " + forms.of("predicate.only-encrypted.means");
			case INITIALLY -> forms.of("predicate.initially", act) + " " + forms.of("predicate.initially.means");
		};
	}

	private String words(Predicate.Test test) {
		if (!test.atLeast()) {
			return forms.of("predicate.is", test.dimension(), list(test.values(), "list.or"));
		}
		List<String> order = order(test);
		List<String> passing = order.subList(order.indexOf(test.values().get(0)), order.size());
		return forms.of("predicate.at-least", test.dimension(), test.values().get(0)) + " (" + String.join(", ", passing) + ")";
	}

	private List<String> order(Predicate.Test test) {
		return orders.getOrDefault(test.dimension(), List.of());
	}

	/** {@code a, b or c}. */
	private String list(List<String> items, String form) {
		return items.size() < 2 ? String.join("", items) : forms.of(form, String.join(", ", items.subList(0, items.size() - 1)), items.get(items.size() - 1));
	}
}
