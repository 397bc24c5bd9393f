package org.telltale.seal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.facts.FactFile;

/** The flows that count of runs captured at several points, random ones with many ties: the verifier's, written from the text of the format, against the maker's. */
class CountedFlowsAgainstMakerTest {

	private static final List<String> POINTS = List.of("handset", "ap", "gateway", "vpn", "unknown");
	private static final List<String> BEARERS = List.of("wifi", "cellular", "usb");
	private static final int CASES = 1_000;

	private final Random random = new Random(20_140_730);
	private int several;

	@Test
	void theSameFlowsCount() {
		for (int number = 0; number < CASES; number++) {
			List<Json.Fields> facts = facts();
			org.telltale.casework.time.CountedFlows maker = org.telltale.casework.time.CountedFlows.of(facts);
			List<Fact> attached = facts.stream().map(fact -> new Fact(fact.text("id").orElseThrow(), fact.text("type").orElseThrow(), "quoted", fact)).toList();
			CountedFlows verifier = new CountedFlows(new PrintedFacts(new FactFile(attached, Digest.sha256(new byte[0]))));
			boolean left = false;
			for (Json.Fields flow : facts.stream().filter(fact -> fact.text("type").orElseThrow().equals("flow")).toList()) {
				String name = flow.text("flow").orElseThrow();
				assertEquals(maker.counts(name), verifier.counts(name), () -> name + " of " + facts);
				left |= !maker.counts(name);
			}
			several += left ? 1 : 0;
		}
		assertTrue(several > CASES / 4, "of too few cases is any flow left out: " + several);
	}

	private List<Json.Fields> facts() {
		List<Json.Fields> facts = new ArrayList<>();
		for (String run : List.of("R1", "R2")) {
			fact(facts, "run").put("run", run).put("handset", "H1").put("start", "0").put("end", "1000000000").put("hypothetical", false);
			List<String> captures = new ArrayList<>();
			for (String point : POINTS) {
				for (int capture = random.nextInt(3); capture > 0; capture--) {
					captures.add(run + point + capture);
					List<String> sees = BEARERS.stream().filter(bearer -> random.nextInt(5) < 2).toList();
					fact(facts, "capture-point").put("run", run).put("evidence", run + point + capture).put("point", point).put("sees", Json.texts(sees)).put("clockOffset", "0").put("clockUncertainty", "0");
				}
			}
			captures.forEach(capture -> flows(facts, run, capture));
		}
		flows(facts, "", "elsewhere");
		return facts;
	}

	/** Few bytes and sightings, so that points often saw the same. */
	private void flows(List<Json.Fields> facts, String run, String capture) {
		for (int number = random.nextInt(4); number > 0; number--) {
			String flow = capture + "-" + number;
			Json server = Json.object().put("address", "198.51.100." + (1 + random.nextInt(2))).put("port", 80);
			Json.Fields fact = fact(facts, "flow").put("flow", flow).put("evidence", capture).put("handset", "client").put("client", Json.object().put("address", "10.0.0.2").put("port", 4_000))
					.put("server", server).put("first", "1").put("last", "2").put("bytes", Json.object().put("out", random.nextInt(3)).put("in", random.nextInt(2)));
			if (!run.isEmpty()) {
				fact.put("run", run);
			}
			for (int sighting = random.nextInt(5) - 2; sighting > 0; sighting--) {
				fact(facts, "sighting").put("kind", "SMS").put("flow", flow).put("server", server).put("direction", random.nextBoolean() ? "out" : "in").put("evidence", capture).put("at", "1");
			}
		}
	}

	private static Json.Fields fact(List<Json.Fields> facts, String type) {
		Json.Fields fact = Json.object().put("type", type).put("id", String.format("%064x", facts.size()));
		facts.add(fact);
		return fact;
	}
}
