package org.telltale.casework.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;
import org.telltale.casework.facts.FactLine;

/** Times are seconds. Runs R1 (H1) from 1000 to 2000, R2 (H1) from 3000 to 4000, R3 (H2) from 1500 to 2500. */
class ObservationsTest {

	private final List<Json.Fields> facts = new ArrayList<>();
	private Map<String, ItemClock> clocks = Map.of();

	ObservationsTest() {
		run("R1", "H1", 1000, 2000);
		run("R2", "H1", 3000, 4000);
		run("R3", "H2", 1500, 2500);
		add(Json.object().put("type", "handset").put("handset", "H1").put("addresses", Json.texts(List.of("192.0.2.17", "00-00-5E-00-53-11"))));
	}

	private static String nanos(long seconds) {
		return Long.toString(seconds * 1_000_000_000L);
	}

	private Json.Fields add(Json.Fields fact) {
		facts.add(FactLine.identified(fact));
		return fact;
	}

	private void run(String id, String handset, long start, long end) {
		add(Json.object().put("type", "run").put("run", id).put("handset", handset).put("start", nanos(start)).put("end", nanos(end)));
	}

	private void condition(String run, String dimension, String value, String evidence, String reference) {
		add(Json.object().put("type", "condition").put("run", run).put("dimension", dimension).put("value", value)
				.put("source", Json.object().put("kind", "settings").put("evidence", evidence).put("reference", reference)));
	}

	private static Json.Fields state(String basis, String dimension, String value) {
		return Json.object().put("type", "state").put("evidence", "item").put("basis", basis).put("dimension", dimension).put("value", value).put("text", "t")
				.put("source", Json.object().put("evidence", "item").put("path", "log.txt").put("table", "log").put("row", "1"));
	}

	private void log(String dimension, String value, long at) {
		add(state("log", dimension, value).put("time", nanos(at)));
	}

	private void setting(String evidence, String namespace, String key, String value) {
		add(Json.object().put("type", "setting").put("evidence", evidence).put("namespace", namespace).put("key", key).put("value", value)
				.put("source", Json.object().put("evidence", evidence)));
	}

	private void traffic(String table, String network, long start, long sent) {
		add(Json.object().put("type", "traffic").put("evidence", "stats").put("table", table).put("network", network).put("uid", -1).put("start", nanos(start)).put("duration", nanos(100))
				.put("sent", Json.object().put("bytes", sent)).put("received", Json.object().put("bytes", 0)).put("source", Json.object().put("evidence", "stats")));
	}

	private List<String> observed() {
		return new Observations(FactLine.sorted(facts), clocks).facts().stream().map(fact -> String.join(" ", fact.text("run").orElse("-"), fact.text("runBasis").orElse("-"),
				fact.text("dimension").orElse(""), fact.text("value").orElse(""), fact.text("extent").orElse(""), seconds(fact, "from"), seconds(fact, "to"), seconds(fact, "at"))).sorted().toList();
	}

	private static String seconds(Json fact, String name) {
		return fact.integer(name).map(value -> Long.toString(value / 1_000_000_000)).orElse("-");
	}

	@Test
	void aLogsLineHoldsUpToTheNextOfItsDimensionTheNextStartOrTheEnd() {
		condition("R1", "cloud", "off", "item", "secure/cloud");
		log("screen", "on", 900);
		log("screen", "off", 1100);
		log("boot", "started", 1300);
		log("bearer", "wifi", 1400);
		log("log", "end", 1900);
		assertEquals(List.of("R1 named bearer wifi throughout 1400 1900 -", "R1 named boot started throughout 1300 1900 -", "R1 named screen off throughout 1100 1300 -",
				"R1 named screen on throughout 1000 1100 -"), observed());
	}

	@Test
	void aBearerEndsWhereItsLinkIsLostOrAnotherIsTried() {
		log("bearer", "wifi", 1100);
		log("cellular-link", "disconnected", 1150);
		log("wifi-link", "disconnected", 1200);
		log("bearer", "cellular", 3200);
		log("bearer-attempt", "wifi", 3300);
		log("log", "end", 3900);
		assertEquals(List.of("R1 time bearer wifi throughout 1100 1200 -", "R2 time bearer cellular throughout 3200 3300 -", "R2 time bearer-attempt wifi moment - - 3300"),
				observed().stream().filter(line -> line.contains("bearer")).toList());
	}

	@Test
	void whatNoRunNamesIsOfTheRunsOfThatTimeIfTheyAreOfOneHandset() {
		log("screen", "on", 2600);
		log("log", "end", 3500);
		assertEquals(List.of("R2 time screen on throughout 3000 3500 -"), observed());
		log("bearer", "wifi", 1600);
		assertEquals(List.of("- - bearer wifi throughout 1600 3500 -", "R2 time screen on throughout 3000 3500 -"), observed());
	}

	@Test
	void theSerialNumberSaysWhoseTheItemIs() {
		add(Json.object().put("type", "handset").put("handset", "H2").put("serial", "0123").put("addresses", Json.texts(List.of())));
		log("bearer", "wifi", 1600);
		setting("item", "property", "ro.serialno", "0123");
		assertEquals(List.of("R3 time bearer wifi moment - - 1600"), observed());
	}

	@Test
	void withoutLogsEndOrYearThereIsAMomentOrNone() {
		log("screen", "on", 1200);
		add(state("log", "screen", "off").put("timeWritten", "01-01 00:20:00.000").put("timeMissing", Json.texts(List.of("year", "zone"))));
		assertEquals(List.of("- - screen off moment - - -", "R1 time screen on moment - - 1200"), observed());
	}

	/** The runs are in the first hours of 1970; the item was acquired on the second day, in Singapore's old zone of 7 h 30 min. */
	@Test
	void zoneAndYearComeFromOtherEvidenceAndItIsSaid() {
		clocks = Map.of("item", new ItemClock(Optional.of(90_000_000_000_000L), 0, 0));
		add(state("log", "screen", "on").put("timeWritten", "01-01 07:48:20.000").put("timeMissing", Json.texts(List.of("year", "zone"))));
		add(state("log", "log", "end").put("timeWritten", "01-01 07:50:00.000").put("timeMissing", Json.texts(List.of("year", "zone"))));
		assertEquals(List.of("- - screen on moment - - -"), observed());
		setting("getprop", "property", "persist.sys.timezone", "Asia/Singapore");
		assertEquals(List.of("- - screen on moment - - -"), observed(), "nobody says that both are of one handset");
		add(Json.object().put("type", "handset").put("handset", "H1").put("serial", "0123").put("addresses", Json.texts(List.of())));
		setting("item", "property", "ro.serialno", "0123");
		assertEquals(List.of("- - screen on moment - - -"), observed());
		setting("getprop", "property", "ro.serialno", "0123");
		assertEquals(List.of("R1 time screen on throughout 1100 1200 -"), observed());
		assertEquals(List.of("derived Asia/Singapore"), new Observations(facts, clocks).facts().stream().map(fact -> fact.text("clock").orElse("") + " " + fact.text("zone").orElse("")).toList());
		setting("other", "property", "persist.sys.timezone", "Europe/Berlin");
		setting("other", "property", "ro.serialno", "0123");
		assertEquals(List.of("- - screen on moment - - -"), observed());
		setting("item", "property", "persist.sys.timezone", "Asia/Singapore");
		assertEquals(List.of("R1 time screen on throughout 1100 1200 -"), observed());
	}

	@Test
	void withoutAcquisitionThereIsNoYearAndATimeThatTheZoneHasTwiceIsNone() {
		setting("item", "property", "persist.sys.timezone", "Europe/Berlin");
		add(state("log", "screen", "on").put("timeWritten", "01-01 01:20:00.000"));
		add(state("log", "screen", "off").put("timeWritten", "2014-10-26 02:30:00.000"));
		add(state("log", "bearer", "wifi").put("timeWritten", "2014-13-26 02:30:00.000"));
		add(state("log", "power", "usb").put("timeWritten", "1970-01-01 01:20:00.000"));
		assertEquals(List.of("- - bearer wifi moment - - -", "- - screen off moment - - -", "- - screen on moment - - -", "R1 time power usb moment - - 1200"), observed());
	}

	@Test
	void aLogOverNewYearIsOfTwoYears() {
		clocks = Map.of("item", new ItemClock(Optional.of(1_420_200_000_000_000_000L), 0, 0)); // 2015-01-02
		setting("item", "property", "persist.sys.timezone", "UTC");
		add(state("log", "screen", "on").put("timeWritten", "12-31 12:00:00.000"));
		add(state("log", "screen", "off").put("timeWritten", "01-01 12:00:00.000"));
		assertEquals(List.of("1420027200", "1420113600"), new Observations(facts, clocks).facts().stream().map(fact -> seconds(fact, "from").equals("-") ? seconds(fact, "at") : seconds(fact, "from")).sorted().toList());
	}

	@Test
	void theItemsClockIsSetRight() {
		clocks = Map.of("item", new ItemClock(Optional.empty(), -500_000_000_000L, 0));
		log("screen", "on", 1600);
		assertEquals(List.of("R1 time screen on moment - - 1100"), observed());
	}

	@Test
	void aDumpWithoutTimeIsACopyAndOneWithoutZoneHasNoTime() {
		clocks = Map.of("item", new ItemClock(Optional.of(1_200_000_000_000L), 0, 0));
		add(state("dump", "screen", "off"));
		add(state("dump", "power", "usb").put("timeWritten", "2014-01-01 00:20:00").put("timeMissing", Json.texts(List.of("zone"))));
		assertEquals(List.of("- - power usb moment - - -", "R1 time screen off copy - - 1200"), observed());
	}

	@Test
	void settingsSayWhatTheirNamesMeanAndWhatTheListNamesThemFor() {
		condition("R1", "consent", "given", "db1", "secure/privacy");
		condition("R2", "bearer", "cellular", "db1", "global/wifi_on");
		setting("db1", "secure", "privacy", "0");
		setting("db1", "global", "wifi_on", "3");
		setting("db1", "global.10", "wifi_on", "1");
		setting("db2", "secure", "privacy", "1");
		setting("db2", "property", "ro.boot.flash.locked", "0");
		setting("db2", "property", "ro.boot.vbmeta.device_state", "unlocked");
		assertEquals(List.of("- - bootloader unlocked copy - - -", "- - bootloader unlocked copy - - -", "- - consent given copy - - -", "R1 named consent off copy - - -", "R1 named wifi off copy - - -",
				"R2 named consent off copy - - -", "R2 named wifi off copy - - -"), observed());
	}

	@Test
	void countersCountWhollyInsideARunAndAdjoiningBucketsAreOne() {
		traffic("Xt", "{type=MOBILE}", 1000, 10);
		traffic("Xt", "{type=MOBILE}", 1100, 10);
		traffic("Xt", "{type=MOBILE}", 1300, 10);
		traffic("Xt", "{type=MOBILE}", 2450, 10);
		traffic("Xt", "{type=WIFI}", 3000, 0);
		traffic("UID", "{type=WIFI}", 3200, 10);
		assertEquals(List.of("R1 time bearer cellular within 1000 1200 -", "R1 time bearer cellular within 1300 1400 -"), observed());
	}

	@Test
	void countersThatFitRunsOfSeveralHandsetsAreOfNobody() {
		traffic("Xt", "{type=MOBILE}", 1000, 10);
		traffic("Xt", "{type=MOBILE}", 2300, 10);
		assertEquals(List.of(), observed());
		assertEquals("case.counters-of-whom", new Observations(facts, clocks).problems().getFirst().code());
		condition("R1", "cloud", "off", "stats", "netstats");
		assertEquals(List.of("R1 time bearer cellular within 1000 1100 -"), observed());
		assertEquals(List.of(), new Observations(facts, clocks).problems());
	}

	@Test
	void capturesSayTheBearerOfTheHandsetsFlowsAndItsNameInDhcp() {
		add(Json.object().put("type", "evidence").put("evidence", "cap").put("kind", "capture").put("run", "R1").put("clockOffset", nanos(100)).put("clockUncertainty", "0"));
		add(Json.object().put("type", "flow").put("evidence", "cap").put("run", "R1").put("device", "H1").put("first", nanos(1000)).put("last", nanos(1100)));
		add(Json.object().put("type", "state").put("evidence", "cap").put("basis", "capture").put("dimension", "interface").put("value", "rmnet0").put("text", "t"));
		for (String mac : List.of("00:00:5e:00:53:11", "00:00:5e:00:53:99")) {
			add(Json.object().put("type", "state").put("evidence", "cap").put("basis", "capture").put("dimension", "dhcp-host-name").put("value", "android-1").put("text", "t").put("device", mac)
					.put("frame", 3).put("time", nanos(1050)));
		}
		assertEquals(List.of("R1 capture bearer cellular within 1100 1200 -", "R1 capture dhcp-host-name android-1 moment - - 1150"), observed());
	}

	@Test
	void interfacesOfTwoKindsSayNothingAndWirelessFramesDo() {
		Json.Fields capture = Json.object().put("type", "evidence").put("evidence", "cap").put("kind", "capture").put("run", "R1").put("linkTypes", Json.array(List.of(Json.of(127))));
		add(capture);
		add(Json.object().put("type", "flow").put("evidence", "cap").put("run", "R1").put("device", "H1").put("first", nanos(1000)).put("last", nanos(1100)));
		assertEquals(1, observed().size());
		for (String name : List.of("wlan0", "rmnet0")) {
			add(Json.object().put("type", "state").put("evidence", "cap").put("basis", "capture").put("dimension", "interface").put("value", name).put("text", "t"));
		}
		assertEquals(List.of(), observed());
	}

	@Test
	void theOrderOfTheFactsDoesNotMatterAndIdsAreOfTheirContent() {
		log("screen", "on", 1200);
		log("log", "end", 3500);
		traffic("Xt", "{type=WIFI}", 3000, 10);
		setting("db", "global", "wifi_on", "1");
		List<Json.Fields> first = new Observations(facts, clocks).facts();
		Collections.shuffle(facts, new Random(3));
		assertEquals(first, new Observations(facts, clocks).facts());
		assertTrue(first.stream().allMatch(fact -> fact.text("observation").orElse("").matches("O-[0-9a-f]{12}")));
	}

	@Test
	void moreThanAreKeptAreSaid() {
		for (int i = 0; i < 20_010; i++) {
			setting("db" + i, "global", "wifi_on", "1");
		}
		Observations observations = new Observations(FactLine.sorted(facts), clocks);
		assertEquals(20_000, observations.facts().size());
		assertEquals("case.observations-more", observations.problems().getFirst().code());
	}
}
