package org.telltale.seal.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.facts.FactFile;

/** The attached facts with the labels and short names that the pages give them. */
final class PrintedFacts {

	private static final int START = 12;

	/** Types of which a report carries only those facts that something in it names. */
	static final Set<String> ATTACHED_IF_CITED = Set.of("artefact", "indicator", "rom-default", "rom-text");

	private final FactFile facts;
	private final PageWords words;
	private final Map<String, Fact> byId = new TreeMap<>();
	private final Map<String, String> labels = new TreeMap<>();
	private final Map<String, String> evidence = new TreeMap<>();

	PrintedFacts(FactFile facts) {
		this(facts, PageWords.ENGLISH);
	}

	/** @param words in which the pages tell them */
	PrintedFacts(FactFile facts, PageWords words) {
		this.facts = facts;
		this.words = words;
		facts.facts().forEach(fact -> byId.put(fact.id(), fact));
		for (Fact item : of("evidence")) {
			evidence.put(text(item, "evidence"), text(item, "name"));
		}
		for (Fact set : of("capture-set")) {
			evidence.put(text(set, "set"), words.of("set of {0} captures", set.texts("members").size()));
		}
		label("S", sightings());
		label("N", sorted("name", "name", "address"));
		label("L", sorted("link", "strength", "path"));
	}

	private void label(String letter, List<Fact> ordered) {
		for (int i = 0; i < ordered.size(); i++) {
			labels.put(ordered.get(i).id(), letter + (i + 1));
		}
	}

	private List<Fact> sorted(String type, String first, String second) {
		return of(type).stream().sorted(Comparator.comparing((Fact f) -> text(f, first)).thenComparing(f -> text(f, second)).thenComparing(Fact::id)).toList();
	}

	/** Sightings in the order of the pages: by run, time, id. */
	List<Fact> sightings() {
		return of("sighting").stream().sorted(Comparator.comparing((Fact f) -> text(f, "run"), Names.ORDER).thenComparing(f -> number(f.json(), "at")).thenComparing(Fact::id)).toList();
	}

	List<Fact> of(String type) {
		return facts.ofType(type);
	}

	List<Fact> all() {
		return facts.facts();
	}

	Optional<Fact> fact(String id) {
		return Optional.ofNullable(byId.get(id));
	}

	/** The label of a fact; a cell is named by what it is about, others by the start of their id. */
	String label(String id) {
		Optional<Fact> cell = fact(id).filter(f -> f.type().equals("cell"));
		return labels.containsKey(id) ? labels.get(id) : cell.map(f -> text(f, "claim") + " / " + text(f, "run") + " / " + text(f, "kind")).orElse(start(id));
	}

	/** The item's name and the start of its id. */
	String evidence(String id) {
		return evidence.containsKey(id) ? evidence.get(id) + " (" + start(id) + ")" : start(id);
	}

	/** The item's name alone. */
	String evidenceName(String id) {
		return evidence.getOrDefault(id, start(id));
	}

	static String start(String digest) {
		return digest.length() > START ? digest.substring(0, START) + "…" : digest;
	}

	static String text(Fact fact, String member) {
		return text(fact.json(), member);
	}

	static String text(Json json, String member) {
		return json.text(member).orElse("");
	}

	static long number(Json json, String member) {
		return json.integer(member).orElse(0L);
	}

	static Json object(Fact fact, String member) {
		return fact.json().get(member).orElse(Json.NULL);
	}

	static String socket(Fact fact, String end) {
		Json socket = object(fact, end);
		String address = text(socket, "address");
		String host = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
		return host + socket.integer("port").map(port -> ":" + port).orElse("");
	}

	/** {@code frame 12} or {@code frames 12–13, 40}. */
	String frames(Json json) {
		List<String> runs = new ArrayList<>();
		for (Json run : json.items("frames")) {
			List<Long> pair = run.asItems().stream().flatMap(i -> i.asInteger().stream()).toList();
			if (!pair.isEmpty()) {
				runs.add(pair.size() < 2 || pair.get(1) < 2 ? String.valueOf(pair.get(0)) : pair.get(0) + "–" + (pair.get(0) + pair.get(1) - 1));
			}
		}
		String all = String.join(", ", runs);
		return all.chars().allMatch(c -> c >= '0' && c <= '9') && !all.isEmpty() ? words.of("frame {0}", all) : words.of("frames {0}", all);
	}

	/** In which the pages tell them. */
	PageWords words() {
		return words;
	}

	/** The values of a run's conditions in one line, {@code cloud = off, consent = none}. */
	String conditions(String run) {
		return String.join(", ", of("condition").stream().filter(f -> text(f, "run").equals(run)).sorted(Comparator.comparing((Fact f) -> text(f, "dimension"), Names.ORDER)
				.thenComparing(f -> number(f.json(), "from")).thenComparing(Fact::id)).map(f -> text(f, "dimension") + " = " + text(f, "value")).distinct().toList());
	}

	/** The sentences of a cell's reasons. */
	String reasons(Fact cell) {
		return String.join(" ", cell.json().items("reasons").stream().map(reason -> text(reason, "text")).filter(text -> !text.isEmpty()).map(text -> words.told("reason", text)).toList());
	}
}
