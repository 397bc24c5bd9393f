package org.telltale.widgets;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders words as people do: numbers inside them by value (R2 before R10), case aside. */
public final class NaturalOrder implements Comparator<String> {

	/** The one order. */
	public static final Comparator<String> WORDS = new NaturalOrder();

	private static final Pattern PIECE = Pattern.compile("\\d{1,18}|\\D+|\\d+");

	private NaturalOrder() {
	}

	@Override
	public int compare(String one, String other) {
		Matcher left = PIECE.matcher(one);
		Matcher right = PIECE.matcher(other);
		while (left.find()) {
			if (!right.find()) {
				return 1;
			}
			int order = piece(left.group(), right.group());
			if (order != 0) {
				return order;
			}
		}
		return right.find() ? -1 : one.compareTo(other);
	}

	private static int piece(String left, String right) {
		boolean numbers = isNumber(left) && isNumber(right);
		return numbers ? Long.compare(Long.parseLong(left), Long.parseLong(right)) : left.compareToIgnoreCase(right);
	}

	private static boolean isNumber(String piece) {
		return piece.length() <= 18 && piece.charAt(0) >= '0' && piece.charAt(0) <= '9';
	}
}
