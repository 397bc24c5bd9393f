package org.telltale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.audit.explanations.Explanation;
import org.telltale.audit.explanations.Explanations;
import org.telltale.audit.facts.CaseFacts;
import org.telltale.base.json.Json;

class ExplanationsTest {

	private static final String SERVER = "198.51.100.7";

	private static FactBuilder run() {
		return new FactBuilder().run("R1", 100, 20_000, "wifi");
	}

	private static Explanation tried(FactBuilder facts, String kind) {
		CaseFacts indexed = new CaseFacts(facts.facts());
		List<Explanation> all = Explanations.ofFlows(indexed, indexed.flowsOf(indexed.runs().stream().filter(r -> r.id().equals("R1")).findFirst().orElseThrow()));
		assertEquals(List.of("act", "push", "update", "time", "content-network", "laboratory"), all.stream().map(Explanation::kind).toList());
		return all.stream().filter(each -> each.kind().equals(kind)).findFirst().orElseThrow();
	}

	private static String outcome(FactBuilder facts, String kind) {
		return tried(facts, kind).outcome().words();
	}

	private static FactBuilder payload(FactBuilder facts, long out, long in) {
		facts.facts().getLast().put("payload", Json.object().put("out", out).put("in", in));
		return facts;
	}

	private static FactBuilder port(FactBuilder facts, int port) {
		facts.facts().getLast().put("server", Json.object().put("address", SERVER).put("port", port));
		return facts;
	}

	/** The clock of the capture is uncertain by a second. */
	@Test
	void anActIsWhatWasDoneInTheMinuteBefore() {
		assertEquals("cannot be told", outcome(run().flow("R1", SERVER, 200, 10, 0), "act"), "nobody wrote down what was done");
		assertEquals("applies", outcome(run().stimuli("R1", "E1", 199).flow("R1", SERVER, 200, 10, 0), "act"));
		assertEquals("applies", outcome(run().stimuli("R1", "E1", 141).flow("R1", SERVER, 200, 10, 0), "act"));
		assertEquals("cannot be told", outcome(run().stimuli("R1", "E1", 140).flow("R1", SERVER, 200, 10, 0), "act"), "61 s at the most");
		assertEquals("cannot be told", outcome(run().stimuli("R1", "E1", 201).flow("R1", SERVER, 200, 10, 0), "act"), "0 s at the least");
		assertEquals("does not apply", outcome(run().stimuli("R1", "E1", 138, 203).flow("R1", SERVER, 200, 10, 0), "act"));
	}

	/** A connection that is kept alive may send what an act gave cause to, hours after its begin. */
	@Test
	void whatWasDoneWhileAConnectionLastedMayBeItsCause() {
		FactBuilder facts = run().stimuli("R1", "E1", 9_000).flow("R1", SERVER, 5_000, 50_000, 0).but("last", FactBuilder.nanos(9_400));
		assertEquals("cannot be told", outcome(facts, "act"));
		assertEquals("Nothing that is recorded was done to the handset in the minute before it. While 1 connection lasted, something was done: SMS_RECEIVED.", tried(facts, "act").text());
		assertEquals(1, tried(facts, "act").facts().size());
		assertEquals("cannot be told", outcome(facts.but("last", FactBuilder.nanos(8_999)), "act"), "by the clock");
		assertEquals("does not apply", outcome(facts.but("last", FactBuilder.nanos(8_998)), "act"));
	}

	@Test
	void theActIsNamed() {
		Explanation act = tried(run().stimuli("R1", "E1", 150, 180).flow("R1", SERVER, 200, 10, 0).flow("R1", SERVER, 900, 10, 0), "act");
		assertEquals("cannot be told", act.outcome().words());
		assertEquals("1 of 2 moments follow what was done to the handset within a minute: SMS_RECEIVED, 20 s before.", act.text());
		assertEquals(1, act.facts().size(), "the last one before it");
	}

	@Test
	void pushIsToldByPortOrByHowLongItLasts() {
		assertEquals("applies", outcome(port(run().flow("R1", SERVER, 200, 10, 0), 5228), "push"));
		assertEquals("applies", outcome(run().flow("R1", SERVER, 200, 10, 0).but("last", FactBuilder.nanos(2_000)), "push"));
		assertEquals("cannot be told", outcome(run().flow("R1", SERVER, 200, 9_999, 0), "push"), "a registration goes to any port");
		assertEquals("does not apply", outcome(run().flow("R1", SERVER, 200, 10_000, 0), "push"));
		assertEquals("cannot be told", outcome(run().flow("R1", SERVER, 159, 10_000, 0), "push"), "it may have begun before the capture");
		assertEquals("cannot be told", outcome(run().flow("R1", SERVER, 18_200, 10_000, 0), "push"), "it may go on behind the capture");
		assertEquals("does not apply", outcome(run().flow("R1", SERVER, 18_199, 10_000, 0), "push"));
		assertEquals("0 of 1 connection at a port of push services or of 30 minutes or more. Each sent more than a registration or a keep-alive does. 1 may have lasted longer than the capture shows.",
				tried(run().flow("R1", SERVER, 18_200, 10_000, 0), "push").text());
		assertEquals("cannot be told", outcome(port(run().flow("R1", SERVER, 300, 0, 0).flow("R1", SERVER, 200, 0, 0), 8883), "push"), "one of two");
	}

	@Test
	void anUpdateComesDown() {
		assertEquals("applies", outcome(payload(run().flow("R1", SERVER, 200, 0, 0), 1_000, 10_000), "update"));
		assertEquals("cannot be told", outcome(payload(run().flow("R1", SERVER, 200, 0, 0), 1_001, 10_000), "update"));
		assertEquals("cannot be told", outcome(payload(run().flow("R1", SERVER, 200, 0, 0), 10, 9_999), "update"), "too little for one");
		assertEquals("does not apply", outcome(payload(run().flow("R1", SERVER, 200, 0, 0), 10_000, 3_333), "update"));
		assertEquals("cannot be told", outcome(payload(run().flow("R1", SERVER, 200, 0, 0), 10_000, 3_334), "update"));
		assertEquals("cannot be told", outcome(payload(run().flow("R1", SERVER, 200, 0, 0), 9_999, 0), "update"), "a check without an update");
		assertEquals("cannot be told", outcome(payload(run().flow("R1", SERVER, 200, 0, 0), 0, 0), "update"));
	}

	@Test
	void oneServersDownloadIsNotAnothers() {
		FactBuilder facts = payload(payload(run().flow("R1", SERVER, 200, 0, 0), 20_000, 0).flow("R1", "198.51.100.8", 300, 0, 0), 100, 1_000_000);
		assertEquals("cannot be told", outcome(facts, "update"));
		assertEquals("20100 bytes of payload went out, 1000000 came in. From 1 of 2 servers ten times as much came in as went out.", tried(facts, "update").text());
	}

	@Test
	void whatTwoPointsSawIsOneMoment() {
		FactBuilder facts = run().stimuli("R1", "E1", 180).capture("R1", "b", "gateway", 100, 20_000).flow("R1", SERVER, 200, 10, 0).flow("R1", SERVER, 200, 10, 0).but("evidence", "b")
				.flow("R1", SERVER, 190, 10, 0).but("evidence", "b").flow("R1", "198.51.100.8", 210, 10, 0);
		assertTrue(tried(facts, "act").text().startsWith("3 of 3 moments"), "two of the gateway, and of another server one: " + tried(facts, "act").text());
	}

	@Test
	void bytesAreThoseOfOnePoint() {
		FactBuilder facts = payload(run().flow("R1", SERVER, 200, 0, 0), 100, 6_000).capture("R1", "b", "gateway", 100, 20_000);
		assertEquals("cannot be told", outcome(payload(facts.flow("R1", SERVER, 200, 0, 0).but("evidence", "b"), 100, 6_000), "update"), "6,000 bytes, seen twice");
	}

	@Test
	void timeIsNtpAndOtherProtocolsCannotBeTold() {
		assertEquals("cannot be told", outcome(run().flow("R1", SERVER, 200, 9_999, 0), "time"));
		assertEquals("does not apply", outcome(run().flow("R1", SERVER, 200, 10_000, 0), "time"));
		assertEquals("applies", outcome(run().flow("R1", SERVER, 200, 10, 0).but("protocol", "ntp"), "time"));
		assertEquals("applies", outcome(port(run().flow("R1", SERVER, 200, 10, 0), 123), "time"));
	}

	@Test
	void onlyATablesMarkMakesAContentNetwork() {
		FactBuilder facts = run().flow("R1", SERVER, 200, 10, 0);
		assertEquals("cannot be told", outcome(facts, "content-network"));
		facts.add(Json.object().put("type", "attribution").put("address", SERVER).put("as", "AS64497"));
		assertEquals("cannot be told", outcome(facts, "content-network"));
		Json.Fields answer = Json.object().put("role", "flags").put("value", "cdn other").put("holds", true).put("source", Json.object().put("evidence", "t1"));
		facts.add(Json.object().put("type", "attribution").put("address", SERVER).put("flags", "cdn other").put("answers", Json.array(List.of(answer)))
				.put("tables", Json.array(List.of(Json.object().put("evidence", "t1").put("name", "shared").put("builtIn", true), Json.object().put("evidence", "t2").put("name", "o.csv").put("builtIn", false)))));
		assertTrue(tried(facts, "content-network").text().endsWith(", by the list of shared addresses that comes with the program and is no evidence."), tried(facts, "content-network").text());
		assertEquals("applies", outcome(facts, "content-network"));
		assertEquals("cannot be told", outcome(facts.flow("R1", "198.51.100.8", 300, 10, 0), "content-network"));
	}

	@Test
	void theLaboratoryIsKnownByItsControls() {
		FactBuilder facts = run().flow("R1", SERVER, 200, 10, 0);
		assertEquals("cannot be told", outcome(facts, "laboratory"), "no control run");
		facts.control("R0", 0, 50);
		assertEquals("cannot be told", outcome(facts, "laboratory"), "a capture without frames watched nothing");
		facts.capture("R0", "b", "ap", 0, 50);
		assertEquals("No control run called it, and nobody but the handset did in these runs: control runs were watched over the same bearers for 0.01 h alone, the longest of these runs for 5.53 h.",
				tried(facts, "laboratory").text());
		assertEquals("cannot be told", outcome(facts, "laboratory"));
		facts.control("R9", 30_000, 60_000).frames("R9", 30_000, 49_849);
		assertEquals("cannot be told", outcome(facts, "laboratory"));
		facts.but("last", FactBuilder.nanos(49_850));
		assertEquals("does not apply", outcome(facts, "laboratory"), "19,850 s and 50 s");
		List<Json.Fields> made = facts.facts().stream().filter(fact -> fact.text("type").filter("run"::equals).isPresent() && fact.text("handset").isEmpty()).toList();
		made.forEach(run -> run.put("hypothetical", true));
		assertEquals("cannot be told", outcome(facts, "laboratory"), "what was made up");
		made.forEach(run -> run.members().remove("hypothetical"));
		facts.name(SERVER, "a.example").name("198.51.100.8", "a.example").flow("R0", "198.51.100.8", 20, 10, 0);
		facts.facts().getLast().members().remove("device");
		assertEquals("applies", outcome(facts, "laboratory"), "another address of the name");
	}

	@Test
	void aControlThatSawAnotherBearerSaysNothing() {
		FactBuilder facts = new FactBuilder().run("R1", 100, 20_000, "cellular").flow("R1", SERVER, 200, 10, 0).control("R0", 0, 50).frames("R0", 0, 50);
		assertEquals("cannot be told", outcome(facts, "laboratory"));
		assertEquals("No control run was watched over cellular.", tried(facts, "laboratory").text());
	}

	@Test
	void whereNoBearerIsRecordedNoneIsSpokenOf() {
		FactBuilder facts = run().flow("R1", SERVER, 200, 10, 0);
		facts.facts().stream().filter(fact -> fact.text("type").orElse("").equals("condition")).forEach(fact -> fact.put("dimension", "cloud"));
		assertEquals("No control run was watched; of R1 no bearer is recorded.", tried(facts, "laboratory").text());
		assertEquals("No control run called it, and nobody but the handset did in these runs: control runs were watched for 0.01 h alone, the longest of these runs for 5.53 h; of R1 no bearer is recorded.",
				tried(facts.control("R0", 0, 50).frames("R0", 0, 50), "laboratory").text());
	}

	@Test
	void whatOthersInTheRunCallMayBeTheirs() {
		FactBuilder facts = run().flow("R1", SERVER, 200, 10, 0).control("R0", 0, 50).flow("R1", SERVER, 300, 10, 0).but("device", "*");
		assertEquals("cannot be told", outcome(facts, "laboratory"));
		assertTrue(tried(facts, "laboratory").text().startsWith("Others than the handset"));
	}

	@Test
	void disclosuresAndPeriodsCarryThem() {
		FactBuilder facts = run().exhibit("E1", "IMEI", "004999010640174").stimuli("R1", "E1", 180).flow("R1", "192.0.2.1", 190, 0, 0).sighting("R1", "E1", "IMEI", "exact", "out", 200)
				.but("flow", "R1190");
		List<Explanation> tried = new Audit().findings(facts.facts()).stream().filter(f -> f.rule().equals("disclosure")).findFirst().orElseThrow().explanations();
		assertEquals(6, tried.size());
		assertEquals("1 of 1 moment follows what was done to the handset within a minute: SMS_RECEIVED, 20 s before.", tried.getFirst().text());
	}

	/** What a point saw over another bearer is no repetition of what the first saw. */
	@Test
	void momentsAtPointsOfDifferentBearersAllCount() {
		FactBuilder facts = run().stimuli("R1", "E1", 180, 280).flow("R1", SERVER, 200, 10, 0).flow("R1", SERVER, 300, 10, 0).flow("R1", SERVER, 9_000, 10, 0).but("evidence", "b");
		assertTrue(tried(facts.seeing("R1", "b", "gateway", "wifi"), "act").text().startsWith("2 of 2 moments follow"), "both points see Wi-Fi");
		FactBuilder bearers = run().stimuli("R1", "E1", 180, 280).flow("R1", SERVER, 200, 10, 0).flow("R1", SERVER, 300, 10, 0).flow("R1", SERVER, 9_000, 10, 0).but("evidence", "b");
		Explanation act = tried(bearers.seeing("R1", "b", "gateway", "cellular"), "act");
		assertTrue(act.text().startsWith("2 of 3 moments follow"), act.text());
		assertEquals("cannot be told", act.outcome().words());
	}
}
