package org.telltale.seal.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An English sentence with places, and the same sentence of another language. A place is {@code {0}} for any text, {@code {0:#}} for a number, {@code {0:id}} for
 * names without brackets that commas may join, {@code {0:part}} for any text without a semicolon, {@code {0:GROUP}} for what a
 * group of the table has words for, by itself or joined by commas.
 */
final class Template {

	private static final Pattern PLACE = Pattern.compile("\\{([0-9])(?::([#a-z.-]+))?\\}");
	private static final Pattern NUMBER = Pattern.compile("[-−]?[0-9](?:[0-9.,]*+(?<=[0-9]))?(?:[eE][-+]?[0-9]+)?");

	private final List<Place> places;
	/** What stands before the first place, between places, and behind the last. */
	private final List<String> between;
	private final String other;

	/** Which argument, and the group that it is of; none for any text, or {@code #}, {@code id}, {@code part}. */
	record Place(int argument, String group) {
	}

	Template(String english, String other) {
		this.other = other;
		List<Place> found = new ArrayList<>();
		List<String> fixed = new ArrayList<>();
		Matcher place = PLACE.matcher(english);
		int at = 0;
		while (place.find()) {
			fixed.add(english.substring(at, place.start()));
			found.add(new Place(place.group(1).charAt(0) - '0', Optional.ofNullable(place.group(2)).orElse("")));
			at = place.end();
		}
		fixed.add(english.substring(at));
		this.places = List.copyOf(found);
		this.between = List.copyOf(fixed);
	}

	/** The ways to read a text as this sentence: none, one, or two that stand for several. */
	List<List<String>> readings(String text) {
		return readings(text, 0, text.length());
	}

	/** The ways to read what stands between two offsets of a text. */
	List<List<String>> readings(String text, int from, int to) {
		Optional<List<String>> shortest = new Reading(text, to, true).from(from);
		if (shortest.isEmpty()) {
			return List.of();
		}
		List<String> longest = new Reading(text, to, false).from(from).orElseThrow();
		return longest.equals(shortest.get()) ? List.of(longest) : List.of(shortest.get(), longest);
	}

	/**
	 * One way to read a text. No regular expression: its groups that repeat would need memory of the stack for each element of a list, and lists are as long as evidence makes
	 * them.
	 */
	private final class Reading {

		private final String text;
		/** Where it ends. */
		private final int length;
		private final boolean shortest;
		/** Of each place, where it cannot begin. */
		private final List<Set<Integer>> hopeless = new ArrayList<>();
		private final List<String> read = new ArrayList<>();

		Reading(String text, int length, boolean shortest) {
			this.text = text;
			this.length = length;
			this.shortest = shortest;
			places.forEach(place -> hopeless.add(new HashSet<>()));
		}

		Optional<List<String>> from(int start) {
			int at = start + between.get(0).length();
			boolean reads = at <= length && begins(text, start) && (places.isEmpty() ? at == length : from(0, at));
			return reads ? Optional.of(List.copyOf(read)) : Optional.empty();
		}

		/** Whether the text can be read from a place of the sentence on; there are no more than ten. */
		private boolean from(int place, int at) {
			if (hopeless.get(place).contains(at)) {
				return false;
			}
			String group = places.get(place).group();
			int most = at + longest(group, at);
			boolean ascending = shortest && !group.equals("#") && !group.equals("id");
			int end = ascending ? next(place, at + 1, most) : last(place, most, at + 1);
			while (end >= 0) {
				if (fits(group, at, end) && goesOn(place, at, end)) {
					return true;
				}
				end = ascending ? next(place, end + 1, most) : last(place, end - 1, at + 1);
			}
			hopeless.get(place).add(at);
			return false;
		}

		private boolean goesOn(int place, int at, int end) {
			read.add(text.substring(at, end));
			if (place == places.size() - 1 || from(place + 1, end + between.get(place + 1).length())) {
				return true;
			}
			read.remove(read.size() - 1);
			return false;
		}

		/** The first end of a place, from one offset to another, behind which the sentence goes on; -1 if there is none. */
		private int next(int place, int from, int to) {
			if (place == places.size() - 1) {
				return end(from, to);
			}
			String behind = between.get(place + 1);
			return from > to ? -1 : text.indexOf(behind, from, Math.min(length, to + behind.length()));
		}

		/** The last one, from one offset back to another. */
		private int last(int place, int from, int to) {
			if (place == places.size() - 1) {
				return end(to, from);
			}
			String behind = between.get(place + 1);
			int end = Math.min(from, length - behind.length());
			while (end >= to && !text.startsWith(behind, end)) {
				end--;
			}
			return end >= to ? end : -1;
		}

		/** The end of the last place, between two offsets. */
		private int end(int from, int to) {
			int end = length - between.get(between.size() - 1).length();
			return end >= from && end <= to && ends(text, from, length) ? end : -1;
		}

		/** How many characters there can be in a place of a group. */
		private int longest(String group, int at) {
			int end = at;
			while (end < length && mayStand(group, at, end)) {
				end++;
			}
			return end - at;
		}

		private boolean mayStand(String group, int from, int at) {
			char c = text.charAt(at);
			boolean begins = at == from || text.charAt(at - 1) == ' ';
			return switch (group) {
				case "#" -> c >= '0' && c <= '9' || "-−.,eE+".indexOf(c) >= 0;
				case "id" -> c == ' ' ? at > from && text.charAt(at - 1) == ',' : !isSpace(c) && ";()".indexOf(c) < 0 && (c == ',' ? !begins && text.charAt(at - 1) != ',' : at == from || text.charAt(at - 1) != ',');
				case "part" -> c != ';';
				default -> true;
			};
		}

		private boolean fits(String group, int at, int end) {
			char last = text.charAt(end - 1);
			return switch (group) {
				case "#" -> NUMBER.matcher(text).region(at, end).matches();
				case "id" -> last != ',' && last != ' ';
				default -> true;
			};
		}
	}

	/** As {@code \s} of regular expressions. */
	private static boolean isSpace(char c) {
		return c == ' ' || c >= '\t' && c <= '\r';
	}

	/** Whether a text may be this sentence from an offset on, by the first of its words. */
	boolean begins(String text, int from) {
		return text.startsWith(between.get(0), from);
	}

	/** Whether it may be this sentence up to an offset, by the last of its words. */
	boolean ends(String text, int from, int to) {
		String last = between.get(between.size() - 1);
		return to - last.length() >= from && text.startsWith(last, to - last.length());
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
