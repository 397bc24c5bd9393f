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
import org.telltale.report.internal.words.Words;
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

	private LimitRows() {
	}

	static List<Open> open(Facts facts) {
		Map<String, Map<String, Map<String, Set<String>>>> cells = new TreeMap<>();
		for (Json.Fields cell : facts.of("cell")) {
			String verdict = Facts.text(cell, "verdict");
			if (verdict.equals("inconclusive") || verdict.equals("not tested")) {
				cell.items("reasons").forEach(r -> cells.computeIfAbsent(Facts.text(r, "code"), c -> new TreeMap<>(Natural.ORDER))
						.computeIfAbsent(Facts.text(cell, "claim"), c -> new TreeMap<>(Natural.ORDER))
						.computeIfAbsent(Facts.text(cell, "run").replace("*", facts.words().of("all-runs")), c -> new TreeSet<>()).add(Facts.text(cell, "kind")));
			}
		}
		return cells.entrySet().stream().map(e -> new Open(facts.words().code("reason", e.getKey()), words(e.getValue()),
				change(e.getKey(), facts.words()))).toList();
	}

	private static String change(String code, Words words) {
		String known = words.code("settle", code);
		return known.equals(code) ? words.of("settle-other") : known;
	}

	/** A line for each claim: {@code C2: R1 PHOTO, SMS; R2 IDENTIFIER}. */
	private static String words(Map<String, Map<String, Set<String>>> claims) {
		return claims.entrySet().stream().map(claim -> claim.getKey() + ": " + claim.getValue().entrySet().stream()
				.map(run -> run.getKey() + " " + String.join(", ", run.getValue())).collect(Collectors.joining("; "))).collect(Collectors.joining("\n"));
	}

	static List<Rate> rates(ErrorRates table, Facts facts) {
		Words words = facts.words();
		String holds = facts.sentences().of("rates", table.holds());
		String version = words.of("rate.measured", table.version(), facts.sentences().of("rates", table.measuredOn()));
		List<Rate> rates = new ArrayList<>();
		rates.add(new Rate(words.of("rate.planted"), table.planted(), version, holds));
		rates.add(new Rate(words.of("rate.found"), table.found(), version, holds));
		rates.add(new Rate(words.of("rate.missed"), table.missed(), version, holds));
		rates.add(new Rate(words.of("rate.false"), table.falseSightings(), version, holds));
		rates.add(new Rate(words.of("rate.by-chance"), table.byChance(), version, holds));
		rates.add(new Rate(words.of("rate.keys"), table.needKeys(), version, holds));
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
		Words words = facts.words();
		return new KeyLog(words.of("key-log", name + (number.isEmpty() ? "" : " (" + number + ")") + run.map(r -> words.of("key-log.of-run", r)).orElse(""), sessions, opened) + " "
				+ (open.isEmpty() ? words.of("key-log.none-open") : words.of("key-log.open", open)));
	}
}
