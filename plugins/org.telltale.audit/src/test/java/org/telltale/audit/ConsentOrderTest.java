package org.telltale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.telltale.audit.rules.Finding;

/** What is an act of consent, what a state, and what takes consent back. */
class ConsentOrderTest {

	private static List<Finding> found(FactBuilder facts) {
		return new Audit().findings(facts.facts()).stream().filter(f -> f.rule().equals("consent-order")).toList();
	}

	private static List<String> titles(FactBuilder facts) {
		return found(facts).stream().map(Finding::title).toList();
	}

	private static FactBuilder run(long... sighted) {
		FactBuilder facts = new FactBuilder().exhibit("E1", "IMEI", "004999010640174").run("R1", 100, 200, "wifi");
		for (long at : sighted) {
			facts.sighting("R1", "E1", "IMEI", "exact", "out", at);
		}
		return facts;
	}

	private static FactBuilder thenGiven(FactBuilder facts) {
		return facts.run("R2", 300, 400, "wifi").condition("R2", "consent", "given", 300, 400, 0, "settings");
	}

	@Test
	void whereNoConsentIsRecordedNothingIsKnownOfIt() {
		assertEquals(List.of(), titles(thenGiven(run(150))));
		assertEquals(List.of(), titles(thenGiven(run(170).condition("R1", "consent", "none", 100, 160, 0, "settings"))), "after what was recorded");
		assertEquals(List.of(), titles(thenGiven(run(158).condition("R1", "consent", "none", 100, 160, 1, "settings"))), "within the clocks of its end");
	}

	@Test
	void whatHoldsFromARunsStartIsNoAct() {
		FactBuilder facts = thenGiven(run(150).condition("R1", "consent", "none", 100, 200, 0, "settings"));
		assertEquals(List.of("An IMEI left the handset before the first time at which the case records consent as given"), titles(facts));
		assertTrue(found(facts).getFirst().explanation().contains("The first time at which the case records consent as given is 1970-01-01T00:05:00Z, in run R2"));
		assertEquals(3, found(facts).getFirst().supports().size(), "the sighting and both states");
	}

	private static FactBuilder given(String then, long... sighted) {
		return run(sighted).condition("R1", "consent", "given", 100, 140, 0, "settings").condition("R1", "consent", then, 140, 200, 0, "settings");
	}

	@Test
	void moreConsentIsNoWithdrawal() {
		assertEquals(List.of("An IMEI left the handset while consent = given-all, of which nobody declared whether it is more or less than given, in run R1"),
				titles(given("given-all", 170)));
		assertEquals(List.of(), titles(given("given-all", 170).order("consent", "none", "given", "given-all")));
		assertEquals(List.of("An IMEI left the handset after consent was withdrawn, in run R1"), titles(given("none", 170)));
		assertEquals(List.of("An IMEI left the handset after consent was withdrawn, in run R1"), titles(given("basic", 170).order("consent", "none", "basic", "given")));
	}

	@Test
	void whatLeftUnderMoreConsentDidNotLeaveBeforeIt() {
		FactBuilder facts = thenGiven(run(150).condition("R1", "consent", "given-all", 100, 200, 0, "settings").order("consent", "none", "given", "given-all"));
		assertEquals(List.of(), titles(facts));
	}

	@Test
	void aValueOutsideOfTheKnownWordsIsNeitherBeforeNorAfter() {
		FactBuilder facts = thenGiven(run(150).condition("R1", "consent", "asked", 100, 200, 0, "settings"));
		assertEquals(List.of("An IMEI left the handset while consent = asked, of which nobody declared whether it is more or less than given, in run R1"), titles(facts));
		assertEquals("information", found(facts).getFirst().severity());
		assertEquals(List.of("An IMEI left the handset before the first time at which the case records consent as given"), titles(facts.order("consent", "asked", "given")));
	}

	@Test
	void whatIsWithdrawnWasGivenBefore() {
		FactBuilder facts = thenGiven(run(150).condition("R1", "consent", "withdrawn", 100, 200, 0, "settings"));
		assertEquals(List.of("An IMEI left the handset after consent was withdrawn, in run R1"), titles(facts));
	}

	private static String weight(String consent) {
		return new Audit().findings(run(150).condition("R1", "consent", consent, 100, 200, 0, "settings").order("consent", "none", "basic", "given", "all").facts()).stream()
				.filter(f -> f.rule().equals("disclosure")).findFirst().orElseThrow().severity();
	}

	@Test
	void disclosuresWeighByConsent() {
		assertEquals(List.of("high", "high", "low", "low", "high", "medium"), Stream.of("none", "basic", "given", "all", "withdrawn", "asked").map(ConsentOrderTest::weight).toList());
	}

	@Test
	void eachWithdrawalIsOfItsOwnTime() {
		FactBuilder facts = run(120, 170).condition("R1", "consent", "withdrawn", 110, 130, 0, "settings").condition("R1", "consent", "given", 130, 160, 0, "settings")
				.condition("R1", "consent", "withdrawn", 160, 200, 0, "log");
		List<String> withdrawn = found(facts).stream().filter(f -> f.title().contains("withdrawn")).map(Finding::explanation).toList();
		assertEquals(2, withdrawn.size());
		assertTrue(withdrawn.getFirst().contains("from 1970-01-01T00:01:50Z") && withdrawn.getLast().contains("from 1970-01-01T00:02:40Z"), withdrawn.toString());
	}
}
