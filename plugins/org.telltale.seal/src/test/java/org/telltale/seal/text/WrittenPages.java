package org.telltale.seal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.journal.JournalFile;
import org.telltale.seal.refusal.Refusal;

/** Lines of pages that say what facts say, for reports that are built by hand to try something else. */
public final class WrittenPages {

	private static final int WIDTH = 90;

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
		void ahead(String what, String... said) {
			// one of them follows by itself
		}

		@Override
		void times(String what, String said, int wanted) {
			// they are written as often as they are looked up
		}

		@Override
		void end(String what) {
			// nothing is written behind
		}
	}

	private WrittenPages() {
	}

	/** The lines, none too long for a page. */
	public static List<String> of(FactFile facts, JournalFile journal, Json manifest) throws Refusal {
		List<String> lines = new ArrayList<>();
		for (TextReview.Reading reading : TextReview.readings(facts, journal, manifest)) {
			Written written = new Written(reading.heading());
			reading.words().of(written);
			lines.add(TextReview.words(manifest).of(reading.heading()));
			for (int at = 0; at < written.words.length(); at += WIDTH) {
				lines.add(written.words.substring(at, Math.min(written.words.length(), at + WIDTH)));
			}
		}
		return lines;
	}
}
