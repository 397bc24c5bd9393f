package org.telltale.audit.predicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.telltale.audit.predicate.Expected.Sort;
import org.telltale.audit.predicate.Predicate.Test;
import org.telltale.base.ExhibitKind;

/** Reads the predicate language of docs/formats/cells.md. */
public final class PredicateParser {

	static final List<String> GROUPS = List.of("CONTENT", "IDENTIFIER");
	static final List<String> KINDS = Arrays.stream(ExhibitKind.values()).map(Enum::name).sorted().toList();

	/**
	 * Where a predicate names a dimension and its values.
	 *
	 * @param sign {@code =}, {@code in} or {@code >=}
	 */
	record Use(Token dimension, Token sign, List<Token> values) {
		Test test() {
			return new Test(dimension.text(), values.stream().map(Token::text).toList(), sign.text().equals(">="));
		}
	}

	/** A predicate and the places at which it names dimensions. */
	record Parsed(Predicate predicate, List<Use> uses) {
	}

	private final List<Token> tokens;
	private final List<Use> uses = new ArrayList<>();
	/** What may stand at {@link #next}, as far as it was asked for. */
	private final Set<Expected> expected = new LinkedHashSet<>();
	private int next;

	private PredicateParser(String text) throws PredicateSyntaxException {
		tokens = Token.of(text);
	}

	/** The predicate that the text holds; whether {@code >=} has an order is not asked. */
	public static Predicate parse(String text) throws PredicateSyntaxException {
		return parsed(text).predicate();
	}

	/**
	 * The predicate that the text holds.
	 *
	 * @param orders the values of a dimension from low to high; a {@code >=} on one that has none, or not the value, is an error
	 */
	public static Predicate parse(String text, Function<String, List<String>> orders) throws PredicateSyntaxException {
		Parsed parsed = parsed(text);
		for (Use use : parsed.uses()) {
			List<String> order = orders.apply(use.dimension().text());
			if (use.sign().text().equals(">=") && order.isEmpty()) {
				throw new PredicateSyntaxException("the values of " + use.dimension().text() + " have no declared order, so that none is at least another: '=' or 'in' is wanted",
						use.sign().from() + 1, List.of(new Expected(Sort.WORD, "="), new Expected(Sort.WORD, "in")));
			} else if (use.sign().text().equals(">=") && !order.contains(use.values().getFirst().text())) {
				throw new PredicateSyntaxException("one of the ordered values " + String.join(", ", order) + " is wanted", use.values().getFirst().from() + 1,
						List.of(new Expected(Sort.VALUE, use.dimension().text())));
			}
		}
		return parsed.predicate();
	}

	/** The predicate that the text holds; empty where it holds none, or one that these orders do not allow. @param orders as {@link #parse(String, Function)} */
	public static Optional<Predicate> read(String text, Function<String, List<String>> orders) {
		try {
			return Optional.of(parse(text, orders));
		} catch (PredicateSyntaxException e) {
			return Optional.empty(); // whoever asks has nothing to say of such a claim; Audit.unreadable() names it
		}
	}

	static Parsed parsed(String text) throws PredicateSyntaxException {
		PredicateParser parser = new PredicateParser(text);
		Predicate predicate = parser.predicate();
		parser.end();
		return new Parsed(predicate, parser.uses);
	}

	/** What may follow a text that is the beginning of a predicate; nothing where it is none. */
	static List<Expected> after(String beginning) {
		try {
			PredicateParser parser = new PredicateParser(beginning);
			try {
				parser.predicate();
				parser.end();
			} catch (PredicateSyntaxException e) {
				return parser.peek().isEmpty() ? e.expected() : List.of();
			}
			return List.copyOf(parser.expected);
		} catch (PredicateSyntaxException e) {
			return List.of();
		}
	}

	private Predicate predicate() throws PredicateSyntaxException {
		if (take("never")) {
			expect("send");
			List<String> kinds = kinds();
			if (take("to")) {
				expect("any");
			}
			return new Predicate.Never(kinds, when());
		} else if (take("send")) {
			List<String> kinds = kinds();
			expect("only");
			if (take("after")) {
				Test act = equal();
				return new Predicate.OnlyAfter(kinds, act, when());
			}
			expect("encrypted");
			return new Predicate.OnlyEncrypted(kinds, when());
		} else if (take("initially")) {
			Test state = equal();
			expect("after");
			expect("reset");
			return new Predicate.Initially(state);
		}
		throw error();
	}

	private List<String> kinds() throws PredicateSyntaxException {
		List<String> kinds = new ArrayList<>();
		do {
			expected.add(new Expected(Sort.KIND, ""));
			if (!KINDS.contains(peek()) && !GROUPS.contains(peek())) {
				throw error();
			}
			kinds.add(advance().text());
		} while (take(","));
		return kinds;
	}

	private List<Test> when() throws PredicateSyntaxException {
		List<Test> tests = new ArrayList<>();
		if (take("when")) {
			do {
				tests.add(test(dimension()));
			} while (take("and"));
		}
		return tests;
	}

	private Test test(Token dimension) throws PredicateSyntaxException {
		Token sign = tokens.get(next);
		if (take("in")) {
			expect("{");
			List<Token> values = new ArrayList<>();
			do {
				values.add(value(dimension));
			} while (take(","));
			expect("}");
			return used(dimension, sign, values);
		} else if (!take(">=")) {
			expect("=");
		}
		return used(dimension, sign, List.of(value(dimension)));
	}

	private Test equal() throws PredicateSyntaxException {
		Token dimension = dimension();
		Token sign = tokens.get(next);
		expect("=");
		return used(dimension, sign, List.of(value(dimension)));
	}

	private Test used(Token dimension, Token sign, List<Token> values) {
		Use use = new Use(dimension, sign, List.copyOf(values));
		uses.add(use);
		return use.test();
	}

	private Token dimension() throws PredicateSyntaxException {
		return word(new Expected(Sort.DIMENSION, ""));
	}

	private Token value(Token dimension) throws PredicateSyntaxException {
		return word(new Expected(Sort.VALUE, dimension.text()));
	}

	private Token word(Expected what) throws PredicateSyntaxException {
		expected.add(what);
		if (!tokens.get(next).isWord()) {
			throw error();
		}
		return advance();
	}

	private String peek() {
		return tokens.get(next).text();
	}

	private Token advance() {
		expected.clear();
		return tokens.get(next++);
	}

	private boolean take(String token) {
		expected.add(new Expected(Sort.WORD, token));
		if (peek().equals(token)) {
			advance();
			return true;
		}
		return false;
	}

	private void expect(String token) throws PredicateSyntaxException {
		if (!take(token)) {
			throw error();
		}
	}

	private void end() throws PredicateSyntaxException {
		expected.add(new Expected(Sort.END, ""));
		if (!peek().isEmpty()) {
			throw error();
		}
	}

	private PredicateSyntaxException error() {
		List<String> words = expected.stream().map(Expected::words).collect(Collectors.toCollection(ArrayList::new));
		String last = words.removeLast();
		return new PredicateSyntaxException((words.isEmpty() ? last : String.join(", ", words) + " or " + last) + " is wanted", tokens.get(next).from() + 1, List.copyOf(expected));
	}
}
