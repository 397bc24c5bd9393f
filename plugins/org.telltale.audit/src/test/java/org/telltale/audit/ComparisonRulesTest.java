package org.telltale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.audit.rules.Finding;
import org.telltale.base.json.Json;

/** The rules that compare: runs with runs, bearers with bearers, handsets with handsets, what went with when it was agreed to. */
class ComparisonRulesTest {

	private static final String SERVER = "198.51.100.7";

	private static List<String> titles(FactBuilder facts, String rule) {
		return found(facts, rule).stream().map(Finding::title).toList();
	}

	private static List<Finding> found(FactBuilder facts, String rule) {
		return new Audit().findings(facts.facts()).stream().filter(f -> f.rule().equals(rule)).toList();
	}

	private static FactBuilder consent(long given, long sighted, long uncertainty) {
		return new FactBuilder().exhibit("E1", "IMEI", "004999010640174").run("R1", 100, 200, "wifi").run("R2", 300, 400, "wifi")
				.condition("R1", "consent", "none", 100, 200, 0, "settings").condition("R2", "consent", "none", 300, given, uncertainty, "screenshot")
				.condition("R2", "consent", "given", given, 400, uncertainty, "screenshot").sighting("R2", "E1", "IMEI", "exact", "out", sighted);
	}

	@Test
	void whatLeftBeforeTheFirstActOfConsentIsNamed() {
		assertEquals(List.of("An IMEI left the handset before the first act of consent"), titles(consent(350, 340, 0), "consent-order"));
		assertEquals(List.of(), titles(consent(350, 360, 0), "consent-order"));
	}

	/** The capture's clock is known to one second, the act to five. */
	@Test
	void withinTheClocksOfTheActNothingIsSaid() {
		assertEquals(List.of(), titles(consent(350, 344, 5), "consent-order"));
		assertEquals(1, titles(consent(350, 343, 5), "consent-order").size());
	}

	@Test
	void earlierRunsOfTheSameHandsetCount() {
		FactBuilder facts = consent(350, 360, 0).sighting("R1", "E1", "IMEI", "exact", "out", 150);
		assertEquals(List.of("An IMEI left the handset before the first act of consent"), titles(facts, "consent-order"));
		assertTrue(found(facts, "consent-order").getFirst().explanation().contains("in run R1."), "only the earlier run");
	}

	@Test
	void withdrawalIsAnActOfTheRun() {
		FactBuilder facts = consent(350, 360, 0).run("R3", 500, 600, "wifi").condition("R3", "consent", "withdrawn", 520, 560, 0, "settings")
				.sighting("R3", "E1", "IMEI", "exact", "out", 550);
		assertEquals(List.of("An IMEI left the handset after consent was withdrawn, in run R3"), titles(facts, "consent-order"));
		facts.facts().getLast().put("at", FactBuilder.nanos(559));
		assertEquals(List.of(), titles(facts, "consent-order"));
		FactBuilder inside = consent(350, 360, 0).condition("R2", "consent", "none", 355, 400, 0, "settings");
		assertEquals(List.of("An IMEI left the handset after consent was withdrawn, in run R2"), titles(inside, "consent-order"));
	}

	@Test
	void aLaterRunWithoutConsentIsNoWithdrawal() {
		FactBuilder facts = consent(350, 360, 0).run("R3", 500, 600, "wifi").condition("R3", "consent", "none", 500, 600, 0, "settings")
				.sighting("R3", "E1", "IMEI", "exact", "out", 550);
		assertEquals(List.of(), titles(facts, "consent-order"));
	}

	private static FactBuilder contacts(int overWifi, int overCellular) {
		FactBuilder facts = new FactBuilder().run("R1", 0, 3600, "wifi").run("R2", 4000, 4000 + 3600, "cellular").point("R2", "handset", "cellular");
		for (int i = 0; i < overWifi; i++) {
			facts.flow("R1", SERVER, 100 + 60L * i, 10, 0);
		}
		for (int i = 0; i < overCellular; i++) {
			facts.flow("R2", SERVER, 4100 + 60L * i, 10, 0);
		}
		return facts;
	}

	/** Of two equal hours one of the two holds all contacts with a chance of twice 2 to the power of minus their number. */
	@Test
	void oneBearerAloneIsToldFromEightContactsOn() {
		assertEquals(List.of(), titles(contacts(7, 0), "bearer-only"), "2 x 0.5^7 = 0.0156");
		assertEquals(List.of(SERVER + " is called over wifi alone"), titles(contacts(8, 0), "bearer-only"));
		assertEquals(List.of(), titles(contacts(8, 1), "bearer-only"));
		assertTrue(found(contacts(8, 0), "bearer-only").getFirst().explanation().contains("7.8e-03"));
	}

	@Test
	void addressesOfAllHandsetsAreCompared() {
		FactBuilder facts = contacts(8, 0);
		FactBuilder other = contacts(1, 1);
		other.facts().forEach(fact -> facts.add(other(fact.copy())));
		assertEquals(List.of(), titles(facts, "bearer-only"), "2 comparisons");
	}

	/** The same of another handset, in runs of its own. */
	private static Json.Fields other(Json.Fields fact) {
		List.of("run", "evidence", "flow").forEach(member -> fact.text(member).ifPresent(value -> fact.put(member, value + "-2")));
		List.of("handset", "device").forEach(member -> fact.text(member).ifPresent(value -> fact.put(member, "H2")));
		return fact;
	}

	@Test
	void aBearerThatNobodyWatchedIsNoComparison() {
		FactBuilder facts = new FactBuilder().run("R1", 0, 3600, "wifi").run("R2", 4000, 7600, "cellular");
		for (int i = 0; i < 20; i++) {
			facts.flow("R1", SERVER, 100 + 60L * i, 10, 0);
		}
		assertEquals(List.of(), titles(facts, "bearer-only"));
	}

	private static FactBuilder rates(int off, int on) {
		FactBuilder facts = new FactBuilder().run("R1", 0, 3600, "wifi").condition("R1", "cloud", "off", 0, 3600, 0, "settings").run("R2", 4000, 7600, "wifi")
				.condition("R2", "cloud", "on", 4000, 7600, 0, "settings");
		for (int i = 0; i < off; i++) {
			facts.flow("R1", SERVER, 100 + 60L * i, 10, 0);
		}
		for (int i = 0; i < on; i++) {
			facts.flow("R2", SERVER, 4100 + 60L * i, 10, 0);
		}
		return facts;
	}

	/** R: binom.test(2, 20, 0.5) gives p = 0.0004025 and, as odds of its interval (0.01234853, 0.3169827), ratios of 0.0125 to 0.464. */
	@Test
	void ratesAreComparedExactly() {
		Finding found = found(rates(2, 18), "contact-rate").getFirst();
		assertEquals("The handset calls " + SERVER + " less often with cloud = off than with on", found.title());
		assertEquals("off, run R1: 2 contacts in 1 h; on, run R2: 18 contacts in 1 h. Ratio of the rates: 0.0125 to 0.464 (95 %, exact); p = 4.0e-04, 1 comparison was made.".replace("1 h", "1.00 h"),
				found.explanation());
		assertEquals(List.of(), titles(rates(5, 15), "contact-rate"));
	}

	@Test
	void flowsOfOneContactCountOnce() {
		FactBuilder facts = rates(0, 0);
		for (int i = 0; i < 30; i++) {
			facts.flow("R2", SERVER, 4100 + i, 10, 0);
		}
		assertEquals(List.of(), titles(facts, "contact-rate"));
	}

	@Test
	void furtherServersOfARunThatDiffersInOneDimension() {
		FactBuilder facts = rates(1, 1).flow("R2", "198.51.100.8", 4500, 10, 0);
		assertEquals(List.of("The handset calls 1 server in run R2 (cloud = on) and not in run R1 (off)"), titles(facts, "new-endpoint"));
		facts.condition("R2", "rom", "ota", 4000, 7600, 0, "settings");
		assertEquals(List.of(), titles(facts, "new-endpoint"));
	}

	@Test
	void unreadBulkThatGoesUpIsALead() {
		FactBuilder facts = new FactBuilder().exhibit("E1", "SMS", "text").run("R1", 0, 20_000, "wifi").stimuli("R1", "E1", 100).flow("R1", SERVER, 200, 6_000, 0)
				.flow("R1", SERVER, 9_000, 4_000, 0);
		assertEquals(List.of("Run R1: 10000 bytes that could not be read went up to " + SERVER), titles(facts, "unread-upload"));
		assertTrue(found(facts, "unread-upload").getFirst().explanation().contains("1 of them began an hour or more after"), "the second one");
		facts.facts().getLast().put("unreadable", Json.object().put("out", 3_999).put("in", 0));
		assertEquals(List.of(), titles(facts, "unread-upload"));
	}

	@Test
	void theStartOfARunIsNothingThatWasDone() {
		FactBuilder facts = new FactBuilder().run("R1", 0, 20_000, "wifi").flow("R1", SERVER, 200, 20_000, 0);
		String explanation = found(facts, "unread-upload").getFirst().explanation();
		assertTrue(explanation.endsWith("within an hour of the run's start or of something that was done to the handset, or lasted until something was done. No stimulus is recorded for the run."), explanation);
	}

	/** The connections over Wi-Fi at one point, those over cellular at another. */
	@Test
	void pointsThatSeeDifferentBearersAddUp() {
		FactBuilder points = new FactBuilder().run("R1", 0, 20_000, "wifi").seeing("R1", "b", "gateway", "cellular").flow("R1", SERVER, 200, 6_000, 0).flow("R1", SERVER, 200, 6_000, 0)
				.but("evidence", "b");
		assertEquals(List.of("Run R1: 12000 bytes that could not be read went up to " + SERVER), titles(points, "unread-upload"));
		assertEquals("What was sent is not known: neither that it was an exhibit, nor that it was none.", found(points, "unread-upload").getFirst().limits());
	}

	/** Whether the second point saw the same is not known: the figure is an upper bound, and says so. */
	@Test
	void ofAPointWhoseBearersAreNotKnownTheFigureIsAnUpperBound() {
		FactBuilder points = new FactBuilder().run("R1", 0, 20_000, "wifi").seeing("R1", "b", "gateway").flow("R1", SERVER, 200, 6_000, 0).flow("R1", SERVER, 200, 6_000, 0).but("evidence", "b");
		assertTrue(found(points, "unread-upload").getFirst().limits().contains("upper bounds"), found(points, "unread-upload").getFirst().limits());
	}

	/** The files of a ring are one capture; a second point sees the same again. */
	@Test
	void filesOfAPointAreSummedAndPointsAreNot() {
		FactBuilder ring = new FactBuilder().run("R1", 0, 20_000, "wifi").capture("R1", "b", "ap", 300, 900).flow("R1", SERVER, 200, 6_000, 0).flow("R1", SERVER, 400, 6_000, 0).but("evidence", "b");
		assertEquals(List.of("Run R1: 12000 bytes that could not be read went up to " + SERVER), titles(ring, "unread-upload"));
		FactBuilder points = new FactBuilder().run("R1", 0, 20_000, "wifi").capture("R1", "b", "gateway", 300, 900).flow("R1", SERVER, 200, 12_000, 0).flow("R1", SERVER, 200, 11_000, 0)
				.but("evidence", "b");
		assertEquals(List.of("Run R1: 12000 bytes that could not be read went up to " + SERVER), titles(points, "unread-upload"));
	}

	@Test
	void bulkOverWifiAndLittleOverCellular() {
		FactBuilder facts = new FactBuilder().run("R1", 0, 100, "wifi").run("R2", 200, 300, "cellular").flow("R1", SERVER, 50, 10_000, 0).flow("R2", SERVER, 250, 1_000, 0);
		assertEquals(List.of("The handset exchanges bulk with " + SERVER + " over Wi-Fi (up-heavy) and small amounts over cellular"), titles(facts, "bulk-by-bearer"));
		assertTrue(found(facts, "bulk-by-bearer").getFirst().explanation().endsWith("No connection over cellular is larger than a handshake with certificates may be."));
		assertEquals(List.of(), titles(facts.flow("R2", SERVER, 260, 1, 0), "bulk-by-bearer"));
	}

	@Test
	void bulkIsOfThePointThatSawMostOfIt() {
		FactBuilder facts = new FactBuilder().run("R1", 0, 100, "wifi").run("R2", 200, 300, "cellular").flow("R1", SERVER, 50, 6_000, 0).flow("R2", SERVER, 250, 10, 0)
				.capture("R1", "b", "gateway", 0, 100).flow("R1", SERVER, 50, 6_000, 0).but("evidence", "b");
		assertEquals(List.of(), titles(facts, "bulk-by-bearer"));
		facts.capture("R1", "c", "ap", 0, 100).flow("R1", SERVER, 60, 6_000, 0).but("evidence", "c");
		assertTrue(found(facts, "bulk-by-bearer").getFirst().explanation().startsWith("Payload over Wi-Fi: 12000 bytes out"));
	}

	@Test
	void bulkThatComesDownIsToldAsThat() {
		FactBuilder facts = new FactBuilder().run("R1", 0, 100, "wifi").run("R2", 200, 300, "cellular").flow("R1", SERVER, 50, 10, 0);
		facts.facts().getLast().put("payload", Json.object().put("out", 500).put("in", 50_000));
		facts.flow("R2", SERVER, 250, 1_000, 0);
		assertEquals(List.of("The handset exchanges bulk with " + SERVER + " over Wi-Fi (down-heavy) and small amounts over cellular"), titles(facts, "bulk-by-bearer"));
	}

	@Test
	void anotherHandsetsBulkIsNoComparison() {
		FactBuilder facts = new FactBuilder().run("R1", 0, 100, "wifi").run("R2", 200, 300, "cellular").flow("R1", SERVER, 50, 10_000, 0).flow("R2", SERVER, 250, 1_000, 0).but("device", "H2");
		facts.facts().stream().filter(f -> f.text("type").orElse("").equals("run") && f.text("run").orElse("").equals("R2")).forEach(f -> f.put("handset", "H2"));
		assertEquals(List.of(), titles(facts, "bulk-by-bearer"));
	}

	@Test
	void downloadsAreNoUploads() {
		FactBuilder facts = new FactBuilder().run("R1", 0, 20_000, "wifi").flow("R1", SERVER, 200, 20_000, 0);
		facts.facts().getLast().put("payload", Json.object().put("out", 20_000).put("in", 7_000));
		assertEquals(List.of(), titles(facts, "unread-upload"));
	}

	private static Json.Fields dns(String run, String server) {
		Json.Fields flow = Json.object().put("type", "flow").put("flow", run + server).put("evidence", "cap-" + run).put("run", run).put("protocol", "dns")
				.put("server", Json.object().put("address", server).put("port", 53));
		return run.equals("R0") ? flow : flow.put("device", "H");
	}

	@Test
	void aResolverThatTheLaboratoryDoesNotUse() {
		FactBuilder facts = new FactBuilder().run("R1", 100, 200, "wifi").add(dns("R1", "192.0.2.53")).add(dns("R1", "203.0.113.8"));
		assertEquals(List.of(), titles(facts, "foreign-resolver"));
		facts.control("R0", 0, 50).add(dns("R0", "192.0.2.53"));
		assertEquals(List.of("Run R1: the handset asks the name server 203.0.113.8, which no control run asks"), titles(facts, "foreign-resolver"));
		facts.add(dns("R1", "224.0.0.252")).add(dns("R1", "192.0.2.77")).but("handset", "server");
		assertEquals(1, found(facts, "foreign-resolver").size(), "the whole link, and the handset itself");
	}

	@Test
	void encryptedQuestionsAreToldByTheirHint() {
		FactBuilder facts = new FactBuilder().run("R1", 100, 200, "wifi").add(dns("R1", "203.0.113.8")).but("protocol", "tls").but("hint", "dns-over-tls").control("R0", 0, 50)
				.add(dns("R0", "192.0.2.53"));
		assertEquals(List.of("Run R1: the handset may ask the name server 203.0.113.8, which no control run asks"), titles(facts, "foreign-resolver"));
		assertTrue(found(facts, "foreign-resolver").getFirst().explanation().contains("(dns-over-tls: by port, protocol or name alone)"));
	}

	@Test
	void theOperatorsResolverIsNotComparedWithTheLaboratorys() {
		FactBuilder facts = new FactBuilder().run("R1", 100, 200, "cellular").add(dns("R1", "203.0.113.8")).control("R0", 0, 50).add(dns("R0", "192.0.2.53"));
		assertEquals(List.of(), titles(facts, "foreign-resolver"));
	}

	@Test
	void uploadsOfAnIdleHandset() {
		FactBuilder facts = new FactBuilder().run("R1", 0, 20_000, "wifi").stimuli("R1", "E1", 1_000).flow("R1", SERVER, 4_599, 9_000, 0).flow("R1", SERVER, 4_600, 6_000, 0)
				.flow("R1", SERVER, 5_201, 4_000, 0);
		assertEquals(List.of(), titles(facts, "idle-upload"), "601 s apart, and the first not idle");
		facts.flow("R1", SERVER, 5_200, 100, 0);
		assertEquals(List.of("Run R1: the idle handset uploads 10100 bytes to " + SERVER), titles(facts, "idle-upload"));
		Finding found = found(facts, "idle-upload").getFirst();
		assertEquals("1 burst of 3 connections, the first at 1970-01-01T01:16:40Z; 10100 bytes of it could not be read, or not searched.", found.explanation());
		assertEquals("does not apply", found.explanations().getFirst().outcome().words(), "no act in the minute before");
		facts.facts().getLast().put("payload", Json.object().put("out", 100).put("in", 4_000));
		assertEquals(List.of(), titles(facts, "idle-upload"), "not three times as much up");
	}

	/** The clock of the capture is uncertain by a second. */
	@Test
	void aConnectionDuringWhichSomethingWasDoneIsNotOfAnIdleHandset() {
		FactBuilder facts = new FactBuilder().run("R1", 0, 20_000, "wifi").stimuli("R1", "E1", 9_000).flow("R1", SERVER, 5_000, 50_000, 0).but("last", FactBuilder.nanos(9_400));
		assertEquals(List.of(), titles(facts, "idle-upload"));
		assertTrue(found(facts, "unread-upload").getFirst().explanation().contains("or lasted until something was done"));
		assertEquals(List.of(), titles(facts.but("last", FactBuilder.nanos(8_999)), "idle-upload"));
		assertEquals(1, found(facts.but("last", FactBuilder.nanos(8_998)), "idle-upload").size());
	}

	@Test
	void openCellsNameWhatCouldNotBeRead() {
		FactBuilder facts = new FactBuilder().claim("C1", "never send SMS, PHOTO to any").exhibit("E1", "SMS", "text of the message").run("R1", 0, 1_000, "wifi").stimuli("R1", "E1", 150)
				.flow("R1", SERVER, 200, 700, 0).flow("R1", "198.51.100.9", 300, 0, 0);
		facts.control("R0", 2_000, 2_100).flow("R0", "198.51.100.10", 2_050, 0, 0).flow("R1", "198.51.100.10", 310, 5_000, 0).flow("R1", "198.51.100.11", 100, 6_000, 0)
				.unsearched("match.picture", false, 7_000);
		Json reasons = Json.array(List.of(Json.object().put("code", "unreadable-bytes")));
		facts.add(Json.object().put("type", "cell").put("claim", "C1").put("run", "R1").put("kind", "SMS").put("verdict", "not contradicted").put("reasons", reasons));
		assertEquals(List.of(), titles(facts, "open-cells"));
		facts.but("verdict", "inconclusive");
		assertEquals(List.of("Run R1: 1 cell is left open by what could not be read (SMS)"), titles(facts, "open-cells"));
		assertEquals(2, found(facts, "open-cells").getFirst().supports().size(), "the cell and one flow: not the laboratory's, what ended before the stimulus, or a picture");
		assertTrue(found(facts, "open-cells").getFirst().explanation().contains(" sent 700 bytes in all"));
		facts.flow("R1", "192.0.2.77", 350, 9_700, 0).but("evidence", "b").seeing("R1", "b", "gateway", "cellular");
		assertEquals(3, found(facts, "open-cells").getFirst().supports().size(), "and that over cellular");
		assertEquals(6, found(facts, "open-cells").getFirst().explanations().size());
	}

	@Test
	void networksAreNamedAsTheTablesHaveThem() {
		FactBuilder facts = new FactBuilder().exhibit("E1", "IMEI", "004999010640174").run("R1", 100, 200, "wifi").sighting("R1", "E1", "IMEI", "exact", "out", 150);
		assertEquals(List.of(), titles(facts, "owner-group"));
		facts.add(Json.object().put("type", "attribution").put("address", "192.0.2.1").put("as", "AS64496").put("country", "XH").put("owner", "Holder"));
		assertEquals(List.of("An IMEI went to servers in AS64496, country XH"), titles(facts, "owner-group"));
		assertTrue(found(facts, "owner-group").getFirst().explanation().endsWith(" Held, as the tables have it, by Holder."));
	}

	@Test
	void theTablesAreAskedAsOfTheTimeOfTheSighting() {
		FactBuilder facts = new FactBuilder().exhibit("E1", "IMEI", "004999010640174").run("R1", 100, 200, "wifi").sighting("R1", "E1", "IMEI", "exact", "out", 150)
				.add(Json.object().put("type", "attribution").put("address", "192.0.2.1").put("asOf", "1970-01-01T00:00:10Z").put("as", "AS64496").put("owner", "Old Holder")
						.put("later", Json.array(List.of(Json.object().put("asOf", "1970-01-01T00:02:00Z").put("as", "AS64500").put("owner", "New Holder"),
								Json.object().put("asOf", "1970-01-01T00:02:31Z").put("as", "AS64501").put("owner", "Later Holder")))));
		assertEquals(List.of("An IMEI went to servers in AS64500"), titles(facts, "owner-group"));
		assertTrue(found(facts, "owner-group").getFirst().explanation().contains("Asked as of 1970-01-01 (first"));
		assertTrue(found(facts, "owner-group").getFirst().explanation().endsWith(" Held, as the tables have it, by New Holder."));
		FactBuilder ended = new FactBuilder().exhibit("E1", "IMEI", "004999010640174").run("R1", 100, 200, "wifi").sighting("R1", "E1", "IMEI", "exact", "out", 150)
				.add(Json.object().put("type", "attribution").put("address", "192.0.2.1").put("asOf", "1970-01-01T00:00:10Z").put("as", "AS64496")
						.put("later", Json.array(List.of(Json.object().put("asOf", "1970-01-01T00:02:00Z")))));
		assertEquals(List.of("An IMEI went to servers in a network that no table names for the time"), titles(ended, "owner-group"));
	}

	@Test
	void countriesAreKeptApartByWhoseTheyAre() {
		FactBuilder facts = new FactBuilder().exhibit("E1", "IMEI", "004999010640174").run("R1", 100, 200, "wifi").sighting("R1", "E1", "IMEI", "exact", "out", 150)
				.add(Json.object().put("type", "attribution").put("address", "192.0.2.1").put("serverCountry", "XS").put("ownerCountry", "XR")
						.put("flags", "anycast").put("conflicts", Json.object().put("serverCountry", Json.texts(List.of("XT, t")))));
		assertEquals(List.of("An IMEI went to servers in an unknown AS, country of the server XS, country of the registrant XR"), titles(facts, "owner-group"));
		assertTrue(found(facts, "owner-group").getFirst().explanation().endsWith(" Flagged: 192.0.2.1 (anycast). Tables disagree on 192.0.2.1."));
	}

	@Test
	void twoMakesThatDoTheSameAreSetSideBySide() {
		FactBuilder facts = new FactBuilder().exhibit("E1", "IMEI", "004999010640174").run("R1", 100, 200, "wifi").run("R2", 300, 400, "wifi")
				.sighting("R1", "E1", "IMEI", "exact", "out", 150).sighting("R2", "E1", "IMEI", "exact", "out", 350);
		facts.facts().getLast().put("device", "H2");
		facts.facts().stream().filter(f -> f.text("type").orElse("").equals("run") && f.text("run").orElse("").equals("R2")).forEach(f -> f.put("handset", "H2"));
		facts.make("H", "Hesperus");
		assertEquals(List.of(), titles(facts, "other-make"));
		facts.make("H2", "Borealis").make("H3", "Borealis");
		assertEquals(List.of("IMEIs leave handsets of Borealis and of Hesperus"), titles(facts, "other-make"));
		assertEquals(4, found(facts, "other-make").getFirst().supports().size(), "nothing left H3");
		facts.facts().stream().filter(f -> f.text("type").orElse("").equals("run") && f.text("run").orElse("").equals("R2")).forEach(f -> f.put("excluded", "a copy"));
		assertEquals(List.of(), titles(facts, "other-make"), "what a unit that does not count does shows nothing of its make");
		facts.facts().stream().filter(f -> f.text("run").orElse("").equals("R2")).forEach(f -> f.remove("excluded"));
		facts.facts().stream().filter(f -> f.text("make").orElse("").equals("Borealis")).forEach(f -> f.put("make", " hesperus"));
		assertEquals(List.of(), titles(facts, "other-make"), "one make, spelt in two ways");
	}
}
