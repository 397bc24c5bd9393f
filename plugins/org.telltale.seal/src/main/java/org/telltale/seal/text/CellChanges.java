package org.telltale.seal.text;

import static org.telltale.seal.text.PrintedFacts.number;
import static org.telltale.seal.text.PrintedFacts.text;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;

/** What would change the verdict of a cell: a sentence for each of its reasons, and one for the times that it leaves out. */
final class CellChanges {

	private static final Set<String> LEAVE_OUT = Set.of("not contradicted", "excluded by volume", "inconclusive");
	private static final String NOT_RECORDED = "condition-not-recorded";
	private static final int STIMULI = 3;

	/** Of the language of facts, in which the sentences are looked up that the pages have. */
	private final Forms forms = Forms.in(PageWords.ENGLISH.language());
	private final PageWords words;

	/** @param words in which the pages tell them */
	CellChanges(PageWords words) {
		this.words = words;
	}

	/** The sentences, each once. */
	Set<String> of(Fact cell) {
		Set<String> sentences = new LinkedHashSet<>();
		List<Json> reasons = cell.json().items("reasons");
		reasons.forEach(reason -> sentences.add(told(sentence(cell, text(reason, "code"), number(reason, "number")))));
		boolean recorded = reasons.stream().noneMatch(reason -> text(reason, "code").equals(NOT_RECORDED));
		if (recorded && number(cell.json(), "unknown") > 0 && LEAVE_OUT.contains(text(cell, "verdict"))) {
			long stimuli = number(cell.json(), "unknownStimuli");
			sentences.add(told(forms.counted("change.left-out", stimuli, values(cell, "", 0)).orElseThrow()));
		}
		return sentences;
	}

	private String told(String sentence) {
		return words.told("change", sentence);
	}

	private String sentence(Fact cell, String code, long number) {
		String key = "change." + code + switch (code) {
			case NOT_RECORDED -> text(cell, "verdict").equals("inconclusive") ? ".inconclusive" : "";
			case "no-stimulus" -> number(cell.json(), "exposure") == 0 && number(cell.json(), "unknown") == 0 ? ".never" : "";
			case "state" -> text(cell, "verdict").equals("confirmed") ? ".confirmed" : "";
			default -> "";
		};
		Object[] values = values(cell, code, number);
		return forms.counted(key, number, values).orElseGet(() -> forms.of("change.other", values));
	}

	private static Object[] values(Fact cell, String code, long number) {
		return new Object[] { number, span(cell, "clock"), number(cell.json(), "smallest"), STIMULI - number, code, span(cell, "unknown"), number(cell.json(), "unknownStimuli") };
	}

	private static String span(Fact cell, String member) {
		return Duration.ofNanos(number(cell.json(), member)).toString().substring(2).toLowerCase(Locale.ROOT);
	}
}
