package org.telltale.workbench.views;

import java.time.Duration;

import org.telltale.base.json.Json;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.text.Texts;

/** How a listed condition reads. */
final class ConditionWords {

	private ConditionWords() {
	}

	static String origin(Json row) {
		return Texts.of("conditions.origin." + Facts.text(row, "origin"));
	}

	/** A symbol whose shape tells it, and the word. */
	static String agreement(Json row) {
		return Texts.of("conditions.agreement." + Facts.text(row, "agreement"));
	}

	/** When it held, and whether all the time; what the file itself writes where no time is known. */
	static String held(Json row) {
		String from = Facts.time(row, "from");
		String time = from.isEmpty() ? Facts.time(row, "at") : from + " – " + Facts.time(row, "to");
		String extent = Facts.text(row, "extent");
		String said = time.isEmpty() ? Facts.text(row, "timeWritten") : time;
		return extent.isEmpty() ? said : said.isEmpty() ? Texts.of("conditions.extent." + extent) : said + "  " + Texts.of("conditions.extent." + extent);
	}

	/** {@code ± 5s}. */
	static String uncertainty(Json row) {
		return row.integer("uncertainty").map(nanos -> "± " + Duration.ofNanos(nanos).toString().substring(2).toLowerCase(java.util.Locale.ROOT)).orElse("");
	}
}
