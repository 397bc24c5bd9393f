package org.telltale.workbench.views;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.telltale.audit.cells.WhatWouldChange;
import org.telltale.base.json.Json;
import org.telltale.widgets.Grouped;
import org.telltale.widgets.Matrix;
import org.telltale.widgets.MatrixCell;
import org.telltale.widgets.NaturalOrder;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.text.Texts;

/** The cells of a claim as runs by kinds. */
final class ClaimMatrix {

	private ClaimMatrix() {
	}

	static Matrix of(CaseSnapshot snapshot, String claim) {
		List<Json.Fields> cells = snapshot.cells().stream().filter(c -> Facts.is(c, "claim", claim)).toList();
		List<String> kinds = cells.stream().map(c -> Facts.text(c, "kind")).distinct().sorted().toList();
		List<String> runs = cells.stream().map(c -> Facts.text(c, "run")).distinct().sorted(NaturalOrder.WORDS).toList();
		List<Matrix.Row> rows = runs.stream().map(run -> new Matrix.Row(run.isEmpty() ? Texts.of("claims.allRuns") : run, note(snapshot, run, cells),
				kinds.stream().map(kind -> cells.stream().filter(c -> Facts.is(c, "run", run) && Facts.is(c, "kind", kind)).findFirst()
						.map(ClaimMatrix::cell)).toList())).toList();
		return new Matrix(kinds.stream().map(kind -> kind.isEmpty() ? Texts.of("claims.state") : kind).toList(), rows);
	}

	private static String note(CaseSnapshot snapshot, String run, List<Json.Fields> cells) {
		boolean hypothetical = cells.stream().anyMatch(c -> Facts.is(c, "run", run) && c.bool("hypothetical").orElse(false));
		return String.join(" · ", Stream.concat(hypothetical ? Stream.of(Texts.of("claims.hypothetical")) : Stream.empty(), snapshot.conditions(run).stream()).toList());
	}

	private static MatrixCell cell(Json.Fields cell) {
		String verdict = Facts.text(cell, "verdict");
		int witnesses = Facts.texts(cell, "witnesses").size();
		long stimuli = Facts.number(cell, "stimuli");
		String detail = witnesses > 0 ? Texts.of("claims.witnesses", witnesses) : stimuli > 0 ? Texts.of("claims.stimuli", stimuli) : "";
		return new MatrixCell(Facts.text(cell, "id"), Verdicts.symbol(verdict), verdict, detail, Verdicts.colour(verdict),
				String.join("\n", reasons(cell)));
	}

	static List<String> reasons(Json cell) {
		return cell.items("reasons").stream().map(reason -> Facts.text(reason, "text")).toList();
	}

	/** What stands under the matrix for the selected cell. */
	static String explanation(CaseSnapshot snapshot, Json.Fields cell) {
		String verdict = Facts.text(cell, "verdict");
		StringBuilder out = new StringBuilder();
		out.append(Verdicts.symbol(verdict)).append(' ').append(verdict.toUpperCase(java.util.Locale.ROOT)).append("  ")
				.append(Facts.text(cell, "claim")).append(" · ").append(Facts.text(cell, "run")).append(" · ").append(Facts.text(cell, "kind")).append('\n');
		reasons(cell).forEach(reason -> out.append("  • ").append(reason).append('\n'));
		out.append(Texts.of("claims.measures", duration(Facts.number(cell, "exposure")), Facts.number(cell, "stimuli"),
				Facts.texts(cell, "witnesses").size(), cell.integer("smallest").isPresent() ? Grouped.bytes(Facts.number(cell, "unreadable")) : "–", duration(Facts.number(cell, "clock")),
				String.join(", ", Facts.texts(cell, "sources"))));
		if (Facts.number(cell, "unknown") > 0) {
			out.append('\n').append(Texts.of("claims.unknown", duration(Facts.number(cell, "unknown")), Facts.number(cell, "unknownStimuli")));
		}
		if (cell.bool("statementAlone").orElse(false)) {
			out.append('\n').append(Texts.of("claims.statementAlone"));
		}
		Optional.of(Facts.texts(cell, "witnesses")).filter(w -> !w.isEmpty()).ifPresent(w -> out.append('\n').append(Texts.of("claims.witnessList",
				String.join(", ", w.stream().map(id -> snapshot.fact(id).map(s -> Facts.text(s, "exhibitId") + " " + Facts.time(s, "at")).orElse(Facts.brief(id)))
						.toList()))));
		WhatWouldChange.of(cell).forEach(sentence -> out.append('\n').append(Texts.of("claims.change", sentence)));
		return out.toString();
	}

	private static String duration(long nanos) {
		return java.time.Duration.ofNanos(nanos).toString().substring(2).toLowerCase(java.util.Locale.ROOT).replaceAll("([a-z])(?=\\d)", "$1 ");
	}
}
