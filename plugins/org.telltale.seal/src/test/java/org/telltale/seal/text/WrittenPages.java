package org.telltale.seal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.telltale.seal.facts.FactFile;
import org.telltale.seal.facts.Manifest;
import org.telltale.seal.journal.JournalFile;
import org.telltale.seal.masking.PublicForm;
import org.telltale.seal.refusal.Refusal;

/** Lines of pages that say what facts say, for reports that are built by hand to try something else. */
public final class WrittenPages {

	private static final int WIDTH = 90;
	/** Parts the columns of a row. */
	public static final String GAP = "\u2003";

	/** Takes down what would be looked up. */
	private static final class Written extends Section {
		private final StringBuilder words = new StringBuilder();

		Written(String heading) {
			super(heading, "", new TreeMap<>(Map.of(0, 1)));
		}

		@Override
		void within(String what, String said, int most) {
			words.append(Squeezed.of(said));
		}

		@Override
		void next(String what, String said) {
			words.append(Squeezed.of(said));
		}

		@Override
		int row(String what, List<String> columns, List<List<String>> others) {
			columns.forEach(column -> words.append(GAP).append(Squeezed.of(column)));
			words.append(GAP);
			return 0;
		}

		@Override
		void ahead(String what, String... said) {
			// one of them follows by itself
		}

		@Override
		boolean follows(String said) {
			return false;
		}

		@Override
		long number(String what, long least, LongFunction<String> printed) {
			words.append(Squeezed.of(printed.apply(least)));
			return least;
		}

		@Override
		void end(String what) {
			// nothing is written behind
		}
	}

	private WrittenPages() {
	}

	/** The lines, none too long for a page. @param journal the attached one, of a public report masked */
	public static List<String> of(FactFile facts, JournalFile journal, Manifest manifest) throws Refusal {
		PageWords words = TextReview.words(manifest.json());
		List<String> lines = new ArrayList<>(List.of(words.of(manifest.isSummary() ? "Summary for a regulator" : "Report of the examination")));
		for (TextReview.Reading reading : TextReview.readings(facts, journal, manifest)) {
			Written written = new Written(reading.heading());
			reading.words().of(written);
			lines.add(words.of(reading.heading()));
			lines.addAll(broken(printed(written.words.toString(), facts, journal)));
		}
		if (manifest.isPublic()) {
			lines.addAll(List.of(words.of("17 Timeline"), words.of("This is the public report.")));
		}
		return lines;
	}

	/** Each commitment as a public report prints it. */
	private static String printed(String text, FactFile facts, JournalFile journal) {
		String printed = text;
		for (Map.Entry<String, Set<String>> rules : PublicForm.commitments(facts, journal).entrySet()) {
			printed = printed.replace(rules.getKey(), "[" + rules.getValue().iterator().next() + "masked," + rules.getKey().substring(0, 12) + "…]");
		}
		return printed;
	}

	/** No line ends or begins between two columns. */
	private static List<String> broken(String text) {
		List<String> lines = new ArrayList<>();
		for (String line : text.lines().toList()) {
			int end;
			for (int at = 0; at < line.length(); at = end) {
				end = Math.min(line.length(), at + WIDTH);
				while (end < line.length() && (line.startsWith(GAP, end - 1) || line.startsWith(GAP, end))) {
					end--;
				}
				lines.add(line.substring(at, end));
			}
		}
		return lines;
	}

	/** Changes what sections say, wherever their lines break and whatever columns part it. Headings are the lines that have spaces. @param after may break lines */
	public static UnaryOperator<List<String>> replaced(String before, String after) {
		Pattern wanted = Pattern.compile(before.codePoints().mapToObj(letter -> Pattern.quote(Character.toString(letter))).collect(Collectors.joining("\u2003*")));
		return lines -> {
			List<String> changed = new ArrayList<>();
			StringBuilder section = new StringBuilder();
			for (String line : lines) {
				if (line.contains(" ")) {
					changed.addAll(broken(wanted.matcher(section).replaceAll(Matcher.quoteReplacement(after))));
					section.setLength(0);
					changed.add(line);
				} else {
					section.append(line);
				}
			}
			changed.addAll(broken(wanted.matcher(section).replaceAll(Matcher.quoteReplacement(after))));
			if (changed.equals(lines)) {
				throw new AssertionError(before + " does not stand in " + lines);
			}
			return changed;
		};
	}
}
