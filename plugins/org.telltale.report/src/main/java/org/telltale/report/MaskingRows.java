package org.telltale.report;

import java.util.List;

import org.telltale.report.internal.masking.Masking;
import org.telltale.report.internal.words.Words;

/** What a public report masks, rule by rule: section 20. */
public final class MaskingRows {

	/** A rule with how many texts of the attached facts it masks. */
	public record Row(String rule, String covers, Long count) {
	}

	private MaskingRows() {
	}

	static List<Row> of(Masking masking, Words words) {
		return masking.counts().entrySet().stream().map(e -> new Row(words.code("mask", e.getKey().word()), words.code("masks", e.getKey().word()), e.getValue())).toList();
	}
}
