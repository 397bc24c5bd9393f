package org.telltale.report.internal.rows;

import java.util.Comparator;
import java.util.stream.Collectors;

import org.telltale.base.json.Json;

/** The order of cells, and their reasons as one text. */
final class CellOrder {

	static final Comparator<Json.Fields> BY_RUN = Comparator.comparing((Json.Fields c) -> Facts.text(c, "run"), Natural.ORDER)
			.thenComparing(c -> Facts.text(c, "kind"));

	private CellOrder() {
	}

	/** The sentences of the cell's reasons. */
	static String reasons(Json cell, Facts facts) {
		return cell.items("reasons").stream().map(r -> facts.sentences().of("reason", Facts.text(r, "text"))).filter(t -> !t.isEmpty()).collect(Collectors.joining(" "));
	}
}
