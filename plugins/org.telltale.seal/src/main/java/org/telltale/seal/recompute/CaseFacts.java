package org.telltale.seal.recompute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.refusal.Refusal;

/** The facts that cells are computed from, by run. */
final class CaseFacts {

	/** A run; its interval is half-open. @param make the handset's, where it is stated */
	record Run(String id, Optional<String> handset, Optional<String> make, Times.Interval span, boolean hypothetical, boolean excluded) {

		/** Whether it was made in truth, of a handset that counts, and of the make that a claim speaks of. */
		boolean counts(Optional<String> subject) {
			return !hypothetical && handset.isPresent() && !excluded && !isOfOtherMake(subject);
		}

		/** Whether a claim speaks of another make than this one's. */
		boolean isOfOtherMake(Optional<String> subject) {
			return subject.isPresent() && make.isPresent() && !subject.get().equalsIgnoreCase(make.get());
		}
	}

	/** A condition, cut to nothing. @param sourceKind what its source counts as @param rom what the ROM says of it, where its source is the ROM's default */
	record Condition(String dimension, String value, Times.Interval span, long uncertainty, String sourceKind, RomDefaults.Said rom) {
	}

	/**
	 * A capture of a run; of a member of a set, counts and times are those of the set.
	 *
	 * @param frames capture time of the first and the last frame; empty without frames
	 */
	record Point(String evidence, String point, List<String> sees, long clockOffset, long clockUncertainty, long truncatedFrames, Optional<Times.Interval> frames) {

		/** Whether its last frame is not before one moment and its first is before another, in true time. */
		boolean reaches(long from, long before) {
			return frames.filter(seen -> seen.from() + clockOffset < before && seen.to() + clockOffset >= from).isPresent();
		}
	}

	/** An exhibit by its own id. @param sought false if the fact says that it could be searched for in no capture */
	record Exhibit(String id, String kind, Optional<String> value, long length, boolean sought) {
	}

	/** A stimulus at a true time. */
	record Stimulus(long at, List<String> exhibits) {
	}

	private static final List<String> POINTS = List.of("handset", "ap", "gateway", "vpn", "unknown");

	private final FactFile facts;
	private final TreeMap<String, Run> runs = new TreeMap<>();
	private final TreeMap<String, List<Condition>> conditions = new TreeMap<>();
	private final TreeMap<String, List<Point>> points = new TreeMap<>();
	private final TreeMap<String, List<Stimulus>> stimuli = new TreeMap<>();
	private final TreeMap<String, List<Fact>> sightings = new TreeMap<>();
	private final TreeMap<String, List<Fact>> flows = new TreeMap<>();
	private final TreeMap<String, Exhibit> exhibits = new TreeMap<>();
	private final TreeMap<String, List<String>> orders = new TreeMap<>();

	CaseFacts(FactFile facts) throws Refusal {
		this.facts = facts;
		TreeMap<String, String> makes = new TreeMap<>();
		for (Fact fact : facts.ofType("handset")) {
			if (fact.has("make")) {
				makes.put(fact.text("handset"), fact.text("make"));
			}
		}
		for (Fact fact : facts.ofType("run")) {
			Optional<String> handset = fact.json().text("handset");
			Run run = new Run(fact.text("run"), handset, handset.map(makes::get), new Times.Interval(fact.integer("start"), fact.integer("end")),
					fact.json().bool("hypothetical").orElse(false), fact.has("excluded"));
			Refusal.unless(runs.put(run.id(), run) == null, "two facts describe the run " + run.id());
		}
		for (Fact fact : facts.ofType("exhibit")) {
			exhibits.put(fact.text("exhibitId"),
					new Exhibit(fact.text("exhibitId"), fact.text("kind"), fact.json().text("value"), fact.integerOr("length", 0),
							fact.json().bool("sought").orElse(true)));
		}
		for (Fact fact : facts.ofType("dimension")) {
			orders.put(fact.text("dimension"), fact.texts("order"));
		}
		readByRun();
	}

	private void readByRun() throws Refusal {
		RomDefaults defaults = new RomDefaults(facts.ofType("rom-default"));
		SourceRows rows = new SourceRows(facts);
		for (Fact fact : facts.ofType("condition")) {
			Run run = run(fact.text("run"));
			Json source = fact.json().get("source").orElse(Json.object());
			add(conditions, run.id(), new Condition(fact.text("dimension"), fact.text("value"),
					new Times.Interval(fact.integerOr("from", run.span().from()), fact.integerOr("to", run.span().to())),
					fact.integerOr("uncertainty", 0), rows.deny(source, fact.text("value")) ? "statement" : defaults.countsAs(source, fact.text("value")), defaults.of(source, fact.text("value"))));
		}
		for (Fact fact : facts.ofType("capture-point")) {
			add(points, run(fact.text("run")).id(), point(fact));
		}
		for (Fact fact : facts.ofType("stimulus")) {
			for (String exhibit : fact.texts("exhibits")) {
				Refusal.unless(exhibits.containsKey(exhibit), "a stimulus names an exhibit that is not listed: " + exhibit);
			}
			add(stimuli, run(fact.text("run")).id(), new Stimulus(fact.integer("at"), fact.texts("exhibits")));
		}
		for (Fact fact : facts.ofType("sighting")) {
			fact.json().text("run").ifPresent(run -> add(sightings, run, fact));
		}
		for (Fact fact : facts.ofType("flow")) {
			fact.json().text("run").ifPresent(run -> add(flows, run, fact));
		}
	}

	private Point point(Fact fact) throws Refusal {
		String evidence = fact.text("evidence");
		Refusal.unless(POINTS.contains(fact.text("point")), "a capture point is none of " + String.join(", ", POINTS));
		List<String> capture = capture(evidence);
		long truncated = 0;
		Optional<Times.Interval> frames = Optional.empty();
		for (Fact item : facts.ofType("evidence")) {
			if (capture.contains(item.text("evidence"))) {
				truncated += item.integerOr("truncatedFrames", 0);
				if (item.has("first")) {
					Times.Interval own = new Times.Interval(item.integer("first"), item.integer("last"));
					frames = Optional.of(frames.map(others -> new Times.Interval(Math.min(others.from(), own.from()), Math.max(others.to(), own.to()))).orElse(own));
				}
			}
		}
		return new Point(evidence, fact.text("point"), fact.texts("sees"), fact.integerOr("clockOffset", 0), fact.integerOr("clockUncertainty", 0),
				truncated, frames);
	}

	/** The items that are one capture with this one: those of its set, or it alone. */
	private List<String> capture(String evidence) throws Refusal {
		for (Fact set : facts.ofType("capture-set")) {
			if (set.texts("members").contains(evidence)) {
				return set.texts("members");
			}
		}
		return List.of(evidence);
	}

	private static <T> void add(TreeMap<String, List<T>> table, String run, T item) {
		table.computeIfAbsent(run, r -> new ArrayList<>()).add(item);
	}

	FactFile all() {
		return facts;
	}

	Run run(String id) throws Refusal {
		Run run = runs.get(id);
		Refusal.unless(run != null, "a run is named that is not listed: " + id);
		return run;
	}

	List<Run> runs() {
		return List.copyOf(runs.values());
	}

	List<Condition> conditions(Run run) {
		return conditions.getOrDefault(run.id(), List.of());
	}

	List<Point> points(Run run) {
		return points.getOrDefault(run.id(), List.of());
	}

	List<Stimulus> stimuli(Run run) {
		return stimuli.getOrDefault(run.id(), List.of());
	}

	List<Fact> sightings(Run run) {
		return sightings.getOrDefault(run.id(), List.of());
	}

	List<Fact> flows(Run run) {
		return flows.getOrDefault(run.id(), List.of());
	}

	Exhibit exhibit(String id) {
		return exhibits.get(id);
	}

	/** The order of a dimension's values; empty if it has none. */
	List<String> order(String dimension) {
		return orders.getOrDefault(dimension, List.of());
	}

	/** The capture of a run with that evidence; a fact of another capture has no true time. */
	Point point(Run run, String evidence) throws Refusal {
		return points(run).stream().filter(p -> p.evidence().equals(evidence)).findFirst()
				.orElseThrow(() -> new Refusal("a fact of run " + run.id() + " is from evidence that is no capture of that run"));
	}

	/** A member of a two-sided count, 0 if absent. */
	static long out(Fact fact, String member) {
		return fact.json().get(member).flatMap(both -> both.integer("out")).orElse(0L);
	}

	/** The server's address. */
	static String server(Fact flow) {
		return flow.json().get("server").flatMap((Json s) -> s.text("address")).orElse("");
	}
}
