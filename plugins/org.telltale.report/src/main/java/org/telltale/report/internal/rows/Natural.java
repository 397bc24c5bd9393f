package org.telltale.report.internal.rows;

import java.util.Comparator;

/** Orders names as people do: R2 before R10. */
final class Natural {

	static final Comparator<String> ORDER = Comparator.comparing(Natural::padded);

	private Natural() {
	}

	private static String padded(String name) {
		StringBuilder out = new StringBuilder();
		StringBuilder digits = new StringBuilder();
		for (char c : (name + "\0").toCharArray()) {
			if (c >= '0' && c <= '9') {
				digits.append(c);
			} else {
				if (!digits.isEmpty()) {
					out.append("0".repeat(Math.max(0, 12 - digits.length()))).append(digits);
					digits.setLength(0);
				}
				out.append(c);
			}
		}
		return out.toString();
	}
}
