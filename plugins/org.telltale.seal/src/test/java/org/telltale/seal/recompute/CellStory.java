package org.telltale.seal.recompute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.refusal.Refusal;

/** The case behind the tests of cells.md. Run R1 is tested, R2 is its positive control, R0 has no handset. Times are small numbers of nanoseconds. */
abstract class CellStory {

	final List<Json.Fields> facts = new ArrayList<>();
	final Json.Fields runOne = run("R1", 1_000, 2_000).put("handset", "H1");
	final Json.Fields pointOne = point("R1", "c1", "ap");
	final Json.Fields flowOne = flow("R1", "c1", "198.51.100.7", 1_900, 0);
	final Json.Fields evidenceOne = evidence("c1", 0);
	final List<Json.Fields> stimuliOne = new ArrayList<>();
	Optional<String> subject = Optional.empty();

	@BeforeEach
	void tellStory() {
		facts.add(runOne);
		facts.add(run("R2", 5_000, 6_000).put("handset", "H1"));
		facts.add(run("R0", 0, 500));
		facts.add(pointOne);
		facts.add(point("R2", "c2", "ap"));
		facts.add(point("R0", "c0", "ap"));
		facts.add(evidenceOne);
		facts.add(evidence("c2", 0));
		facts.add(flowOne);
		facts.add(flow("R0", "c0", "203.0.113.1", 400, 0));
		facts.add(exhibit("E1", "SMS", "a message of twenty-"));
		facts.add(exhibit("E2", "IMEI", "004999010640000"));
		for (int i = 0; i < 3; i++) {
			Json.Fields stimulus = stimulus("R1", 1_100 + i * 100, "E1");
			stimuliOne.add(stimulus);
			facts.add(stimulus);
		}
		facts.add(stimulus("R2", 5_100, "E1"));
		facts.add(sighting("R2", "c2", "E1", "SMS", 5_200));
	}

	Cell cell(String predicate) throws Refusal {
		return cell(predicate, "R1", "SMS");
	}

	Cell cell(String predicate, String run, String column) throws Refusal {
		CaseFacts story = new CaseFacts(file());
		return new RunCell(story, PredicateReader.read(predicate), subject, story.run(run), column).compute();
	}

	Cell state(String predicate) throws Refusal {
		return new StateCell(new CaseFacts(file()), PredicateReader.read(predicate), subject).compute();
	}

	static void assertCell(String verdict, String reasons, Cell cell) {
		List<String> listed = cell.reasons().stream().map(r -> r.code() + " " + r.number()).toList();
		assertEquals(verdict + ": " + reasons, cell.verdict() + ": " + String.join(", ", listed));
	}

	FactFile file() throws Refusal {
		TreeMap<String, String> lines = new TreeMap<>();
		for (Json.Fields fact : facts) {
			String id = Digest.sha256(fact.toString().getBytes(StandardCharsets.UTF_8)).hex();
			lines.put(id, fact.copy().put("id", id).toString() + "\n");
		}
		return FactFile.read(String.join("", lines.values()).getBytes(StandardCharsets.UTF_8));
	}

	Json.Fields condition(String dimension, String value, long from, long to, long uncertainty, String source) {
		Json.Fields condition = fact("condition").put("run", "R1").put("dimension", dimension).put("value", value).put("from", "" + from).put("to", "" + to)
				.put("uncertainty", "" + uncertainty)
				.put("source", source.equals("statement") ? Json.object().put("kind", source) : Json.object().put("kind", source).put("evidence", "item"));
		facts.add(condition);
		return condition;
	}

	static Json.Fields run(String run, long start, long end) {
		return fact("run").put("run", run).put("start", "" + start).put("end", "" + end);
	}

	static Json.Fields point(String run, String evidence, String point) {
		return fact("capture-point").put("run", run).put("evidence", evidence).put("point", point).put("sees", Json.texts(List.of("wifi")))
				.put("clockOffset", "0").put("clockUncertainty", "0");
	}

	static Json.Fields evidence(String id, long truncated) {
		return Json.object().put("type", "evidence").put("class", "recounted").put("kind", "capture").put("evidence", id).put("truncatedFrames", truncated)
				.put("first", "0").put("last", "9000");
	}

	static Json.Fields exhibit(String id, String kind, String value) {
		return fact("exhibit").put("exhibitId", id).put("kind", kind).put("value", value);
	}

	static Json.Fields stimulus(String run, long at, String exhibit) {
		return fact("stimulus").put("run", run).put("at", "" + at).put("kind", "SENT").put("exhibits", Json.texts(List.of(exhibit)));
	}

	static Json.Fields sighting(String run, String evidence, String exhibit, String kind, long at) {
		return Json.object().put("type", "sighting").put("class", "replayed").put("run", run).put("evidence", evidence).put("exhibitId", exhibit)
				.put("kind", kind).put("direction", "out").put("device", "H1").put("strength", "exact").put("at", "" + at)
				.put("log10Chance", -6);
	}

	static Json.Fields flow(String run, String evidence, String server, long last, long unreadable) {
		return Json.object().put("type", "flow").put("class", "recounted").put("run", run).put("evidence", evidence).put("device", "H1")
				.put("server", Json.object().put("address", server).put("port", 443)).put("last", "" + last)
				.put("unreadable", Json.object().put("out", unreadable).put("in", 0)).put("gaps", Json.object().put("out", 0).put("in", 0));
	}

	static Json.Fields fact(String type) {
		return Json.object().put("type", type).put("class", "quoted");
	}
}
