package org.telltale.casework.observe;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.telltale.base.CaptureInstant;
import org.telltale.base.json.Json;

/**
 * Times that a handset's file writes without zone or year, where other evidence says what is missing: the zone that the handset itself was set to, and
 * the year in which the item was acquired (docs/formats/observations.md, clock {@code derived}).
 */
final class LocalTimes {

	private static final String ZONE = "persist.sys.timezone";
	private static final Pattern WRITTEN = Pattern.compile("(?:(\\d{4})-)?(\\d\\d)-(\\d\\d)[ T](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,9}))? ?(Z|[+-]\\d\\d:?\\d\\d)?");
	/** What a log may have behind the moment at which the item was acquired: clocks differ. */
	private static final long AFTER_NANOS = Duration.ofDays(1).toNanos();

	private final Map<String, Set<String>> zones = new TreeMap<>();
	private final Function<String, ItemClock> clocks;
	private final Function<String, Set<String>> handsets;

	/**
	 * Of a case.
	 *
	 * @param settings properties of all items
	 * @param handsets that may have written an item; none where nobody says
	 */
	LocalTimes(Collection<Json.Fields> settings, Function<String, ItemClock> clocks, Function<String, Set<String>> handsets) {
		this.clocks = clocks;
		this.handsets = handsets;
		settings.stream().filter(setting -> setting.text("key").equals(Optional.of(ZONE)) && setting.text("namespace").equals(Optional.of("property")))
				.forEach(setting -> zones.computeIfAbsent(setting.text("evidence").orElse(""), key -> new TreeSet<>()).add(setting.text("value").orElse("")));
	}

	/** The state with a {@code time}, and the {@code zone} that it was read in; itself where its file says all, or nobody says what is missing. */
	Json.Fields resolved(Json.Fields state) {
		String item = state.text("evidence").orElse("");
		Optional<Matcher> written = state.integer("time").isPresent() ? Optional.empty() : state.text("timeWritten").map(WRITTEN::matcher).filter(Matcher::matches);
		Optional<ZoneId> zone = written.flatMap(found -> Optional.ofNullable(found.group(8)).or(() -> zone(item)).flatMap(LocalTimes::zoneOf));
		return zone.flatMap(known -> nanos(written.get(), known, clocks.apply(item)).map(nanos -> state.copy().put("time", Long.toString(nanos)).put("zone", known.getId()))).orElse(state);
	}

	/** The zone that the item itself says; else the only one that items of the same handset say. */
	private Optional<String> zone(String item) {
		Set<String> writer = handsets.apply(item);
		Set<String> said = zones.containsKey(item) ? zones.get(item) : zones.entrySet().stream().filter(zone -> writer.size() == 1 && writer.equals(handsets.apply(zone.getKey())))
				.map(Map.Entry::getValue).collect(TreeSet::new, Set::addAll, Set::addAll);
		return said.size() == 1 ? Optional.of(said.iterator().next()) : Optional.empty();
	}

	private static Optional<ZoneId> zoneOf(String name) {
		try {
			return Optional.of(ZoneId.of(name));
		} catch (DateTimeException e) {
			return Optional.empty();
		}
	}

	/** Without a year: of the year that puts the time last before the acquisition. */
	private static Optional<Long> nanos(Matcher written, ZoneId zone, ItemClock clock) {
		if (written.group(1) != null) {
			return nanos(written, Integer.parseInt(written.group(1)), zone);
		}
		return clock.acquired().flatMap(acquired -> {
			int year = CaptureInstant.instantOf(acquired).atOffset(ZoneOffset.UTC).getYear();
			return List.of(year + 1, year, year - 1).stream().flatMap(each -> nanos(written, each, zone).stream()).filter(nanos -> nanos <= acquired + AFTER_NANOS).findFirst();
		});
	}

	/** Nothing where the clock was put forward or back at that time: it names no moment, or two. */
	private static Optional<Long> nanos(Matcher written, int year, ZoneId zone) {
		try {
			String fraction = Optional.ofNullable(written.group(7)).orElse("0");
			LocalDateTime local = LocalDateTime.of(year, number(written, 2), number(written, 3), number(written, 4), number(written, 5), number(written, 6),
					Integer.parseInt(fraction + "0".repeat(9 - fraction.length())));
			List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
			return offsets.size() == 1 ? Optional.of(CaptureInstant.nanosOf(local.toInstant(offsets.getFirst()))) : Optional.empty();
		} catch (DateTimeException | ArithmeticException e) {
			return Optional.empty();
		}
	}

	private static int number(Matcher matcher, int group) {
		return Integer.parseInt(matcher.group(group));
	}
}
