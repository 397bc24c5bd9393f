package org.telltale.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;

/** Builds the facts of a small case for tests. Times are seconds; handset H, capture of run R is "cap-R" at point ap. */
final class FactBuilder {

	private final List<Json.Fields> facts = new ArrayList<>();

	List<Json.Fields> facts() {
		return List.copyOf(facts);
	}

	FactBuilder run(String id, long start, long end, String bearer) {
		add(Json.object().put("type", "run").put("run", id).put("handset", "H").put("start", nanos(start)).put("end", nanos(end)));
		point(id, "ap", "wifi");
		frames(id, start, end);
		return condition(id, "bearer", bearer, start, end, 0, "screenshot");
	}

	/** The capture of a run has frames from one time to another. */
	FactBuilder frames(String run, long first, long last) {
		return add(Json.object().put("type", "evidence").put("evidence", "cap-" + run).put("first", nanos(first)).put("last", nanos(last)));
	}

	FactBuilder control(String id, long start, long end) {
		add(Json.object().put("type", "run").put("run", id).put("start", nanos(start)).put("end", nanos(end)));
		return point(id, "ap", "wifi");
	}

	FactBuilder plannedRun(String id, long start, long end) {
		return add(Json.object().put("type", "run").put("run", id).put("handset", "H").put("start", nanos(start)).put("end", nanos(end)));
	}

	FactBuilder point(String run, String point, String... sees) {
		return add(Json.object().put("type", "capture-point").put("run", run).put("evidence", "cap-" + run).put("point", point)
				.put("sees", Json.texts(Arrays.asList(sees))).put("clockOffset", "0").put("clockUncertainty", nanos(1)));
	}

	/** A further capture of a run, at a point that sees Wi-Fi, with frames from one time to another. */
	FactBuilder capture(String run, String evidence, String point, long first, long last) {
		point(run, point, "wifi").facts().getLast().put("evidence", evidence);
		return add(Json.object().put("type", "evidence").put("evidence", evidence).put("first", nanos(first)).put("last", nanos(last)));
	}

	/** The last fact has another value in a member. */
	FactBuilder but(String member, String value) {
		facts.getLast().put(member, value);
		return this;
	}

	/** The same at a point that sees these bearers. */
	FactBuilder seeing(String run, String evidence, String point, String... sees) {
		return point(run, point, sees).but("evidence", evidence);
	}

	FactBuilder name(String address, String name) {
		return add(Json.object().put("type", "name").put("address", address).put("name", name).put("source", "dns"));
	}

	FactBuilder make(String handset, String make) {
		return add(Json.object().put("type", "handset").put("handset", handset).put("make", make));
	}

	FactBuilder condition(String run, String dimension, String value, long from, long to, long uncertainty, String source) {
		return add(Json.object().put("type", "condition").put("run", run).put("dimension", dimension).put("value", value)
				.put("from", nanos(from)).put("to", nanos(to)).put("uncertainty", nanos(uncertainty))
				.put("source", source.equals("statement") ? Json.object().put("kind", source) : Json.object().put("kind", source).put("evidence", "item")));
	}

	FactBuilder exhibit(String id, String kind, String value) {
		return add(Json.object().put("type", "exhibit").put("exhibitId", id).put("kind", kind).put("value", value));
	}

	FactBuilder photo(String id, long length) {
		return add(Json.object().put("type", "exhibit").put("exhibitId", id).put("kind", "PHOTO").put("length", length));
	}

	FactBuilder stimuli(String run, String exhibit, long... at) {
		for (long second : at) {
			add(Json.object().put("type", "stimulus").put("run", run).put("at", nanos(second)).put("kind", "SMS_RECEIVED")
					.put("exhibits", Json.texts(List.of(exhibit))));
		}
		return this;
	}

	FactBuilder sighting(String run, String exhibit, String kind, String strength, String direction, long at) {
		return sighting(run, exhibit, kind, strength, direction, at, -20);
	}

	FactBuilder sighting(String run, String exhibit, String kind, String strength, String direction, long at, int log10Chance) {
		return add(Json.object().put("type", "sighting").put("exhibitId", exhibit).put("kind", kind).put("strength", strength)
				.put("direction", direction).put("log10Chance", log10Chance).put("run", run).put("device", "H").put("evidence", "cap-" + run).put("at", nanos(at))
				.put("server", Json.object().put("address", "192.0.2.1").put("port", 80)));
	}

	FactBuilder flow(String run, String server, long at, long unreadableOut, long gapsOut) {
		return add(Json.object().put("type", "flow").put("flow", run + at).put("evidence", "cap-" + run).put("run", run).put("device", "H")
				.put("server", Json.object().put("address", server).put("port", 443)).put("first", nanos(at)).put("last", nanos(at + 1))
				.put("payload", Json.object().put("out", unreadableOut).put("in", 0))
				.put("unreadable", Json.object().put("out", unreadableOut).put("in", 0))
				.put("gaps", Json.object().put("out", gapsOut).put("in", 0)));
	}

	/** A flow of R1 in which bytes that left were read and not searched. */
	FactBuilder unsearched(String reason, boolean encrypted, long bytes) {
		Json.Fields item = Json.object().put("direction", "out").put("reason", reason).put("places", 1).put("bytes", bytes);
		Json in = Json.object().put("direction", "in").put("reason", reason).put("places", 1).put("bytes", 1_000_000);
		flow("R1", "192.0.2.9", 140, 0, 0).facts().getLast().put("unsearched", Json.array(List.of(encrypted ? item.put("encrypted", true) : item, in)));
		return this;
	}

	FactBuilder claim(String id, String predicate) {
		return add(Json.object().put("type", "claim").put("claim", id).put("predicate", predicate));
	}

	FactBuilder order(String dimension, String... values) {
		return add(Json.object().put("type", "dimension").put("dimension", dimension).put("order", Json.texts(Arrays.asList(values))));
	}

	FactBuilder add(Json.Fields fact) {
		facts.add(fact.put("id", Digest.sha256((facts.size() + fact.toString()).getBytes(java.nio.charset.StandardCharsets.UTF_8)).hex()));
		return this;
	}

	static String nanos(long seconds) {
		return Long.toString(seconds * 1_000_000_000L);
	}
}
