package org.telltale.audit.predicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.telltale.audit.predicate.Predicate.Test;
import org.telltale.base.ExhibitKind;

/** Reads the predicate language of docs/formats/cells.md. */
public final class PredicateParser {

	private static final Pattern TOKEN = Pattern.compile("(>=|[=,{}]|[\\p{L}\\d_-]+)\\s*");
	private static final Set<String> GROUPS = Set.of("CONTENT", "IDENTIFIER");
	private static final Set<String> KINDS = Arrays.stream(ExhibitKind.values()).map(Enum::name).collect(Collectors.toSet());

	private final List<String> tokens = new ArrayList<>();
	private final List<Integer> columns = new ArrayList<>();
	private int next;

	private PredicateParser(String text) throws PredicateSyntaxException {
		Matcher matcher = TOKEN.matcher(text);
		int position = text.length() - text.stripLeading().length();
		while (position < text.length()) {
			if (!matcher.find(position) || matcher.start() != position) {
				throw new PredicateSyntaxException("this character means nothing here", position + 1);
			}
			tokens.add(matcher.group(1));
			columns.add(matcher.start(1) + 1);
			position = matcher.end();
		}
		tokens.add("");
		columns.add(text.length() + 1);
	}

	/** The predicate that the text holds. */
	public static Predicate parse(String text) throws PredicateSyntaxException {
		PredicateParser parser = new PredicateParser(text);
		Predicate predicate = parser.predicate();
		if (!parser.peek().isEmpty()) {
			throw parser.error("nothing more is wanted");
		}
		return predicate;
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
		throw error("'never', 'send' or 'initially' is wanted");
	}

	private List<String> kinds() throws PredicateSyntaxException {
		List<String> kinds = new ArrayList<>();
		do {
			if (!KINDS.contains(peek()) && !GROUPS.contains(peek())) {
				throw error("a kind (" + String.join(", ", KINDS.stream().sorted().toList()) + ") or a group (CONTENT, IDENTIFIER) is wanted");
			}
			kinds.add(tokens.get(next++));
		} while (take(","));
		return kinds;
	}

	private List<Test> when() throws PredicateSyntaxException {
		List<Test> tests = new ArrayList<>();
		if (take("when")) {
			do {
				tests.add(test());
			} while (take("and"));
		}
		return tests;
	}

	private Test test() throws PredicateSyntaxException {
		String dimension = word("a dimension");
		if (take("in")) {
			expect("{");
			List<String> values = new ArrayList<>();
			do {
				values.add(word("a value"));
			} while (take(","));
			expect("}");
			return new Test(dimension, values, false);
		} else if (take(">=")) {
			return new Test(dimension, List.of(word("a value")), true);
		}
		expect("=");
		return new Test(dimension, List.of(word("a value")), false);
	}

	private Test equal() throws PredicateSyntaxException {
		String dimension = word("a dimension");
		expect("=");
		return new Test(dimension, List.of(word("a value")), false);
	}

	private String word(String what) throws PredicateSyntaxException {
		if (!peek().matches("[\\p{L}\\d_-]+")) {
			throw error(what + " is wanted");
		}
		return tokens.get(next++);
	}

	private String peek() {
		return tokens.get(next);
	}

	private boolean take(String token) {
		if (peek().equals(token)) {
			next++;
			return true;
		}
		return false;
	}

	private void expect(String token) throws PredicateSyntaxException {
		if (!take(token)) {
			throw error("'" + token + "' is wanted");
		}
	}

	private PredicateSyntaxException error(String what) {
		return new PredicateSyntaxException(what, columns.get(next));
	}
}
