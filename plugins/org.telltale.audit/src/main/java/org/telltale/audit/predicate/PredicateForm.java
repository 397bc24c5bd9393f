package org.telltale.audit.predicate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.telltale.audit.predicate.Predicate.Test;

/**
 * A predicate as a form asks for it, for people who do not want a language.
 *
 * @param shape which of the four it is
 * @param kinds kinds and groups that were ticked, in their order; not asked of {@link Shape#INITIALLY}
 * @param state the act of {@link Shape#ONLY_AFTER}, or the state of {@link Shape#INITIALLY}; not asked of others
 * @param conditions what has to hold; rows without a dimension are none; not asked of {@link Shape#INITIALLY}
 */
public record PredicateForm(Shape shape, List<String> kinds, Row state, List<Row> conditions) {

	/** The four things that a claim can say. */
	public enum Shape {
		NEVER, ONLY_AFTER, ONLY_ENCRYPTED, INITIALLY
	}

	/** How a dimension is compared. */
	public enum Sign {
		IS, ONE_OF, AT_LEAST
	}

	/**
	 * A line of the form.
	 *
	 * @param dimension empty if nothing was chosen
	 * @param values what was entered, several with commas or spaces between them
	 */
	public record Row(String dimension, Sign sign, String values) {

		/** A line that is not filled in. */
		public static final Row EMPTY = new Row("", Sign.IS, "");

		private String text() {
			List<String> words = Arrays.stream(values.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
			return dimension + switch (sign) {
				case IS -> words.size() > 1 ? " in {" + String.join(", ", words) + "}" : " = " + String.join("", words);
				case ONE_OF -> " in {" + String.join(", ", words) + "}";
				case AT_LEAST -> " >= " + String.join(" ", words);
			};
		}

		private static Row of(Test test) {
			return new Row(test.dimension(), test.atLeast() ? Sign.AT_LEAST : test.values().size() > 1 ? Sign.ONE_OF : Sign.IS, String.join(", ", test.values()));
		}
	}

	public PredicateForm {
		kinds = List.copyOf(kinds);
		conditions = List.copyOf(conditions);
	}

	/** Groups, then kinds: what there is to tick. */
	public static List<String> allKinds() {
		return Stream.concat(PredicateParser.GROUPS.stream(), PredicateParser.KINDS.stream()).toList();
	}

	/** The form filled in as a text says; empty while the text is no predicate. */
	public static Optional<PredicateForm> of(String text) {
		try {
			return Optional.of(of(PredicateParser.parse(text)));
		} catch (PredicateSyntaxException e) {
			return Optional.empty();
		}
	}

	/** The form filled in as a predicate says. */
	public static PredicateForm of(Predicate predicate) {
		List<Row> conditions = predicate.when().stream().map(Row::of).toList();
		return switch (predicate) {
			case Predicate.Never never -> new PredicateForm(Shape.NEVER, never.kinds(), Row.EMPTY, conditions);
			case Predicate.OnlyAfter after -> new PredicateForm(Shape.ONLY_AFTER, after.kinds(), Row.of(after.act()), conditions);
			case Predicate.OnlyEncrypted encrypted -> new PredicateForm(Shape.ONLY_ENCRYPTED, encrypted.kinds(), Row.EMPTY, conditions);
			case Predicate.Initially initially -> new PredicateForm(Shape.INITIALLY, List.of(), Row.of(initially.state()), List.of());
		};
	}

	/** The predicate that it makes. Where something is not filled in yet, the text is no predicate, and its error says what is wanted. */
	public String text() {
		String sent = kinds.isEmpty() ? "" : " " + String.join(", ", kinds);
		String when = conditions.stream().filter(row -> !row.dimension().isBlank()).map(Row::text).collect(Collectors.joining(" and "));
		String tail = when.isEmpty() ? "" : " when " + when;
		return (switch (shape) {
			case NEVER -> "never send" + sent + (kinds.isEmpty() ? "" : " to any") + tail;
			case ONLY_AFTER -> "send" + sent + " only after " + state.text() + tail;
			case ONLY_ENCRYPTED -> "send" + sent + " only encrypted" + tail;
			case INITIALLY -> "initially " + state.text() + " after reset";
		}).strip().replaceAll(" +", " ");
	}
}
