package org.telltale.seal.text;

import java.math.BigInteger;
import java.util.Comparator;

/** Names in the order of people: R2 before R10. */
final class Names {

	static final Comparator<String> ORDER = Names::compare;

	private Names() {
	}

	/** By characters, runs of the digits 0 to 9 by their value. */
	private static int compare(String a, String b) {
		int i = 0;
		int j = 0;
		while (i < a.length() && j < b.length()) {
			int order;
			if (digit(a.charAt(i)) && digit(b.charAt(j))) {
				int endA = run(a, i);
				int endB = run(b, j);
				order = new BigInteger(a.substring(i, endA)).compareTo(new BigInteger(b.substring(j, endB)));
				i = endA;
				j = endB;
			} else {
				order = Character.compare(a.charAt(i++), b.charAt(j++));
			}
			if (order != 0) {
				return order;
			}
		}
		return Integer.compare(a.length() - i, b.length() - j);
	}

	private static int run(String name, int from) {
		int end = from;
		while (end < name.length() && digit(name.charAt(end))) {
			end++;
		}
		return end;
	}

	private static boolean digit(char c) {
		return c >= '0' && c <= '9';
	}
}
