package org.telltale.report.internal.rows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.telltale.base.CaptureInstant;
import org.telltale.base.json.Json;
import org.telltale.report.internal.words.Words;
import org.telltale.report.input.Excerpt;

/** Sightings with their place, way and bytes: the second part of section 12. */
final class SightingRows {

	/** One row of sixteen bytes of a sighting; a sighting without excerpt has one row without bytes. */
	public record Line(String sighting, String heading, String bookmark, String what, String way, String place, String chain, String fact, String strength,
			String textBefore, String textMatch, String textAfter, String offset, String hexBefore, String hexMatch, String hexAfter, String plain) {
	}

	/** The texts above the bytes. */
	private record Top(String sighting, String heading, String what, String way, String place, String chain, String fact, String strength, Optional<Excerpt> excerpt) {

		Line line(HexLine hex) {
			Optional<Excerpt.MarkedText> text = excerpt.flatMap(Excerpt::text);
			return new Line(sighting, heading, "sighting-" + sighting, what, way, place, chain, fact, strength, text.map(Excerpt.MarkedText::before).orElse(""),
					text.map(Excerpt.MarkedText::match).orElse(""), text.map(Excerpt.MarkedText::after).orElse(""), hex.offset(), hex.before(), hex.match(),
					hex.after(), hex.plain());
		}
	}

	private final Facts facts;
	private final Labels labels;
	private final Moments moments;

	SightingRows(Facts facts, Labels labels, Moments moments) {
		this.facts = facts;
		this.labels = labels;
		this.moments = moments;
	}

	List<Line> lines(Map<String, Excerpt> excerpts) {
		List<Line> lines = new ArrayList<>();
		for (Json.Fields sighting : labels.sightings()) {
			String id = Facts.text(sighting, "id");
			Top top = top(sighting, Optional.ofNullable(excerpts.get(id)));
			List<HexLine> bytes = top.excerpt().map(HexLine::of).orElseGet(() -> List.of(without(sighting)));
			bytes.forEach(hex -> lines.add(top.line(hex)));
		}
		return lines;
	}

	/** What stands in the place of bytes: nothing, or that a public report masks them. */
	private HexLine without(Json sighting) {
		return sighting.get("masked").flatMap(masked -> masked.get("/excerpt/hex")).isEmpty() ? HexLine.NONE
				: new HexLine("", facts.words().of("sighting.masked-bytes") + ": " + sighting.get("excerpt").map(e -> Facts.text(e, "hex")).orElse(""), "", "", "");
	}

	/** True time where the capture's clock has a known offset, with the clock's own time beside it. */
	private String time(Json.Fields sighting) {
		long at = Facts.number(sighting, "at");
		Optional<Json.Fields> point = facts.of("capture-point").stream().filter(p -> p.text("evidence").equals(sighting.text("evidence"))).findFirst();
		long offset = point.map(p -> Facts.number(p, "clockOffset")).orElse(0L);
		String uncertainty = point.map(p -> Duration.ofNanos(Facts.number(p, "clockUncertainty"))).filter(d -> !d.isZero())
				.map(d -> " ± " + d.toString().substring(2).toLowerCase(Locale.ROOT)).orElse("");
		String own = moments.line(CaptureInstant.instantOf(at));
		return offset == 0 ? facts.words().of("sighting.own-clock", own + uncertainty)
				: facts.words().of("sighting.corrected", moments.line(CaptureInstant.instantOf(at + offset)) + uncertainty, own,
						Duration.ofNanos(offset).toString().substring(2).toLowerCase(Locale.ROOT));
	}

	private Top top(Json.Fields f, Optional<Excerpt> excerpt) {
		Words words = facts.words();
		String label = labels.label(Facts.text(f, "id"));
		String heading = words.of("sighting.heading." + Facts.text(f, "direction"), Facts.text(f, "exhibitId"), Facts.text(f, "kind"))
				+ f.text("run").map(r -> " " + words.of("sighting.in-run", r)).orElse("");
		String what = time(f);
		String way = Facts.socket(f, "client") + " → " + Facts.socket(f, "server") + f.text("host").map(h -> " (" + h + ")").orElse("")
				+ "; " + f.text("device").map(d -> words.of("sighting.device", d)).orElse(words.of("sighting.no-device"));
		String place = String.join("; ", f.items("earlier").stream().map(this::place).toList()) + (f.items("earlier").isEmpty() ? "" : "; ") + place(f)
				+ ", " + words.of("sighting.flow", Facts.text(f, "flow")) + bytes(f);
		String strength = words.of("sighting.strength", words.code("strength", Facts.text(f, "strength")), Facts.text(f, "variant"), Facts.number(f, "log10Chance"));
		return new Top(label, heading, what, way, place, String.join("  ›  ", Facts.texts(f, "chain")), Facts.text(f, "id"), strength, excerpt);
	}

	/** Which bytes of the evidence the derivation begins with, from the first to the last of each item. */
	private String bytes(Json sighting) {
		Map<String, List<long[]>> ranges = new LinkedHashMap<>();
		for (Json node : sighting.get("derivation").map(d -> d.items("nodes")).orElse(List.of())) {
			for (Json in : node.items("inputs")) {
				in.text("evidence").ifPresent(item -> in.items("ranges").stream().map(Json::asItems).filter(pair -> pair.size() == 2)
						.forEach(pair -> ranges.computeIfAbsent(item, i -> new ArrayList<>()).add(new long[] { pair.get(0).asInteger().orElse(0L), pair.get(1).asInteger().orElse(0L) })));
			}
		}
		return ranges.entrySet().stream().map(e -> "; " + span(e.getValue(), facts.evidenceName(e.getKey()))).collect(java.util.stream.Collectors.joining());
	}

	private String span(List<long[]> ranges, String item) {
		long from = ranges.stream().mapToLong(r -> r[0]).min().orElse(0L);
		long to = ranges.stream().mapToLong(r -> r[0] + r[1]).max().orElse(0L);
		long count = ranges.stream().mapToLong(r -> r[1]).sum();
		return facts.words().of(ranges.size() == 1 ? "sighting.bytes" : "sighting.ranges", facts.words().grouped(from), facts.words().grouped(to), item, ranges.size(), facts.words().grouped(count));
	}

	/** Frames of one file, of a sighting or of what it has in an earlier file of a set. */
	private String place(Json part) {
		return facts.evidence(Facts.text(part, "evidence")) + ", " + facts.frames(part);
	}
}
