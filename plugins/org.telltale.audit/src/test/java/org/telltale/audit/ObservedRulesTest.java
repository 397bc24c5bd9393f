package org.telltale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.audit.FactBuilder.nanos;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.rules.ConditionContradictionRule;
import org.telltale.audit.rules.Finding;
import org.telltale.audit.rules.UncapturedTrafficRule;
import org.telltale.base.json.Json;

class ObservedRulesTest {

	private static FactBuilder builder() {
		return new FactBuilder().run("R1", 1000, 9000, "wifi");
	}

	private static Json.Fields seen(String dimension, String value, String basis, String extent) {
		return Json.object().put("type", "observation").put("observation", "O-" + dimension + value).put("dimension", dimension).put("value", value).put("basis", basis).put("text", "t")
				.put("extent", extent).put("run", "R1").put("uncertainty", nanos(5)).put("clock", "handset").put("evidence", "log").put("source", Json.object().put("table", "log").put("row", "7"));
	}

	private static List<Finding> contradictions(FactBuilder facts) {
		return new ConditionContradictionRule().findings(new CaseFacts(facts.facts()));
	}

	private static List<Finding> uncaptured(FactBuilder facts) {
		return new UncapturedTrafficRule().findings(new CaseFacts(facts.facts()));
	}

	@Test
	void aLogAgainstTheListIsHighAndACopyMedium() {
		List<Finding> log = contradictions(builder().add(seen("bearer", "cellular", "log", "moment").put("at", nanos(2000)))
				.add(seen("bearer", "wifi", "log", "moment").put("at", nanos(3000))));
		assertEquals(List.of("high", "Run R1: bearer = wifi was entered, and the evidence says otherwise"), List.of(log.getFirst().severity(), log.getFirst().title()));
		assertEquals(List.of(2, 1), List.of(log.getFirst().supports().size(), log.getFirst().contrary().size()));
		assertEquals("medium", contradictions(builder().add(seen("bearer", "cellular", "dump", "copy"))).getFirst().severity());
	}

	@Test
	void aTimeOrRunThatWasTakenFromElsewhereIsMediumAndSaysSo() {
		Finding derived = contradictions(builder().add(seen("bearer", "cellular", "log", "moment").put("at", nanos(2000)).put("clock", "derived").put("zone", "Europe/Berlin")
				.put("timeMissing", Json.texts(List.of("year", "zone"))))).getFirst();
		assertEquals("medium", derived.severity());
		assertTrue(derived.explanation().contains("Of 1 the file says no year and zone of its time: the zone was taken from other evidence (Europe/Berlin)"), derived.explanation());
		Finding guessed = contradictions(builder().add(seen("bearer", "cellular", "log", "moment").put("at", nanos(2000)).put("runBasis", "time"))).getFirst();
		assertEquals("medium", guessed.severity());
		assertTrue(guessed.explanation().contains("Of 1 the time alone says"), guessed.explanation());
	}

	@Test
	void onlyWhatIsContradictedIsNamedAndALostLinkSpeaksAgainst() {
		FactBuilder facts = builder();
		facts.facts().getLast().put("to", nanos(5000));
		facts.condition("R1", "bearer", "none", 5000, 9000, 0, "statement");
		Finding finding = contradictions(facts.add(seen("bearer", "wifi", "log", "throughout").put("from", nanos(2000)).put("to", nanos(6000)))
				.add(seen("wifi-link", "disconnected", "log", "moment").put("at", nanos(4995))).add(seen("wifi-link", "disconnected", "dump", "moment").put("at", nanos(7000)))
				.add(seen("none-link", "disconnected", "dump", "moment").put("at", nanos(5500)))).getFirst();
		assertEquals("Run R1: bearer = none was entered, and the evidence says otherwise", finding.title());
		assertEquals(1, finding.contrary().size());
	}

	@Test
	void nearAChangeNothingIsTold() {
		FactBuilder facts = builder().condition("R1", "cloud", "off", 1000, 5000, 2, "statement").condition("R1", "cloud", "on", 5000, 9000, 2, "statement");
		assertEquals(List.of(), contradictions(facts.add(seen("cloud", "on", "log", "moment").put("at", nanos(4994)))));
		assertEquals(1, contradictions(facts.add(seen("cloud", "on", "log", "moment").put("at", nanos(4992)))).size());
	}

	@Test
	void theVeryPlaceThatTheConditionNamesIsAnotherRules() {
		FactBuilder facts = builder().condition("R1", "cloud", "off", 1000, 9000, 0, "settings");
		facts.facts().getLast().put("source", Json.object().put("kind", "settings").put("evidence", "db").put("reference", "secure/cloud"));
		facts.add(seen("cloud", "on", "settings", "copy").put("evidence", "db").put("reference", "secure/cloud"));
		assertEquals(List.of(), contradictions(facts));
		facts.add(seen("cloud", "on", "settings", "copy").put("evidence", "other").put("reference", "secure/cloud"));
		assertEquals(1, contradictions(facts).size());
	}

	@Test
	void ofAHypotheticalRunItIsInformation() {
		FactBuilder facts = builder();
		facts.facts().getFirst().put("hypothetical", true);
		Finding finding = contradictions(facts.add(seen("bearer", "cellular", "log", "moment").put("at", nanos(2000)))).getFirst();
		assertEquals("information", finding.severity());
		assertTrue(finding.title().endsWith("(hypothetical)"), finding.title());
	}

	@Test
	void countersAreNoContradictionButTrafficThatNobodyCaptured() {
		FactBuilder facts = builder().add(seen("bearer", "cellular", "counter", "within").put("from", nanos(1000)).put("to", nanos(4600)).put("sent", "40000").put("received", "7"))
				.add(Json.object().put("type", "cell").put("claim", "C1").put("run", "R1").put("kind", "SMS").put("verdict", "not contradicted"));
		assertEquals(List.of(), contradictions(facts));
		Finding finding = uncaptured(facts).getFirst();
		assertEquals(List.of("medium", "Run R1: the handset counted traffic over cellular, which no capture point saw"), List.of(finding.severity(), finding.title()));
		assertTrue(finding.explanation().contains("40000 bytes sent and 7 received over cellular") && finding.explanation().contains("C1 SMS"), finding.explanation());
	}

	@Test
	void aBearerThatWasSeenIsToldOnlyWhereFarMoreWasCounted() {
		FactBuilder facts = builder().flow("R1", "192.0.2.9", 2000, 10, 0);
		facts.facts().getLast().put("bytes", Json.object().put("out", 30_000).put("in", 0));
		Json.Fields counted = seen("bearer", "wifi", "counter", "within").put("from", nanos(1000)).put("to", nanos(4600)).put("received", "7");
		assertEquals(List.of(), uncaptured(new FactBuilder().add(Json.object())));
		assertEquals(0, uncaptured(copy(facts).add(counted.copy().put("sent", "160001"))).size());
		assertEquals(1, uncaptured(copy(facts).add(counted.copy().put("sent", "160002"))).size());
		assertEquals(1, uncaptured(copy(facts).add(counted.copy().put("sent", "9223372036854775807")).add(counted.copy().put("sent", "9223372036854775807"))).size());
	}

	/** Two points that see different servers: which of their bytes are the same is not known. */
	@Test
	void capturesOfAllPointsAreAddedUp() {
		FactBuilder facts = builder().flow("R1", "192.0.2.9", 2000, 10, 0).capture("R1", "b", "gateway", 1000, 9000).flow("R1", "192.0.2.10", 3000, 10, 0).but("evidence", "b");
		facts.facts().stream().filter(fact -> fact.text("type").orElse("").equals("flow")).forEach(fact -> fact.put("bytes", Json.object().put("out", 300_000).put("in", 0)));
		Json.Fields counted = seen("bearer", "wifi", "counter", "within").put("from", nanos(1000)).put("to", nanos(4600)).put("received", "7");
		assertEquals(0, uncaptured(copy(facts).add(counted.copy().put("sent", "1300001"))).size());
		Finding found = uncaptured(copy(facts).add(counted.copy().put("sent", "1300002"))).getFirst();
		assertTrue(found.explanation().contains("all captures of points that see it have 600000 bytes sent and 0 received, of all devices, what several points saw counted for each."), found.explanation());
	}

	/** What a point sees is not recorded: its captures may hold all of it. */
	@Test
	void aPointOfUnknownBearersIsCompared() {
		FactBuilder facts = builder().flow("R1", "192.0.2.9", 2000, 10, 0);
		facts.facts().getLast().put("bytes", Json.object().put("out", 30_000).put("in", 0));
		facts.facts().stream().filter(fact -> fact.text("type").orElse("").equals("capture-point")).forEach(fact -> fact.put("sees", Json.texts(List.of())));
		Json.Fields counted = seen("bearer", "cellular", "counter", "within").put("from", nanos(1000)).put("to", nanos(4600)).put("received", "7");
		assertEquals(List.of(), uncaptured(copy(facts).add(counted.copy().put("sent", "160001"))));
		Finding found = uncaptured(copy(facts).add(counted.copy().put("sent", "160002"))).getFirst();
		assertEquals(List.of("low", "Run R1: the handset counted far more traffic over cellular than was captured"), List.of(found.severity(), found.title()));
		assertTrue(found.explanation().contains("of no capture point is it recorded that it sees cellular, and what these see is not recorded: ap. All their captures have 30000 bytes sent"), found.explanation());
		Finding beside = uncaptured(copy(facts).point("R1", "gateway", "cellular").add(counted.copy().put("sent", "260002"))).getFirst();
		assertEquals("medium", beside.severity());
		assertTrue(beside.explanation().contains("all captures of points that see it, and of those of which it is not recorded what they see (ap), have "), beside.explanation());
	}

	private static FactBuilder copy(FactBuilder facts) {
		FactBuilder copy = new FactBuilder();
		facts.facts().forEach(fact -> copy.add(fact.copy()));
		return copy;
	}

	@Test
	void appsThatSentMostAreNamed() {
		FactBuilder facts = builder().add(seen("bearer", "cellular", "counter", "within").put("from", nanos(1000)).put("to", nanos(4600)).put("sent", "900").put("received", "7"));
		facts.add(Json.object().put("type", "traffic").put("evidence", "log").put("table", "UID").put("network", "{type=MOBILE}").put("uid", 10021).put("start", nanos(1000))
				.put("duration", nanos(3600)).put("sent", Json.object().put("bytes", 900))).add(Json.object().put("type", "package").put("uid", 10021).put("name", "com.example.a"));
		Finding finding = uncaptured(facts).getFirst();
		assertEquals("low", finding.severity());
		Json.Fields observation = facts.facts().stream().filter(fact -> fact.text("type").orElse("").equals("observation")).findFirst().orElseThrow();
		Json.Fields traffic = facts.facts().stream().filter(fact -> fact.text("type").orElse("").equals("traffic")).findFirst().orElseThrow();
		observation.put("facts", Json.texts(List.of(traffic.text("id").orElseThrow())));
		traffic.put("start", nanos(900));
		assertTrue(uncaptured(facts).getFirst().explanation().contains("uid 10021"), "the item's clock was 100 s behind, as the observation has it");
		assertTrue(finding.explanation().contains("uid 10021 (com.example.a) 900 bytes sent"), finding.explanation());
	}
}
