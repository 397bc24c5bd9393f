package org.telltale.casework.facts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.telltale.base.CaptureInstant;
import org.telltale.base.json.Json;

/** How far off a camera's clock was, by the satellites' time beside it in pictures ({@code facts.md}, photo-clock). */
public final class PhotoClocks {

	private static final long SECOND = 1_000_000_000L;
	/** Zones differ by whole quarters of an hour (RFC 9636 has others of before 1972 alone). */
	private static final long QUARTER = 900 * SECOND;
	private static final int FEWEST = 2;
	private static final int MOST_PICTURES = 100;

	/** A picture's two clocks. @param handsetNanos the camera's, as if in UTC where the picture names no zone */
	private record Shot(Json.Fields fact, long handsetNanos, long gpsNanos, boolean zoned) {

		static Optional<Shot> of(Json.Fields fact) {
			try {
				String taken = fact.text("taken").orElse("");
				boolean zoned = taken.length() > 19;
				Instant camera = zoned ? OffsetDateTime.parse(taken).toInstant() : LocalDateTime.parse(taken).toInstant(ZoneOffset.UTC);
				return Optional.of(new Shot(fact, CaptureInstant.nanosOf(camera), CaptureInstant.nanosOf(Instant.parse(fact.text("gps").orElse(""))), zoned));
			} catch (DateTimeException | ArithmeticException noTime) {
				return Optional.empty();
			}
		}

		/** What has to be added to the camera's clock if the fix was no older than a second; its clock stood in the second that it names. */
		ClockBounds bounds() {
			return new ClockBounds(gpsNanos - handsetNanos - SECOND, gpsNanos - handsetNanos + SECOND);
		}

		/** Pictures of one camera. A single picture is evidence of its own; of files in one item the item tells whose they are. */
		String camera(Map<String, Long> inItem) {
			String item = fact.text("evidence").orElse("");
			return fact.text("make").orElse("") + "\0" + fact.text("model").orElse("") + "\0" + zoned + "\0" + (inItem.get(item) > 1 ? item : "");
		}
	}

	private PhotoClocks() {
	}

	/**
	 * The facts with ids: one of each camera of which at least two pictures, of different fixes and different seconds, agree.
	 *
	 * @param times facts of type {@code photo-time}
	 */
	public static List<Json.Fields> of(Collection<Json.Fields> times) {
		List<Shot> shots = times.stream().flatMap(fact -> Shot.of(fact).stream()).toList();
		Map<String, Long> inItem = shots.stream().collect(Collectors.groupingBy(shot -> shot.fact().text("evidence").orElse(""), Collectors.counting()));
		Map<String, List<Shot>> cameras = shots.stream().collect(Collectors.groupingBy(shot -> shot.camera(inItem), TreeMap::new, Collectors.toList()));
		List<Json.Fields> facts = new ArrayList<>();
		cameras.values().forEach(pictures -> ClockBounds.agreement(pictures.stream().map(Shot::bounds).toList()).flatMap(found -> fact(pictures, found.bounds())).ifPresent(facts::add));
		return facts;
	}

	private static Optional<Json.Fields> fact(List<Shot> pictures, ClockBounds bounds) {
		List<Shot> agreeing = pictures.stream().filter(shot -> !shot.bounds().and(bounds).isContradictory()).toList();
		long independent = Math.min(agreeing.stream().map(Shot::gpsNanos).distinct().count(), agreeing.stream().map(Shot::handsetNanos).distinct().count());
		if (independent < FEWEST) {
			return Optional.empty();
		}
		Shot first = agreeing.getFirst();
		long zone = first.zoned() ? 0 : -Math.floorDiv(bounds.fromNanos() / 2 + bounds.toNanos() / 2 + QUARTER / 2, QUARTER) * QUARTER;
		Json.Fields fact = FactLine.of("photo-clock", "quoted").put("source", "exif-gps").put("against", "gps").put("evidence", first.fact().text("evidence").orElse(""))
				.putIfPresent("make", first.fact().text("make")).putIfPresent("model", first.fact().text("model")).put("from", Long.toString(bounds.fromNanos() + zone))
				.put("to", Long.toString(bounds.toNanos() + zone)).put("agree", independent).put("of", pictures.size())
				.put("facts", Json.texts(agreeing.stream().limit(MOST_PICTURES).map(shot -> FactLine.id(shot.fact())).sorted().toList()));
		return Optional.of(FactLine.identified(first.zoned() ? fact : fact.put("zoneAssumed", Long.toString(zone)).put("modulo", Long.toString(QUARTER))));
	}
}
