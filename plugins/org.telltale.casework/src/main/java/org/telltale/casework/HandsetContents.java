package org.telltale.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;
import org.telltale.handset.HandsetEvent;

/**
 * The account of a handset's file: how many records of each type it gave, and from when to when. Packages, sockets, counted traffic, states and the
 * clocks of pictures become facts.
 */
final class HandsetContents {

	private static final Set<String> FACTS = Set.of("package", "socket", "traffic", "state");

	private final String evidence;
	private final String format;
	private final Map<String, Long> counts = new TreeMap<>();
	private Optional<Long> first = Optional.empty();
	private Optional<Long> last = Optional.empty();

	HandsetContents(String evidence, String format) {
		this.evidence = evidence;
		this.format = format;
	}

	/** Counts a record; answers the fact that it becomes, if it is one of those. */
	Optional<Json.Fields> add(Json.Fields line) {
		String type = line.text("type").orElse("");
		counts.merge(line.text("kind").filter(kind -> type.equals("event")).map(kind -> type + "." + kind).orElse(type), 1L, Long::sum);
		line.integer("time").or(() -> line.integer("start")).ifPresent(nanos -> {
			first = Optional.of(Math.min(nanos, first.orElse(nanos)));
			last = Optional.of(Math.max(nanos, last.orElse(nanos)));
		});
		if (type.equals("event") && line.text("kind").equals(Optional.of(HandsetEvent.PHOTO_TIME))) {
			return Optional.of(FactLine.identified(photoTime(line)));
		}
		return FACTS.contains(type) ? Optional.of(FactLine.identified(line.copy().put("class", "quoted").put("evidence", evidence))) : Optional.empty();
	}

	private Json.Fields photoTime(Json.Fields event) {
		Json said = event.get("attributes").orElse(Json.object());
		Json.Fields fact = FactLine.of("photo-time", "quoted").put("evidence", evidence).put("file", event.text("subject").orElse(""));
		for (String name : List.of("taken", "gps", "make", "model")) {
			fact.putIfPresent(name, said.text(name));
		}
		event.get("source").ifPresent(source -> fact.put("source", source));
		return fact;
	}

	/** The fact that says what was read. */
	Json.Fields fact() {
		Json.Fields records = Json.object();
		counts.forEach(records::put);
		return FactLine.identified(FactLine.of("contents", "quoted").put("evidence", evidence).put("format", format).put("records", records)
				.putIfPresent("first", first.map(nanos -> Long.toString(nanos))).putIfPresent("last", last.map(nanos -> Long.toString(nanos))));
	}
}
