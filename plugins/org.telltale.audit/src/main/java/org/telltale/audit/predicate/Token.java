package org.telltale.audit.predicate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word or sign of a predicate's text.
 *
 * @param from index of its first character
 * @param to index behind its last
 */
record Token(String text, int from, int to) {

	private static final Pattern TOKEN = Pattern.compile("\\s*(>=|[=,{}]|[\\p{L}0-9_-]+)");
	private static final Pattern WORD = Pattern.compile("[\\p{L}0-9_-]+");

	/** The tokens of a text, and behind them an empty one at its end. A character that no token has is an error. */
	static List<Token> of(String text) throws PredicateSyntaxException {
		List<Token> tokens = new ArrayList<>();
		Matcher matcher = TOKEN.matcher(text);
		int end = text.stripTrailing().length();
		int position = 0;
		while (position < end) {
			if (!matcher.find(position) || matcher.start() != position) {
				int at = position;
				while (Character.isWhitespace(text.charAt(at))) {
					at++;
				}
				throw new PredicateSyntaxException("this character means nothing here", at + 1, List.of());
			}
			tokens.add(new Token(matcher.group(1), matcher.start(1), matcher.end(1)));
			position = matcher.end();
		}
		tokens.add(new Token("", text.length(), text.length()));
		return tokens;
	}

	boolean isWord() {
		return WORD.matcher(text).matches();
	}
}
