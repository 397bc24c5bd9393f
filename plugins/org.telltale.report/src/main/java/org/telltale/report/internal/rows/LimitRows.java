package org.telltale.report.internal.rows;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.base.json.Json;

/** What is open, and what would settle it: section 18. */
final class LimitRows {

	/** A reason for which cells are open, and what would change that. */
	public record Open(String reason, String cells, String change) {
	}

	private static final Map<String, String> CHANGES = Map.ofEntries(
			Map.entry("unreadable-bytes", "The keys of the encrypted connections, or an endpoint of our own that decrypts, would let the bytes be read."),
			Map.entry("few-stimuli", "A repetition with at least three stimuli of that kind inside the condition."),
			Map.entry("no-positive-control", "A run of the same handset at the same capture point in which that kind is seen going out."),
			Map.entry("gap", "A repetition with a capture without loss."),
			Map.entry("truncated", "A repetition with a capture of whole frames."),
			Map.entry("bearer-not-observed", "A capture on the bearer that was not observed, for example on the handset itself."),
			Map.entry("similar-only", "An exact copy of the exhibit in the stream, or the original of what was similar."),
			Map.entry("undecidable-time", "Clocks that are better known, or a stimulus further from the change of the condition."),
			Map.entry("rom-default-not-read", "The default as it is stored in the ROM image."),
			Map.entry("no-stimulus", "A run with stimuli of that kind."),
			Map.entry("no-capture", "A capture of that run."));

	private LimitRows() {
	}

	static List<Open> open(Facts facts) {
		Map<String, TreeSet<String>> cells = new TreeMap<>();
		for (Json.Fields cell : facts.of("cell")) {
			String verdict = Facts.text(cell, "verdict");
			if (verdict.equals("inconclusive") || verdict.equals("not tested")) {
				cell.items("reasons").forEach(r -> cells.computeIfAbsent(Facts.text(r, "code"), c -> new TreeSet<>(Natural.ORDER))
						.add(Facts.text(cell, "claim") + " / " + Facts.text(cell, "run") + " / " + Facts.text(cell, "kind")));
			}
		}
		return cells.entrySet().stream().map(e -> new Open(e.getKey(), String.join(",  ", e.getValue()),
				CHANGES.getOrDefault(e.getKey(), "A repetition that removes the reason."))).toList();
	}
}
