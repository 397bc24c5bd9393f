package org.telltale.casework.observe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.telltale.base.json.Json;

/** Which runs what a file says belongs to: those that name the file, else those in whose time it falls. */
final class RunFinder {

	/** A run with a handset. */
	record Run(String id, String handset, long start, long end) {
	}

	/** A run, why it is this one, and the part of the time that lies in it. */
	record Place(Run run, String basis, Span span) {
	}

	private static final Set<String> SERIAL = Set.of("ro.serialno", "ro.boot.serialno");

	private final List<Run> runs;
	/** Runs by the item that one of their conditions names. */
	private final Map<String, Set<String>> named = new TreeMap<>();
	/** Handsets by the item whose properties have their serial number. */
	private final Map<String, Set<String>> serials = new TreeMap<>();

	RunFinder(Collection<Json.Fields> facts) {
		runs = facts.stream().filter(f -> isOf(f, "run") && f.text("handset").isPresent()).map(f -> new Run(f.text("run").orElse(""), f.text("handset").orElse(""),
				f.integer("start").orElse(0L), f.integer("end").orElse(0L))).toList();
		facts.stream().filter(f -> isOf(f, "condition")).forEach(f -> f.get("source").flatMap(source -> source.text("evidence"))
				.ifPresent(item -> named.computeIfAbsent(item, key -> new TreeSet<>()).add(f.text("run").orElse(""))));
		Map<String, String> handsets = new TreeMap<>();
		facts.stream().filter(f -> isOf(f, "handset")).forEach(f -> f.text("serial").ifPresent(serial -> handsets.put(serial, f.text("handset").orElse(""))));
		facts.stream().filter(f -> isOf(f, "setting") && SERIAL.contains(f.text("key").orElse("")) && f.text("namespace").equals(Optional.of("property")))
				.forEach(f -> Optional.ofNullable(handsets.get(f.text("value").orElse(""))).ifPresent(handset -> serials.computeIfAbsent(f.text("evidence").orElse(""), key -> new TreeSet<>())
						.add(handset)));
	}

	static boolean isOf(Json.Fields fact, String type) {
		return fact.text("type").equals(Optional.of(type));
	}

	/** The run of that id, if it has a handset. */
	Optional<Run> run(String id) {
		return runs.stream().filter(run -> run.id().equals(id)).findFirst();
	}

	/** The handsets that may have written the item: those of the runs that name it, else that whose serial number it has; empty where nobody says. */
	Set<String> handsets(String item) {
		Set<String> naming = named.getOrDefault(item, Set.of());
		Set<String> handsets = runs.stream().filter(run -> naming.contains(run.id())).map(Run::handset).collect(Collectors.toSet());
		return handsets.isEmpty() ? serials.getOrDefault(item, Set.of()) : handsets;
	}

	/** The runs of the handsets that may have written the item. */
	List<Run> candidates(String item) {
		Set<String> handsets = handsets(item);
		return handsets.isEmpty() ? runs : runs.stream().filter(run -> handsets.contains(run.handset())).toList();
	}

	/** Whether nobody says whose an item is, and runs of several handsets fit. */
	boolean isAmbiguous(String item, Collection<Run> fitting) {
		return handsets(item).isEmpty() && fitting.stream().map(Run::handset).distinct().count() > 1;
	}

	/** The runs that what an item says at a time belongs to; none if none fits, or runs of several handsets do and nobody says whose the item is. */
	List<Place> places(String item, Span span) {
		Set<String> naming = named.getOrDefault(item, Set.of());
		List<Place> places = new ArrayList<>();
		for (Run run : candidates(item)) {
			boolean names = naming.contains(run.id());
			if (names && (span.from().isEmpty() || span.extent().equals(Span.COPY))) {
				places.add(new Place(run, "named", span));
			} else if (span.from().isPresent() && (naming.isEmpty() || !span.extent().equals(Span.COPY)) && meets(run, span, names ? span.uncertainty() : 0)) {
				places.add(new Place(run, names ? "named" : "time", span.cut(run.start(), run.end())));
			}
		}
		return isAmbiguous(item, places.stream().map(Place::run).toList()) ? List.of() : places;
	}

	private static boolean meets(Run run, Span span, long uncertainty) {
		long from = span.from().orElseThrow();
		return span.isTime() ? from < run.end() && span.to().orElseThrow() > run.start() : from >= run.start() - uncertainty && from <= run.end() + uncertainty;
	}
}
