package org.telltale.report.internal.words;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.report.input.Language;
import org.telltale.seal.language.SentenceTable;

/** What facts say in English sentences, in the language of the report: by the table of sentences, or in English with a mark before it. */
public final class Sentences {

	private final Words words;
	private final Optional<SentenceTable> table;
	private final Set<String> left = new TreeSet<>();

	/** Those of a language. */
	public Sentences(Words words) {
		this.words = words;
		this.table = words.language() == Language.ENGLISH ? Optional.empty() : Optional.of(SentenceTable.in(words.language().code()).orElseThrow());
	}

	/** A text of facts. @param group that of the table */
	public String of(String group, String english) {
		if (table.isEmpty()) {
			return english;
		}
		return table.get().of(group, english).orElseGet(() -> {
			left.add(group + ": " + english);
			return words.of("english", english);
		});
	}

	/** A text that may be a line of evidence, which stays as it is where the table does not have it. */
	public String quoted(String group, String text) {
		return table.flatMap(known -> known.of(group, text)).orElse(text);
	}

	/** The language's words. */
	public Words words() {
		return words;
	}

	/** What to say of those that stay English; empty if none does. */
	public String note() {
		return left.isEmpty() ? "" : words.count(left.size(), "english.count");
	}

	/** Those that stay English, each with its group. */
	public Set<String> left() {
		return Set.copyOf(left);
	}
}
