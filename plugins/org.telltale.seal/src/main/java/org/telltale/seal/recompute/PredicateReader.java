package org.telltale.seal.recompute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.telltale.seal.refusal.Refusal;

/** Reads predicates by the grammar of cells.md; an error names its column. */
public final class PredicateReader {

	private static final Pattern TOKEN = Pattern.compile("\\G\\s*([\\p{L}0-9_-]+|>=|[,={}])");

	private final List<String> tokens = new ArrayList<>();
	private final List<Integer> columns = new ArrayList<>();
	private int next;

	private PredicateReader(String text) throws Refusal {
		Matcher matcher = TOKEN.matcher(text);
		int end = 0;
		while (matcher.find()) {
			tokens.add(matcher.group(1));
			columns.add(matcher.start(1) + 1);
			end = matcher.end();
		}
		Refusal.unless(text.substring(end).isBlank(), "a predicate has a character that is not known at column " + (end + 1));
		columns.add(text.length() + 1);
	}

	/** The predicate that a text says. */
	public static Predicate read(String text) throws Refusal {
		PredicateReader reader = new PredicateReader(text);
		Predicate predicate = reader.predicate();
		Refusal.unless(reader.next == reader.tokens.size(), "a predicate goes on where it should end, column " + reader.columns.get(reader.next));
		return predicate;
	}

	private Predicate predicate() throws Refusal {
		if (take("initially")) {
			Predicate.Test state = equality();
			expect("after");
			expect("reset");
			return new Predicate(Predicate.Form.INITIALLY, List.of(), Optional.of(state), List.of());
		}
		if (take("never")) {
			expect("send");
			List<String> kinds = kinds();
			if (take("to")) {
				expect("any");
			}
			return new Predicate(Predicate.Form.NEVER, kinds, Optional.empty(), condition());
		}
		expect("send");
		List<String> kinds = kinds();
		expect("only");
		if (take("after")) {
			Predicate.Test act = equality();
			return new Predicate(Predicate.Form.ONLY_AFTER, kinds, Optional.of(act), condition());
		}
		expect("encrypted");
		return new Predicate(Predicate.Form.ONLY_ENCRYPTED, kinds, Optional.empty(), condition());
	}

	private List<String> kinds() throws Refusal {
		List<String> kinds = new ArrayList<>();
		do {
			Refusal.unless(Column.isKnown(peek()), "a predicate names no known kind at column " + columns.get(next));
			kinds.add(word());
		} while (take(","));
		return kinds;
	}

	private List<Predicate.Test> condition() throws Refusal {
		List<Predicate.Test> tests = new ArrayList<>();
		if (take("when")) {
			do {
				tests.add(test());
			} while (take("and"));
		}
		return tests;
	}

	private Predicate.Test test() throws Refusal {
		String dimension = word();
		if (take("=")) {
			return new Predicate.Test(dimension, List.of(word()), false);
		}
		if (take(">=")) {
			return new Predicate.Test(dimension, List.of(word()), true);
		}
		expect("in");
		expect("{");
		List<String> values = new ArrayList<>();
		do {
			values.add(word());
		} while (take(","));
		expect("}");
		return new Predicate.Test(dimension, values, false);
	}

	private Predicate.Test equality() throws Refusal {
		String dimension = word();
		expect("=");
		return new Predicate.Test(dimension, List.of(word()), false);
	}

	private String word() throws Refusal {
		Refusal.unless(peek().matches("[\\p{L}0-9_-]+"), "a predicate lacks a word at column " + columns.get(next));
		return tokens.get(next++);
	}

	private boolean take(String token) {
		if (peek().equals(token)) {
			next++;
			return true;
		}
		return false;
	}

	private void expect(String token) throws Refusal {
		Refusal.unless(take(token), "a predicate lacks '" + token + "' at column " + columns.get(next));
	}

	private String peek() {
		return next < tokens.size() ? tokens.get(next) : "";
	}
}
