package org.telltale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.audit.rules.Finding;
import org.telltale.base.json.Json;

/** How contacts and watched time are counted by the rules that compare them, and which runs are compared. */
class ContactsTest {

	private static final String SERVER = "198.51.100.7";
	private static final String OTHER = "198.51.100.8";
	private static final String NEW = "The handset calls 1 server in run R2 (cloud = on) and not in run R1 (off)";

	private static List<String> titles(FactBuilder facts, String rule) {
		return found(facts, rule).stream().map(Finding::title).toList();
	}

	private static List<Finding> found(FactBuilder facts, String rule) {
		return new Audit().findings(facts.facts()).stream().filter(f -> f.rule().equals(rule)).toList();
	}

	private static FactBuilder cloud(FactBuilder facts, String run, String value) {
		long start = 4000L * Integer.parseInt(run.substring(1));
		return facts.run(run, start, start + 3600, "wifi").condition(run, "cloud", value, start, start + 3600, 0, "settings");
	}

	/** R1 with the cloud off and R2 with it on, an hour each. */
	private static FactBuilder offAndOn() {
		return cloud(cloud(new FactBuilder(), "R1", "off"), "R2", "on");
	}

	private static FactBuilder calls(FactBuilder facts, String run, int number, int everySeconds) {
		for (int i = 0; i < number; i++) {
			facts.flow(run, SERVER, 4000L * Integer.parseInt(run.substring(1)) + 5 + (long) i * everySeconds, 10, 0);
		}
		return facts;
	}

	private static FactBuilder each(FactBuilder facts, String type, String member, String value) {
		facts.facts().stream().filter(f -> f.text("type").orElse("").equals(type)).forEach(f -> f.put(member, value));
		return facts;
	}

	@Test
	void timersJustBelowAndAboveTenSecondsCountAlike() {
		assertEquals(List.of(), titles(calls(calls(offAndOn(), "R1", 390, 9), "R2", 320, 11), "contact-rate"));
	}

	@Test
	void whereFlowsSayTheOppositeOfContactsNothingIsSaid() {
		FactBuilder facts = calls(offAndOn(), "R1", 30, 60);
		assertEquals(1, found(calls(facts, "R2", 6, 60), "contact-rate").size());
		for (int i = 0; i < 40; i++) {
			facts.flow("R2", SERVER, 8005, 11 + i, 0);
		}
		assertEquals(List.of(), titles(facts, "contact-rate"));
	}

	@Test
	void eachSettingOfTheOtherConditionsIsAContrast() {
		FactBuilder facts = cloud(cloud(offAndOn(), "R3", "off"), "R4", "on");
		for (int run = 1; run <= 4; run++) {
			facts.condition("R" + run, "rom", run <= 2 ? "stock" : "update", 4000L * run, 4000L * run + 3600, 0, "settings");
		}
		calls(calls(facts, "R2", 6, 60), "R4", 6, 60);
		assertEquals(List.of(), titles(facts, "contact-rate"), "six to none, twice");
		calls(facts, "R4", 30, 60);
		List<String> told = found(facts, "contact-rate").stream().filter(f -> f.title().contains("cloud")).map(Finding::explanation).toList();
		assertEquals(1, told.size());
		assertTrue(told.getFirst().startsWith("off, run R3: 0 contacts in 1.00 h; on, run R4: 30 contacts") && told.getFirst().endsWith("3 comparisons were made."), told.toString());
		assertEquals(2, found(facts, "new-endpoint").size(), "with the stock ROM and with the update");
	}

	@Test
	void whatIsRecordedOfOneRunAloneIsNoDifference() {
		FactBuilder facts = new FactBuilder().run("R1", 4000, 7600, "wifi");
		assertEquals(List.of(), titles(cloud(facts, "R2", "on").flow("R2", OTHER, 8100, 10, 0), "new-endpoint"));
		assertEquals(List.of(), titles(offAndOn().condition("R2", "rom", "stock", 8000, 11_600, 0, "settings").flow("R2", OTHER, 8100, 10, 0), "new-endpoint"));
	}

	/** Nine calls over Wi-Fi at one point and nine over cellular at another, half a minute later, are eighteen; a second point of Wi-Fi counts for itself. */
	@Test
	void contactsAtPointsOfDifferentBearersAddUp() {
		for (String bearer : List.of("wifi", "cellular")) {
			FactBuilder facts = calls(offAndOn(), "R1", 2, 60).capture("R2", "b", "gateway", 8000, 11_600);
			facts.facts().stream().filter(f -> f.text("point").orElse("").equals("gateway")).forEach(f -> f.put("sees", Json.texts(List.of(bearer))));
			for (int i = 0; i < 9; i++) {
				facts.flow("R2", SERVER, 8100 + 60L * i, 10, 0).flow("R2", SERVER, 8130 + 60L * i, 11, 0).but("evidence", "b");
			}
			assertEquals(bearer.equals("wifi") ? List.of() : List.of("on, run R2: 18 contacts in 1.00 h"), found(facts, "contact-rate").stream()
					.map(f -> f.explanation().replaceAll(".*(on, run R2: \\d+ contacts in [0-9.]+ h).*", "$1")).toList());
		}
	}

	@Test
	void filesOfAPointAreSummedAndPointsAreNot() {
		FactBuilder ring = calls(offAndOn(), "R1", 2, 60).capture("R2", "b", "ap", 9000, 11_000);
		FactBuilder points = calls(offAndOn(), "R1", 2, 60).capture("R2", "b", "gateway", 8000, 11_600);
		for (int i = 0; i < 9; i++) {
			ring.flow("R2", SERVER, 8100 + 60L * i, 10, 0).flow("R2", SERVER, 9100 + 60L * i, 10, 0).but("evidence", "b");
			points.flow("R2", SERVER, 8100 + 60L * i, 10, 0).flow("R2", SERVER, 8100 + 60L * i, 11, 0).but("evidence", "b");
		}
		assertTrue(found(ring, "contact-rate").getFirst().explanation().contains("on, run R2: 18 contacts in 1.00 h"));
		assertEquals(List.of(), titles(points, "contact-rate"));
	}

	@Test
	void onlyWatchedTimeCounts() {
		FactBuilder facts = calls(offAndOn(), "R1", 18, 60);
		assertEquals(1, found(facts, "contact-rate").size());
		facts.facts().stream().filter(f -> f.text("evidence").orElse("").equals("cap-R2") && f.text("type").orElse("").equals("evidence")).forEach(f -> f.put("last", FactBuilder.nanos(8200)));
		assertEquals(List.of(), titles(facts, "contact-rate"), "18 in an hour, none in 200 s");
		facts.capture("R2", "b", "ap", 11_400, 11_600);
		assertEquals(List.of(), titles(facts, "contact-rate"), "none in 400 s");
		facts.add(Json.object().put("type", "capture-set").put("members", Json.texts(List.of("cap-R2", "b"))));
		assertEquals(1, found(facts, "contact-rate").size(), "files of one capture were watched between them");
	}

	/** A capture may run on when the run is over. */
	@Test
	void neitherTimeNorContactsOutsideOfTheRunCount() {
		FactBuilder facts = calls(offAndOn(), "R1", 18, 60).frames("R2", 8000, 20_000);
		assertTrue(found(facts, "contact-rate").getFirst().explanation().contains("on, run R2: 0 contacts in 1.00 h"));
		for (int i = 0; i < 18; i++) {
			facts.flow("R2", SERVER, 11_600 + 60L * i, 10, 0);
		}
		assertTrue(found(facts, "contact-rate").getFirst().explanation().contains("on, run R2: 0 contacts in 1.00 h"));
		assertEquals(List.of(), titles(facts, "new-endpoint"), "called, though outside of the run");
	}

	/** At the access point nothing of a run over cellular can be seen. */
	@Test
	void aPointThatDoesNotSeeTheBearerWatchesNothing() {
		FactBuilder facts = new FactBuilder().run("R1", 4000, 7600, "wifi").run("R2", 8000, 11_600, "cellular").capture("R2", "b", "handset", 8000, 8100);
		facts.facts().stream().filter(f -> f.text("point").orElse("").equals("handset")).forEach(f -> f.put("sees", Json.texts(List.of("cellular"))));
		assertEquals(List.of(), titles(calls(facts, "R1", 30, 60), "bearer-only"), "100 s over cellular");
	}

	/** A reset that is entered for one run alone is unknown of the other; it keeps nobody from comparing them, and is said. */
	@Test
	void aResetOfSomeRunsAloneKeepsNoneFromBeingCompared() {
		FactBuilder facts = offAndOn().condition("R2", "reset", "factory", 8000, 11_600, 0, "statement").flow("R2", OTHER, 8100, 10, 0);
		assertEquals(List.of(NEW), titles(facts, "new-endpoint"));
		assertTrue(found(facts, "new-endpoint").getFirst().limits().endsWith(" Of run R1 no reset is recorded, nor that there was none: they may differ in that too."),
				found(facts, "new-endpoint").getFirst().limits());
		facts.condition("R1", "reset", "factory", 4000, 7600, 0, "statement");
		assertEquals(List.of(NEW), titles(facts, "new-endpoint"));
		assertTrue(found(facts, "new-endpoint").getFirst().limits().endsWith("a new address is not always a new endpoint."));
		facts.facts().getLast().put("value", "no");
		assertEquals(List.of(), titles(facts, "new-endpoint"), "two differences");
	}

	@Test
	void anotherDimensionOfOneRunAloneDoes() {
		FactBuilder facts = offAndOn().condition("R2", "account", "none", 8000, 11_600, 0, "statement").flow("R2", OTHER, 8100, 10, 0);
		assertEquals(List.of(), titles(facts, "new-endpoint"));
	}

	@Test
	void aRunWithoutFramesIsNoControl() {
		FactBuilder facts = cloud(new FactBuilder(), "R2", "on").plannedRun("R1", 4000, 7600).point("R1", "ap", "wifi").condition("R1", "bearer", "wifi", 4000, 7600, 0, "log")
				.condition("R1", "cloud", "off", 4000, 7600, 0, "settings").flow("R2", OTHER, 8100, 10, 0);
		assertEquals(List.of(), titles(facts, "new-endpoint"));
		assertEquals(List.of(NEW), titles(facts.frames("R1", 4000, 7600), "new-endpoint"));
	}

	@Test
	void nameServiceGroupsAndWhatOthersCallOnTheHandsetAreNoCalls() {
		assertEquals(List.of(), titles(each(calls(offAndOn(), "R2", 18, 60), "flow", "protocol", "mdns"), "contact-rate"));
		assertEquals(List.of(), titles(each(calls(offAndOn(), "R2", 18, 60), "flow", "handset", "server"), "contact-rate"));
		assertEquals(1, found(each(calls(offAndOn(), "R2", 18, 60), "flow", "handset", "client"), "contact-rate").size());
		assertEquals(List.of(), titles(each(calls(offAndOn(), "R2", 18, 60), "flow", "protocol", "dns").flow("R2", SERVER, 8005, 10, 0), "contact-rate"), "one call among name service");
		for (String group : List.of("239.255.255.250", "255.255.255.255", "192.168.1.255", "ff02::1")) {
			assertEquals(List.of(), titles(offAndOn().flow("R2", group, 8100, 10, 0), "new-endpoint"), group);
		}
		assertEquals(List.of(NEW), titles(offAndOn().flow("R2", "192.168.1.254", 8100, 10, 0), "new-endpoint"));
	}

	private static FactBuilder bearers(int contacts, int everySeconds) {
		FactBuilder facts = new FactBuilder().run("R1", 4000, 7600, "wifi").run("R2", 8000, 11_600, "cellular").point("R2", "handset", "cellular");
		return calls(facts, "R1", contacts, everySeconds);
	}

	@Test
	void flowsOfOneContactAreOneOverABearerToo() {
		assertEquals(1, found(bearers(8, 10), "bearer-only").size());
		assertEquals(List.of(), titles(bearers(8, 9), "bearer-only"), "seven slots");
		FactBuilder points = bearers(4, 60).capture("R1", "b", "gateway", 4000, 7600);
		for (int i = 0; i < 4; i++) {
			points.flow("R1", SERVER, 4005 + 60L * i, 11, 0).but("evidence", "b");
		}
		assertEquals(List.of(), titles(points, "bearer-only"), "four contacts, seen twice");
	}

	@Test
	void anotherAddressOfTheNameOverAnotherBearer() {
		FactBuilder facts = bearers(9, 60).flow("R2", OTHER, 8100, 10, 0).name(SERVER, "a.example");
		assertEquals(List.of("a.example (" + SERVER + ") is called over wifi alone"), titles(facts, "bearer-only"));
		assertEquals(List.of(), titles(facts.name(OTHER, "a.example"), "bearer-only"));
	}

	@Test
	void whatTheControlCallsAtAnotherAddressIsNotNew() {
		FactBuilder facts = offAndOn().flow("R2", OTHER, 8100, 10, 0).flow("R1", SERVER, 4100, 10, 0).flow("R2", SERVER, 8200, 10, 0).name(OTHER, "a.example");
		assertEquals(List.of(NEW), titles(facts, "new-endpoint"));
		assertEquals(List.of(), titles(facts.name(SERVER, "a.example"), "new-endpoint"));
	}

	@Test
	void callsOfOtherRunsWithTheControlsValueAreContrary() {
		FactBuilder facts = cloud(offAndOn(), "R3", "off").condition("R3", "rom", "other", 12_000, 15_600, 0, "settings").flow("R2", OTHER, 8100, 10, 0);
		assertEquals(List.of(), found(facts, "new-endpoint").getFirst().contrary());
		facts.flow("R3", OTHER, 12_100, 10, 0);
		assertEquals(List.of(facts.facts().getLast().text("id").orElseThrow()), found(facts, "new-endpoint").getFirst().contrary());
		facts.condition("R3", "cloud", "on", 14_000, 15_600, 0, "settings").flow("R3", OTHER, 14_500, 10, 0).flow("R3", OTHER, 13_000, 11, 0);
		assertEquals(3, found(facts, "new-endpoint").getFirst().contrary().size(), "off holds to the end there");
		facts.facts().stream().filter(f -> f.text("run").orElse("").equals("R3") && f.text("value").orElse("").equals("off")).forEach(f -> f.put("to", FactBuilder.nanos(14_000)));
		assertEquals(2, found(facts, "new-endpoint").getFirst().contrary().size(), "while it was off");
	}

	@Test
	void twentyServersAreNamed() {
		FactBuilder facts = offAndOn();
		for (int i = 10; i < 33; i++) {
			facts.flow("R2", "198.51.100." + i, 8100 + i, 10, 0);
		}
		Finding found = found(facts, "new-endpoint").getFirst();
		assertTrue(found.title().contains("23 servers"), found.title());
		assertTrue(found.explanation().contains("198.51.100.29 and 3 more."), found.explanation());
	}
}
