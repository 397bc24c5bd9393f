package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.telltale.base.json.Json;
import org.telltale.report.input.ErrorRates;

/** What is open, and what would settle it: section 18. */
final class LimitRows {

	/** A reason for which cells are open, and what would change that. */
	public record Open(String reason, String cells, String change) {
	}

	/** A sentence on a key log that is in the evidence. */
	public record KeyLog(String text) {
	}

	/** A figure of the published error table; version and note are the same in each. */
	public record Rate(String what, Long number, String version, String note) {
	}

	private static final Map<String, String> CHANGES = Map.ofEntries(
			Map.entry("unreadable-bytes", "The keys of the encrypted connections, or an endpoint of our own that decrypts, would let the bytes be read; bytes that were read and not searched (11.2) need the cause in 11.3 removed."),
			Map.entry("chance-only", "A longer or rarer value of that kind, so that chance alone does not give it."),
			Map.entry("few-stimuli", "A repetition with at least three stimuli of that kind inside the condition."),
			Map.entry("no-positive-control", "A run of the same handset at the same capture point in which that kind is seen going out."),
			Map.entry("not-searched", "The bytes of the photo, as an item of evidence of its own."),
			Map.entry("not-covered", "A capture that goes on behind the stimuli, and clocks that place its frames in the run."),
			Map.entry("gap", "A repetition with a capture without loss."),
			Map.entry("truncated", "A repetition with a capture of whole frames."),
			Map.entry("bearer-not-observed", "A capture on the bearer that was not observed, for example on the handset itself."),
			Map.entry("similar-only", "An exact copy of the exhibit in the stream, or the original of what was similar."),
			Map.entry("weak-not-recorded", "A record of the switches that the claim names at the time of these sightings."),
			Map.entry("undecidable-time", "Clocks that are better known, or a stimulus further from the change of the condition."),
			Map.entry("rom-default-not-read", "The default as it is stored in the ROM image."),
			Map.entry("condition-not-recorded", "A record of the switches that the claim names: from a setting, a log, a picture of the screen or a named person's statement."),
			Map.entry("rom-default-differs", "The image of the build that the handset had, or the condition as the ROM has it."),
			Map.entry("state-not-observed", "The settings of a handset after a reset, or a photo of its screen."),
			Map.entry("state-disputed", "Which of the states that were entered for the start of the run is right."),
			Map.entry("no-stimulus", "A run with stimuli of that kind."),
			Map.entry("no-capture", "A capture of that run."));

	private LimitRows() {
	}

	static List<Open> open(Facts facts) {
		Map<String, Map<String, Map<String, Set<String>>>> cells = new TreeMap<>();
		for (Json.Fields cell : facts.of("cell")) {
			String verdict = Facts.text(cell, "verdict");
			if (verdict.equals("inconclusive") || verdict.equals("not tested")) {
				cell.items("reasons").forEach(r -> cells.computeIfAbsent(Facts.text(r, "code"), c -> new TreeMap<>(Natural.ORDER))
						.computeIfAbsent(Facts.text(cell, "claim"), c -> new TreeMap<>(Natural.ORDER))
						.computeIfAbsent(Facts.text(cell, "run").replace("*", "all runs"), c -> new TreeSet<>()).add(Facts.text(cell, "kind")));
			}
		}
		return cells.entrySet().stream().map(e -> new Open(e.getKey(), words(e.getValue()),
				CHANGES.getOrDefault(e.getKey(), "A repetition that removes the reason."))).toList();
	}

	/** A line for each claim: {@code C2: R1 PHOTO, SMS; R2 IDENTIFIER}. */
	private static String words(Map<String, Map<String, Set<String>>> claims) {
		return claims.entrySet().stream().map(claim -> claim.getKey() + ": " + claim.getValue().entrySet().stream()
				.map(run -> run.getKey() + " " + String.join(", ", run.getValue())).collect(Collectors.joining("; "))).collect(Collectors.joining("\n"));
	}

	static List<Rate> rates(ErrorRates table) {
		String version = "Measured with version " + table.version() + " on " + table.measuredOn() + ".";
		List<Rate> rates = new ArrayList<>();
		rates.add(new Rate("Planted: exhibits sent, in an encoding that this version can reach, inside TLS too where the key log is in the case", table.planted(), version, table.holds()));
		rates.add(new Rate("Found: planted and seen", table.found(), version, table.holds()));
		rates.add(new Rate("Missed: planted and not seen", table.missed(), version, table.holds()));
		rates.add(new Rate("False: seen and not planted", table.falseSightings(), version, table.holds()));
		rates.add(new Rate("By chance: not planted, and marked by the program as possible by chance; never a witness", table.byChance(), version, table.holds()));
		rates.add(new Rate("Of the planted: inside TLS, reached with a key log alone", table.needKeys(), version, table.holds()));
		return rates;
	}

	/** What to say of each key log: what the captures gave with it, and which cells encrypted bytes leave open none the less. */
	static List<KeyLog> keyLogs(Facts facts) {
		return facts.of("evidence").stream().filter(f -> Facts.text(f, "kind").equals("key-log"))
				.sorted(Comparator.comparing((Json.Fields f) -> Facts.text(f, "exhibitNumber"), Natural.ORDER).thenComparing(f -> Facts.text(f, "evidence")))
				.map(f -> keyLog(facts, f)).toList();
	}

	/** A key log names no run; the start of its file name may. */
	private static KeyLog keyLog(Facts facts, Json.Fields log) {
		String name = Facts.text(log, "name");
		Optional<String> run = facts.of("run").stream().map(r -> Facts.text(r, "run")).filter(name.split("[.-]", 2)[0]::equalsIgnoreCase).findFirst();
		String open = facts.of("cell").stream().filter(c -> Facts.text(c, "verdict").equals("inconclusive") && run.map(Facts.text(c, "run")::equals).orElse(true))
				.filter(c -> c.items("reasons").stream().anyMatch(r -> Facts.text(r, "code").equals("unreadable-bytes")))
				.map(Labels::cell).sorted(Natural.ORDER).collect(Collectors.joining(", "));
		String number = Facts.text(log, "exhibitNumber");
		long sessions = 0;
		long opened = 0;
		for (Json.Fields reading : facts.of("reading")) {
			sessions += reading.get("tls").flatMap(tls -> tls.integer("sessions")).orElse(0L);
			opened += reading.get("tls").flatMap(tls -> tls.integer("decrypted")).orElse(0L);
		}
		return new KeyLog("Key log " + name + (number.isEmpty() ? "" : " (" + number + ")") + run.map(r -> ", by its name of run " + r + ",").orElse("")
				+ " is in the evidence. The captures were read with all key logs of the case: of " + sessions + " TLS connections " + opened
				+ " were opened; what the others carried counts as unreadable. "
				+ (open.isEmpty() ? "No cell is open for that reason." : "For that reason these cells are inconclusive: " + open + "."));
	}
}
