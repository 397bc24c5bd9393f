package org.telltale.workbench.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.telltale.audit.cells.WhatWouldChange;
import org.telltale.base.json.Json;
import org.telltale.widgets.Grouped;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.text.Texts;

/** A record in words: what it is, then its members by name, and the facts that it goes back to. */
final class DetailText {

	private static final Set<String> TIMES = Set.of("at", "first", "last", "start", "end", "from", "to", "acquiredAt");
	private static final Set<String> NANOS = Set.of("exposure", "unknown", "clock", "uncertainty", "clockOffset", "clockUncertainty");
	private static final Set<String> LEFT_OUT = Set.of("type", "derivation", "excerpt", "mib", "supports", "contrary", "witnesses", "reasons", "alternatives", "explanations", "title", "facts");
	private static final List<String> FIRST = List.of("verdict", "severity", "status", "decidedBy", "reason", "explanation", "limits", "host", "hostSource", "address",
			"names", "country", "countrySource", "as", "asSource", "owner", "ownerSource", "registry", "asOf", "text", "predicate", "bytesOut", "bytesIn",
			"unreadableOut", "sightings", "flows", "first", "last");
	private static final int MOST_RELATED = 400;

	private DetailText() {
	}

	static List<SightingText.Line> of(CaseSnapshot snapshot, Json.Fields record) {
		List<SightingText.Line> lines = new ArrayList<>();
		lines.add(new SightingText.Line(Facts.text(record, "type").toUpperCase(java.util.Locale.ROOT), headline(snapshot, record)));
		ClaimMatrix.reasons(record).forEach(reason -> lines.add(new SightingText.Line(Texts.of("details.reason"), reason)));
		WhatWouldChange.of(record).forEach(sentence -> lines.add(new SightingText.Line(Texts.of("details.change"), sentence)));
		List<String> names = Stream.concat(FIRST.stream().filter(record.members()::containsKey),
				record.members().keySet().stream().filter(name -> !FIRST.contains(name))).toList();
		for (String name : names) {
			if (!LEFT_OUT.contains(name)) {
				String text = value(snapshot, name, record.members().get(name));
				if (!text.isBlank()) {
					lines.add(new SightingText.Line(label(name), text));
				}
			}
		}
		List<String> others = Facts.texts(record, "alternatives");
		if (!others.isEmpty()) {
			lines.add(new SightingText.Line(Texts.of("details.alternatives"), "• " + String.join("\n• ", others)));
		}
		record.items("explanations").forEach(tried -> lines.add(new SightingText.Line(Texts.of("details.tried"), tried.text("kind").orElse("") + ": " + tried.text("outcome").orElse("")
				+ "\n" + tried.text("text").orElse(""))));
		return lines;
	}

	private static String headline(CaseSnapshot snapshot, Json.Fields record) {
		return words(snapshot, record);
	}

	/** {@code clockOffset} as {@code clock offset}. */
	private static String label(String name) {
		return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
	}

	private static String value(CaseSnapshot snapshot, String name, Json value) {
		if (TIMES.contains(name) && value.asInteger().isPresent()) {
			return Facts.time(value.asInteger().get());
		} else if (NANOS.contains(name) && value.asInteger().isPresent()) {
			return java.time.Duration.ofNanos(value.asInteger().get()).toString().substring(2).toLowerCase(java.util.Locale.ROOT);
		} else if (name.equals("evidence") && value.asText().isPresent()) {
			return snapshot.evidenceName(value.asText().get()) + "\nsha-256 " + value.asText().get();
		}
		return switch (value) {
			case Json.Text text -> text.value();
			case Json.Number number -> number.asInteger().map(Grouped::number).orElse(number.toString());
			case Json.Array array -> String.join(name.equals("frames") ? " " : ", ", array.items().stream().map(item -> value(snapshot, "", item)).toList());
			case Json.Fields fields -> String.join("\n", fields.members().entrySet().stream()
					.map(member -> label(member.getKey()) + ": " + value(snapshot, member.getKey(), member.getValue())).toList());
			case Json.Bool bool -> Texts.of(bool.value() ? "word.yes" : "word.no");
			case Json.Null none -> "";
		};
	}

	/** One line on a record. */
	static String words(CaseSnapshot snapshot, Json.Fields fact) {
		return switch (Facts.text(fact, "type")) {
			case "sighting" -> Strengths.of(Facts.text(fact, "strength")) + "  " + Facts.text(fact, "exhibitId") + " " + Facts.text(fact, "kind") + " · "
					+ Facts.text(fact, "run") + " · " + Facts.time(fact, "at");
			case "endpoint" -> Facts.endpointName(fact);
			case "run" -> Facts.text(fact, "run") + "  " + String.join(" · ", snapshot.conditions(Facts.text(fact, "run")));
			case "finding" -> Severities.symbol(Facts.text(fact, "severity")) + " " + Facts.text(fact, "title");
			case "cell" -> Verdicts.symbol(Facts.text(fact, "verdict")) + " " + Facts.text(fact, "claim") + " · " + Facts.text(fact, "run") + " · "
					+ Facts.text(fact, "kind") + ": " + Facts.text(fact, "verdict");
			case "claim" -> Facts.text(fact, "claim") + " “" + Facts.text(fact, "text") + "”";
			case "evidence" -> Facts.text(fact, "kind") + "  " + Facts.text(fact, "name");
			case "exhibit" -> Facts.text(fact, "exhibitId") + " " + Facts.text(fact, "kind") + " " + Facts.text(fact, "value");
			case "name" -> Facts.text(fact, "name") + " · " + Facts.text(fact, "source") + " " + Texts.of("details.frame", Long.toString(Facts.number(fact, "frame")))
					+ " · " + snapshot.evidenceName(Facts.text(fact, "evidence"));
			case "flow" -> Facts.time(fact, "first") + "  " + Texts.of("details.flow", Grouped.bytes(fact.get("bytes").map(b -> Facts.number(b, "out")).orElse(0L)),
					Grouped.bytes(fact.get("bytes").map(b -> Facts.number(b, "in")).orElse(0L)), Facts.text(fact, "protocol"), Facts.text(fact, "run"));
			case "condition" -> Facts.text(fact, "run") + "  " + Facts.text(fact, "dimension") + " = " + Facts.text(fact, "value");
			case "observation" -> (Facts.text(fact, "run") + "  " + Facts.text(fact, "dimension") + " = " + Facts.text(fact, "value")).strip() + " · " + Facts.text(fact, "basis") + " · "
					+ snapshot.evidenceName(Facts.text(fact, "evidence"));
			case "state" -> Facts.text(fact, "dimension") + " = " + Facts.text(fact, "value") + " · " + Facts.text(fact, "text");
			case "rom-default", "rom-text" -> Facts.text(fact, "name") + " = " + Facts.text(fact, "value");
			case "link" -> Facts.text(fact, "host") + " · " + Facts.text(fact, "path");
			case "person", "handset" -> Facts.text(fact, "name") + Facts.text(fact, "handset") + " " + Facts.text(fact, "role") + Facts.text(fact, "model");
			case "problem" -> Facts.text(fact, "what");
			default -> Facts.text(fact, "type") + " " + Facts.brief(Facts.text(fact, "id"));
		};
	}

	/** The facts that a record goes back to, as they should be read. */
	static List<Json.Fields> related(CaseSnapshot snapshot, Json.Fields record) {
		List<Json.Fields> found = new ArrayList<>();
		Stream.of("supports", "contrary", "witnesses").flatMap(name -> Facts.texts(record, name).stream()).forEach(id -> snapshot.fact(id).ifPresent(found::add));
		record.items("explanations").stream().flatMap(tried -> Facts.texts(tried, "facts").stream()).forEach(id -> snapshot.fact(id).ifPresent(found::add));
		String address = Facts.text(record, "address");
		switch (Facts.text(record, "type")) {
			case "endpoint" -> {
				found.addAll(where(snapshot, "sighting", s -> Facts.text(s, "server", "address").equals(address)));
				found.addAll(where(snapshot, "name", n -> Facts.is(n, "address", address)));
				found.addAll(where(snapshot, "link", l -> Facts.is(l, "address", address)));
				found.addAll(where(snapshot, "flow", f -> Facts.text(f, "server", "address").equals(address)));
			}
			case "sighting" -> {
				found.addAll(where(snapshot, "exhibit", e -> Facts.is(e, "exhibitId", Facts.text(record, "exhibitId"))));
				found.addAll(where(snapshot, "flow", f -> Facts.is(f, "flow", Facts.text(record, "flow"))));
				found.addAll(where(snapshot, "evidence", e -> Facts.is(e, "evidence", Facts.text(record, "evidence"))));
				snapshot.findings().stream().filter(f -> Facts.texts(f, "supports").contains(Facts.text(record, "id"))).forEach(found::add);
			}
			case "run" -> {
				found.addAll(where(snapshot, "condition", c -> Facts.is(c, "run", Facts.text(record, "run"))));
				found.addAll(where(snapshot, "evidence", e -> Facts.is(e, "run", Facts.text(record, "run"))));
				found.addAll(where(snapshot, "sighting", s -> Facts.is(s, "run", Facts.text(record, "run"))));
			}
			case "exhibit" -> found.addAll(where(snapshot, "sighting", s -> Facts.is(s, "exhibitId", Facts.text(record, "exhibitId"))));
			case "claim" -> snapshot.cells().stream().filter(c -> Facts.is(c, "claim", Facts.text(record, "claim"))).forEach(found::add);
			case "condition" -> {
				found.addAll(compared(snapshot, record));
				found.addAll(where(snapshot, "evidence", e -> Facts.is(e, "evidence", Facts.text(record, "source", "evidence"))));
			}
			case "observation" -> {
				found.addAll(compared(snapshot, record));
				Facts.texts(record, "facts").forEach(id -> snapshot.fact(id).ifPresent(found::add));
				found.addAll(where(snapshot, "evidence", e -> Facts.is(e, "evidence", Facts.text(record, "evidence"))));
			}
			case "rom-default", "rom-text", "state" -> found.addAll(where(snapshot, "evidence", e -> Facts.is(e, "evidence", Facts.text(record, "evidence"))));
			default -> {
				// what it names stands in its members
			}
		}
		return found.stream().limit(MOST_RELATED).toList();
	}

	/** What a condition or an observation was compared with. */
	private static List<Json.Fields> compared(CaseSnapshot snapshot, Json.Fields record) {
		return Facts.find(snapshot.listedConditions(), "fact", Facts.text(record, "id")).stream().flatMap(row -> Facts.texts(row, "with").stream())
				.flatMap(id -> snapshot.fact(id).stream()).toList();
	}

	private static List<Json.Fields> where(CaseSnapshot snapshot, String type, java.util.function.Predicate<Json.Fields> which) {
		return snapshot.facts(type).stream().filter(which).toList();
	}
}
