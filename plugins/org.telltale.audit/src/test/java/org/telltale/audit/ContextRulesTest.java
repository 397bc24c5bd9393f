package org.telltale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.telltale.audit.rules.Finding;
import org.telltale.base.json.Json;

/** The rules that set a disclosure into its context: how it was sent, what stayed silent, what the conditions rest on. */
class ContextRulesTest {

	private static List<Finding> findings(FactBuilder facts, String rule) {
		return new Audit().findings(facts.facts()).stream().filter(f -> f.rule().equals(rule)).toList();
	}

	private static FactBuilder sends(String run, long start) {
		return new FactBuilder().exhibit("E1", "IMEI", "004999010640174").run(run, start, start + 100, "wifi")
				.condition(run, "cloud", "off", start, start + 100, 0, "settings").sighting(run, "E1", "IMEI", "exact", "out", start + 50);
	}

	private static Json.Fields cell(String run, String verdict) {
		return Json.object().put("type", "cell").put("claim", "C1").put("run", run).put("kind", "IDENTIFIER").put("verdict", verdict);
	}

	@Test
	void consentGivenHalfwaySplitsTheDisclosure() {
		FactBuilder facts = new FactBuilder().exhibit("E1", "IMEI", "004999010640174").run("R1", 100, 200, "wifi")
				.condition("R1", "consent", "none", 100, 150, 0, "settings").condition("R1", "consent", "given", 150, 200, 0, "settings")
				.sighting("R1", "E1", "IMEI", "exact", "out", 120).sighting("R1", "E1", "IMEI", "exact", "out", 180);
		assertEquals(List.of("high", "low"), findings(facts, "disclosure").stream().map(Finding::severity).sorted().toList());
	}

	@Test
	void disclosureWithoutAnyWordOnConsentIsMedium() {
		assertEquals(List.of("medium"), findings(sends("R1", 100), "disclosure").stream().map(Finding::severity).toList());
	}

	@Test
	void silenceOfAComparableRunIsContraryAndOfAnotherIsNot() {
		FactBuilder facts = sends("R1", 100).run("R2", 300, 400, "wifi").condition("R2", "cloud", "on", 300, 400, 0, "settings")
				.run("R3", 500, 600, "wifi").condition("R3", "cloud", "on", 500, 600, 0, "settings").condition("R3", "rom", "ota", 500, 600, 0, "settings")
				.claim("C1", "never send IDENTIFIER when cloud = off").claim("C4", "send IDENTIFIER only  encrypted")
				.add(cell("R2", "not contradicted")).add(cell("R2", "not contradicted").put("claim", "C4")).add(cell("R3", "not contradicted")).add(cell("R1", "contradicted"));
		Finding found = findings(facts, "disclosure").getFirst();
		assertEquals(1, found.contrary().size());
		assertTrue(found.explanation().endsWith("in comparable run R2."), found.explanation());
	}

	@Test
	void aResetOfASilentRunAloneIsSaid() {
		FactBuilder facts = sends("R1", 100).run("R2", 300, 400, "wifi").condition("R2", "cloud", "off", 300, 400, 0, "settings").condition("R2", "reset", "factory", 300, 400, 0, "statement")
				.claim("C1", "never send IDENTIFIER when cloud = off").add(cell("R2", "not contradicted"));
		Finding found = findings(facts, "disclosure").getFirst();
		assertTrue(found.explanation().endsWith("in comparable run R2."), found.explanation());
		assertTrue(found.limits().contains(" Of run R1 no reset is recorded, nor that there was none: they may differ in that too."), found.limits());
	}

	@Test
	void whatIsReadOutsideOfTlsWasSentInTheClear() {
		List<Finding> found = findings(sends("R1", 100), "clear-text");
		assertEquals(List.of("Sent without encryption by the handset to 192.0.2.1 in run R1: an IMEI"), found.stream().map(Finding::title).toList());
	}

	@Test
	void unitThatDoesNotCountAccusesNobody() {
		FactBuilder facts = sends("R1", 100).condition("R1", "consent", "none", 100, 200, 0, "settings").run("R2", 300, 400, "wifi");
		assertEquals(List.of("high"), findings(facts, "disclosure").stream().map(Finding::severity).toList());
		Json.Fields run = facts.facts().stream().filter(f -> f.text("run").equals(Optional.of("R1")) && f.text("type").equals(Optional.of("run"))).findFirst().orElseThrow();
		run.put("excluded", "a counterfeit").put("handset", "H2");
		facts.facts().stream().filter(f -> f.text("type").equals(Optional.of("sighting"))).forEach(f -> f.put("device", "H2"));
		Finding disclosed = findings(facts, "disclosure").getFirst();
		assertEquals("An IMEI left handset H2 for 192.0.2.1 in run R1 (a unit that does not count)", disclosed.title());
		assertEquals("information", disclosed.severity());
		assertTrue(disclosed.limits().contains("The unit does not count: a counterfeit."), disclosed.limits());
		Finding clear = findings(facts, "clear-text").getFirst();
		assertEquals("information", clear.severity());
		assertTrue(clear.limits().endsWith("The unit does not count: a counterfeit."), clear.limits());
	}

	@Test
	void runThatRestsOnStatementsSaysSo() {
		FactBuilder facts = new FactBuilder().run("R3", 0, 10, "wifi").condition("R3", "cloud", "off", 0, 10, 0, "statement");
		assertEquals(1, findings(facts, "statement-alone").size());
		facts.condition("R3", "rom", "stock", 0, 10, 0, "settings");
		assertEquals(List.of(), findings(facts, "statement-alone"));
	}

	@Test
	void serverThatIsNotCalledDespiteThreeStimuliIsSilence() {
		FactBuilder facts = sends("R1", 100).run("R10", 300, 400, "wifi").stimuli("R10", "E1", 310, 320, 330);
		Finding found = findings(facts, "silence").getFirst();
		assertEquals("Run R10: the handset did not call 192.0.2.1", found.title());
		assertEquals(4, found.supports().size(), "the run and its stimuli");
		assertEquals(1, found.contrary().size());
	}

	@Test
	void twoStimuliOrACallAreNoSilence() {
		assertEquals(List.of(), findings(sends("R1", 100).run("R10", 300, 400, "wifi").stimuli("R10", "E1", 310, 320), "silence"));
		assertEquals(List.of(), findings(sends("R1", 100).run("R10", 300, 400, "wifi").stimuli("R10", "E1", 310, 320, 330)
				.flow("R10", "192.0.2.1", 315, 0, 0), "silence"));
	}

	@Test
	void silenceOverABearerThatNobodyWatchedIsNone() {
		assertEquals(List.of(), findings(sends("R1", 100).run("R10", 300, 400, "cellular").stimuli("R10", "E1", 310, 320, 330), "silence"));
	}

	private static FactBuilder attributed(String owner, String registry) {
		return new FactBuilder().run("R1", 100, 200, "wifi").flow("R1", "198.51.100.20", 150, 0, 0).add(Json.object().put("type", "attribution")
				.put("address", "198.51.100.20").put("owner", owner).put("registry", registry));
	}

	@Test
	void registryIsNotTakenForTheOperator() {
		assertEquals(List.of("XNIC is named as the registry of 1 endpoint; that does not make it the operator"),
				findings(attributed("Hesperus", "XNIC"), "registry-not-operator").stream().map(Finding::title).toList());
		assertEquals(List.of(), findings(attributed("XNIC", "XNIC"), "registry-not-operator"), "a registry's own servers");
		assertEquals(List.of(), findings(attributed("RIPE NCC", "RIPE"), "registry-not-operator"), "by its longer name");
		assertEquals(List.of(), findings(attributed("R\u00e9seaux IP Europ\u00e9ens Network Coordination Centre", "ripencc"), "registry-not-operator"), "by its whole name");
		assertEquals(1, findings(attributed("Ripened Fruit", "RIPE"), "registry-not-operator").size(), "another word");
	}

	@Test
	void registrantAndHolderOfTheSystemAreNamedBesideTheRegistry() {
		FactBuilder facts = new FactBuilder().run("R1", 100, 200, "wifi").flow("R1", "198.51.100.20", 150, 0, 0).add(Json.object().put("type", "attribution")
				.put("address", "198.51.100.20").put("registry", "XNIC").put("registrant", "Hesperus").put("operator", "Lab Transit"));
		assertTrue(findings(facts, "registry-not-operator").getFirst().explanation()
				.contains("registrant Hesperus, holder of the AS Lab Transit (198.51.100.20)"));
	}

	private static Json.Fields answer(String value, String table, boolean used, boolean holds) {
		return Json.object().put("role", "as").put("value", value).put("subject", "198.51.100.0-198.51.100.255").put("holds", holds).put("used", used)
				.put("conflict", holds && !used).put("source", Json.object().put("evidence", table).put("path", table + ".csv"));
	}

	private static FactBuilder disagreeing(Json.Fields... answers) {
		return new FactBuilder().run("R1", 100, 200, "wifi").flow("R1", "198.51.100.20", 150, 0, 0).add(Json.object().put("type", "attribution")
				.put("address", "198.51.100.20").put("answers", Json.array(List.of(answers))));
	}

	@Test
	void tablesThatCoverTheDateAndDisagreeAreFound() {
		Finding found = findings(disagreeing(answer("AS64496", "one", true, true), answer("AS64500", "two", false, true)), "attribution-conflict").getFirst();
		assertEquals("Tables disagree on the AS of 1 endpoint", found.title());
		assertTrue(found.explanation().contains("198.51.100.20: AS64496 (one.csv) against AS64500 (two.csv)"), found.explanation());
		assertEquals(1, found.supports().size());
	}

	@Test
	void aTableOfAnotherTimeAndSeveralOriginsInOneTableAreNoConflict() {
		assertEquals(List.of(), findings(disagreeing(answer("AS64496", "one", true, true), answer("AS64500", "two", false, false)), "attribution-conflict"));
		assertEquals(List.of(), findings(disagreeing(answer("AS64496", "one", true, true), answer("AS64500", "one", false, true)), "attribution-conflict"));
	}

	private static FactBuilder settings(String entered, String key, String value) {
		return new FactBuilder().run("R1", 100, 200, "wifi").add(Json.object().put("type", "condition").put("run", "R1").put("dimension", "cloud")
				.put("value", entered).put("from", "0").put("to", "1").put("uncertainty", "0")
				.put("source", Json.object().put("kind", "settings").put("evidence", "db").put("reference", "secure/cloud_enabled")))
				.add(Json.object().put("type", "setting").put("evidence", "db").put("namespace", "secure").put("key", key).put("value", value));
	}

	@Test
	void settingThatSaysTheOppositeIsFound() {
		assertEquals(List.of("high"), findings(settings("off", "cloud_enabled", "1"), "setting-contradiction").stream().map(Finding::severity).toList());
		assertEquals(List.of(), findings(settings("off", "cloud_enabled", "0"), "setting-contradiction"));
		assertEquals(List.of(), findings(settings("KHM4", "cloud_enabled", "1"), "setting-contradiction"), "other words are not compared");
		assertEquals(List.of("high"), findings(settings("off", "cloud_enabled", "allow"), "setting-contradiction").stream().map(Finding::severity).toList());
		assertEquals(List.of("high"), findings(settings("on", "cloud_enabled", "ignore"), "setting-contradiction").stream().map(Finding::severity).toList());
		assertEquals(List.of(), findings(settings("off", "cloud_enabled", "deny"), "setting-contradiction"));
	}

	@Test
	void settingOfAHypotheticalRunIsInformation() {
		FactBuilder facts = settings("off", "cloud_enabled", "1");
		facts.facts().stream().filter(fact -> fact.text("type").orElse("").equals("run")).forEach(fact -> fact.put("hypothetical", true));
		Finding finding = findings(facts, "setting-contradiction").getFirst();
		assertEquals("information", finding.severity());
		assertTrue(finding.title().endsWith("says the opposite (hypothetical)"), finding.title());
	}

	@Test
	void settingThatIsNotThereIsFound() {
		assertEquals(List.of("medium"), findings(settings("off", "other", "1"), "setting-contradiction").stream().map(Finding::severity).toList());
	}

	@Test
	void whatMayBeChanceIsNoDisclosure() {
		FactBuilder facts = new FactBuilder().exhibit("E1", "TEXT", "abc").run("R1", 100, 200, "wifi").sighting("R1", "E1", "TEXT", "exact", "out", 150, -1);
		assertEquals(List.of(), findings(facts, "disclosure"));
		assertEquals(1, findings(facts, "weak-sighting").size());
	}

	@Test
	void trafficOfAnotherDeviceIsNoDisclosure() {
		FactBuilder facts = new FactBuilder().exhibit("E1", "IMEI", "004999010640174").run("R8", 100, 200, "wifi").add(Json.object().put("type", "sighting")
				.put("exhibitId", "E1").put("kind", "IMEI").put("strength", "exact").put("direction", "out").put("log10Chance", -20).put("run", "R8")
				.put("evidence", "cap-R8").put("at", "150000000000").put("server", Json.object().put("address", "192.0.2.1").put("port", 80)));
		assertEquals(List.of(), findings(facts, "disclosure"));
		assertEquals(List.of("An IMEI appeared in run R8 in traffic that is not attributed to the handset"),
				findings(facts, "no-disclosure").stream().map(Finding::title).toList());
	}

	@Test
	void orderOfTheFactsDoesNotMatter() {
		List<Json.Fields> facts = sends("R1", 100).run("R10", 300, 400, "wifi").stimuli("R10", "E1", 310, 320, 330).facts();
		assertEquals(new Audit().findings(facts), new Audit().findings(facts.reversed()));
	}
}
