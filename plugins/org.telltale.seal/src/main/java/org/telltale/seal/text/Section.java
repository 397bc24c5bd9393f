package org.telltale.seal.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Stream;

import org.telltale.seal.refusal.Refusal;

/** The text of one section, read from its start. */
class Section {

	private static final int SHOWN = 70;
	/** Fewer characters of words stand anywhere by chance. */
	private static final int LEAST_ALIKE = 4;
	/** So many characters tell where the words were meant to stand. */
	private static final int MOST_ALIKE = 4_096;
	/** More have no numbers that are printed. */
	private static final int MOST_DIGITS = 18;

	private final String heading;
	private final String text;
	private final TreeMap<Integer, Integer> pages;
	private final TreeMap<Integer, Piece> pieces;
	private final Optional<Concealment> concealment;
	private int at;
	private int concealed;

	/** @param pages the page at offsets of the text */
	Section(String heading, String text, TreeMap<Integer, Integer> pages) {
		this(heading, text, pages, new TreeMap<>(), Optional.empty());
	}

	/** @param pieces where what is written from offsets of the text on stands on its page @param concealment how a public report takes out some of its own words */
	Section(String heading, String text, TreeMap<Integer, Integer> pages, TreeMap<Integer, Piece> pieces, Optional<Concealment> concealment) {
		this.heading = heading;
		this.text = text;
		this.pages = pages;
		this.pieces = pieces;
		this.concealment = concealment;
	}

	/** In how many places words were taken out. */
	int concealed() {
		return concealed;
	}

	/** Passes words of which some may be taken out. @return whether they stand there */
	private boolean passed(String words, int from) {
		int end = concealment.map(each -> each.end(text, from, words)).orElse(-1);
		if (end >= 0) {
			concealed += concealment.get().count(text.substring(from, end));
			at = end;
		}
		return end >= 0;
	}

	/** These words come next, with nothing in between. @param what whose words they are, for people */
	void next(String what, String words) throws Refusal {
		String wanted = Squeezed.of(words);
		if (text.startsWith(wanted, at)) {
			at += wanted.length();
		} else if (!passed(words, at)) {
			throw differs(what, wanted, at);
		}
	}

	/** A row of a table comes next. One that is longer than the rest of its page goes on behind it, column by column. @param columns what each says */
	void row(String what, List<String> columns) throws Refusal {
		row(what, columns, List.of());
	}

	/**
	 * A row of a table comes next, in one of several ways.
	 *
	 * @param columns what each says in the first way
	 * @param others the columns of the other ways
	 * @return which way it stands there; 0 is the first
	 */
	int row(String what, List<String> columns, List<List<String>> others) throws Refusal {
		BrokenRow rows = new BrokenRow(text, pieces);
		List<List<String>> ways = Stream.concat(Stream.of(columns), others.stream()).toList();
		for (int way = 0; way < ways.size(); way++) {
			int end = rows.end(ways.get(way).stream().map(Squeezed::of).toList(), at);
			if (end >= 0) {
				at = end;
				return way;
			}
		}
		Refusal.unless(!text.startsWith(Squeezed.of(String.join("", columns)), at), place(at) + what + " is printed in other columns than its facts have: “" + cut(text, at) + "” (spaces left out)");
		next(what, String.join(" ", columns));
		return 0;
	}

	/** Whether these words come next; they are not passed. */
	boolean follows(String words) {
		return text.startsWith(Squeezed.of(words), at);
	}

	/**
	 * A number comes next, as the pages print one.
	 *
	 * @param least what it may be
	 * @param printed how a number is printed
	 */
	long number(String what, long least, LongFunction<String> printed) throws Refusal {
		String digits = digits();
		String number = digits.replace(",", "");
		boolean printable = !number.isEmpty() && number.length() <= MOST_DIGITS && Long.parseLong(number) >= least && printed.apply(Long.parseLong(number)).equals(digits);
		Refusal.unless(printable, place(at) + what + " is no number as the pages print one of " + least + " or more; the page says “" + cut(text, at) + "” (spaces left out)");
		at += digits.length();
		return Long.parseLong(number);
	}

	/** What comes next of the digits 0 to 9 and commas. */
	private String digits() {
		int end = at;
		while (end < text.length() && (text.charAt(end) >= '0' && text.charAt(end) <= '9' || text.charAt(end) == ',')) {
			end++;
		}
		return text.substring(at, end);
	}

	/** Passes a number and words, if they come next. @param others of which one may stand there; {@code {0}} at the start is the number */
	void counted(List<String> others) {
		String digits = digits();
		for (String words : others) {
			String wanted = Squeezed.of(words.replace("{0}", ""));
			if (digits.length() <= MOST_DIGITS && digits.matches("[1-9][0-9]*") && text.startsWith(wanted, at + digits.length())) {
				at += digits.length() + wanted.length();
				return;
			}
		}
	}

	/** These words come later, behind any others. */
	void later(String what, String words) throws Refusal {
		within(what, words, text.length());
	}

	/** These words come behind no more than some characters of others. */
	void within(String what, String words, int most) throws Refusal {
		String wanted = Squeezed.of(words);
		int found = text.indexOf(wanted, at);
		if (found >= 0 && found - at <= most) {
			at = found + wanted.length();
		} else if (!passedWithin(words, wanted, most)) {
			throw differs(what, wanted, likeliest(wanted));
		}
	}

	private boolean passedWithin(String words, String wanted, int most) throws Refusal {
		Refusal.unless(!wanted.isEmpty(), "nothing is looked for");
		for (int from = at; concealment.isPresent() && from - at <= most && from < text.length(); from++) {
			if ((text.charAt(from) == wanted.charAt(0) || concealment.get().begins(text, from)) && passed(words, from)) {
				return true;
			}
		}
		return false;
	}

	/** One of these words comes next; it is not passed. */
	void ahead(String what, String... words) throws Refusal {
		for (String word : words) {
			if (text.startsWith(word, at)) {
				return;
			}
		}
		throw differs(what, words[0], at);
	}

	/** Nothing comes any more. @param what ends here */
	void end(String what) throws Refusal {
		if (at < text.length()) {
			throw new Refusal("section " + heading + ": behind " + what + " stands what no fact says: “" + cut(text, at) + "” (spaces left out)");
		}
	}

	/** Where the most of the words stands, of their beginning, to say how they differ. */
	private int likeliest(String wanted) {
		int there = at;
		int least = LEAST_ALIKE;
		int most = Math.min(wanted.length() - 1, MOST_ALIKE);
		// where a beginning of the words stands, every shorter one does
		while (least <= most) {
			int length = (least + most) >>> 1;
			int found = text.indexOf(wanted.substring(0, length), at);
			if (found >= 0) {
				there = found;
				least = length + 1;
			} else {
				most = length - 1;
			}
		}
		return there;
	}

	private Refusal differs(String what, String wanted, int there) {
		int same = 0;
		while (same < wanted.length() && there + same < text.length() && wanted.charAt(same) == text.charAt(there + same)) {
			same++;
		}
		int from = Math.max(0, same - SHOWN / 2);
		return new Refusal(place(there + same) + what + " is not printed as attached; the facts say “" + cut(wanted, from)
				+ "”, the page says “" + cut(text, there + from) + "” (spaces left out)");
	}

	/** Where an offset of the text is, for people. */
	private String place(int offset) {
		Map.Entry<Integer, Integer> page = pages.floorEntry(Math.min(text.length(), offset));
		return "section " + heading + ", page " + (page == null ? "?" : page.getValue()) + ": ";
	}

	private static String cut(String text, int from) {
		int start = Math.min(from, text.length());
		return text.substring(start, Math.min(text.length(), start + SHOWN));
	}
}
