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

	private final List<Run> runs;
	/** Runs by the item that one of their conditions names. */
	private final Map<String, Set<String>> named = new TreeMap<>();

	RunFinder(Collection<Json.Fields> facts) {
		runs = facts.stream().filter(f -> isOf(f, "run") && f.text("handset").isPresent()).map(f -> new Run(f.text("run").orElse(""), f.text("handset").orElse(""),
				f.integer("start").orElse(0L), f.integer("end").orElse(0L))).toList();
		facts.stream().filter(f -> isOf(f, "condition")).forEach(f -> f.get("source").flatMap(source -> source.text("evidence"))
				.ifPresent(item -> named.computeIfAbsent(item, key -> new TreeSet<>()).add(f.text("run").orElse(""))));
	}

	static boolean isOf(Json.Fields fact, String type) {
		return fact.text("type").equals(Optional.of(type));
	}

	/** The run of that id, if it has a handset. */
	Optional<Run> run(String id) {
		return runs.stream().filter(run -> run.id().equals(id)).findFirst();
	}

	/** The runs whose handset may have written the item: those of the handsets of runs that name it, else all. */
	List<Run> candidates(String item) {
		Set<String> naming = named.getOrDefault(item, Set.of());
		Set<String> handsets = runs.stream().filter(run -> naming.contains(run.id())).map(Run::handset).collect(Collectors.toSet());
		return handsets.isEmpty() ? runs : runs.stream().filter(run -> handsets.contains(run.handset())).toList();
	}

	/** The runs that what an item says at a time belongs to; none if none fits. */
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
		return places;
	}

	private static boolean meets(Run run, Span span, long uncertainty) {
		long from = span.from().orElseThrow();
		return span.isTime() ? from < run.end() && span.to().orElseThrow() > run.start() : from >= run.start() - uncertainty && from <= run.end() + uncertainty;
	}
}
