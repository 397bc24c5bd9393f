package org.telltale.seal.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An English sentence with places, and the same sentence of another language. A place is {@code {0}} for any text, {@code {0:#}} for a number, {@code {0:id}} for
 * names without brackets that commas may join, {@code {0:part}} for any text without a semicolon, {@code {0:GROUP}} for what a
 * group of the table has words for, by itself or joined by commas.
 */
final class Template {

	private static final Pattern PLACE = Pattern.compile("\\{([0-9])(?::([#a-z.-]+))?\\}");
	private static final String NUMBER = "[-−]?[0-9](?:[0-9.,]*[0-9])?(?:[eE][-+]?[0-9]+)?";
	private static final String NAMES = "[^\\s,;()]+(?:, [^\\s,;()]+)*";

	private final Pattern shortest;
	private final Pattern longest;
	private final List<Place> places;
	private final String other;

	/** Which argument, and the group that it is of; none for any text, or {@code #}, {@code id}, {@code part}. */
	record Place(int argument, String group) {
	}

	Template(String english, String other) {
		this.other = other;
		List<Place> found = new ArrayList<>();
		StringBuilder reluctant = new StringBuilder();
		StringBuilder greedy = new StringBuilder();
		Matcher place = PLACE.matcher(english);
		int at = 0;
		while (place.find()) {
			String before = Pattern.quote(english.substring(at, place.start()));
			String group = Optional.ofNullable(place.group(2)).orElse("");
			found.add(new Place(place.group(1).charAt(0) - '0', group));
			reluctant.append(before).append(pattern(group, "?"));
			greedy.append(before).append(pattern(group, ""));
			at = place.end();
		}
		String rest = Pattern.quote(english.substring(at));
		this.places = List.copyOf(found);
		this.shortest = Pattern.compile(reluctant + rest, Pattern.DOTALL);
		this.longest = Pattern.compile(greedy + rest, Pattern.DOTALL);
	}

	private static String pattern(String group, String reluctant) {
		return switch (group) {
			case "#" -> "(" + NUMBER + ")";
			case "id" -> "(" + NAMES + ")";
			case "part" -> "([^;]+" + reluctant + ")";
			default -> "(.+" + reluctant + ")";
		};
	}

	/** The ways to read a text as this sentence: none, one, or two that stand for several. */
	List<List<String>> readings(CharSequence text) {
		Matcher one = shortest.matcher(text);
		if (!one.matches()) {
			return List.of();
		}
		Matcher another = longest.matcher(text);
		List<String> first = groups(one);
		return another.matches() && !groups(another).equals(first) ? List.of(first, groups(another)) : List.of(first);
	}

	private static List<String> groups(Matcher match) {
		List<String> groups = new ArrayList<>();
		for (int i = 1; i <= match.groupCount(); i++) {
			groups.add(match.group(i));
		}
		return groups;
	}

	List<Place> places() {
		return places;
	}

	/** The other sentence with its places filled; {@code arguments} by number of the argument. */
	String filled(String[] arguments) {
		StringBuilder out = new StringBuilder();
		Matcher place = PLACE.matcher(other);
		int at = 0;
		while (place.find()) {
			out.append(other, at, place.start()).append(arguments[place.group(1).charAt(0) - '0']);
			at = place.end();
		}
		return out.append(other, at, other.length()).toString();
	}
}
