package org.telltale.audit.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * When two names of a make, a model or a build are taken for one. Case, and all but letters and digits, plays no part; letters and digits with nothing
 * else between them are a word.
 */
public final class UnitNames {

	/** A shorter part of a name says too little to be its sign. */
	private static final int SHORTEST = 4;

	private UnitNames() {
	}

	/** Whether whole words of one name are the other. What is blank contradicts nothing. */
	public static boolean isAlike(String a, String b) {
		return plain(a).isEmpty() || plain(b).isEmpty() || isIn(a, b, false) || isIn(b, a, false);
	}

	/** Whether one name is the other with more words behind it, as of a variant: {@code Note 8 Pro} of {@code Note 8}. */
	static boolean isVariant(String a, String b) {
		return isAlike(a, b) && !plain(a).isEmpty() && !plain(b).isEmpty() && !isIn(a, b, true) && !isIn(b, a, true);
	}

	/** Whether what was entered of a build has the property's value as whole words, four characters or more or all of it, or is whole words of it. */
	static boolean isOfBuild(String property, String entered) {
		return plain(entered).isEmpty() || isIn(entered, property, false) || (plain(property).length() >= SHORTEST && isIn(property, entered, false));
	}

	/** Whether consecutive words of the whole are the part, and where it is asked for, the last ones. */
	private static boolean isIn(String part, String whole, boolean atEnd) {
		String wanted = plain(part);
		List<String> words = Arrays.stream(lower(whole).split("[^\\p{L}\\p{Nd}]+")).filter(word -> !word.isEmpty()).toList();
		for (int from = 0; from < words.size(); from++) {
			StringBuilder joined = new StringBuilder();
			for (int to = from; to < words.size() && joined.length() < wanted.length(); to++) {
				joined.append(words.get(to));
				if (joined.toString().equals(wanted) && (!atEnd || to == words.size() - 1)) {
					return true;
				}
			}
		}
		return false;
	}

	private static String lower(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	private static String plain(String name) {
		return lower(name).replaceAll("[^\\p{L}\\p{Nd}]", "");
	}
}
