package org.telltale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.telltale.audit.FactBuilder.nanos;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.audit.observed.Comparison;
import org.telltale.audit.observed.ConditionPlaces;
import org.telltale.audit.observed.Networks;
import org.telltale.audit.observed.Observation;
import org.telltale.base.json.Json;

class ComparisonTest {

	/** cloud is off from 100 to 200, on from 200 to 300, with 2 s of uncertainty; screen is off all the time. */
	private static final List<RunFact> RUNS = new CaseFacts(new FactBuilder().run("R1", 100, 300, "wifi").condition("R1", "cloud", "off", 100, 200, 2, "statement")
			.condition("R1", "cloud", "on", 200, 300, 2, "statement").condition("R1", "rom", "stock", 100, 300, 0, "statement").facts()).runs();

	private static Json.Fields seen(String dimension, String value, String extent) {
		return Json.object().put("id", "x").put("observation", "O-x").put("dimension", dimension).put("value", value).put("extent", extent).put("run", "R1")
				.put("uncertainty", nanos(5)).put("clock", "handset");
	}

	private static String agreement(Json.Fields fact) {
		return Comparison.of(Observation.of(fact), RUNS, new ConditionPlaces(List.of())).agreement().word();
	}

	@ParameterizedTest
	@CsvSource({"off,150,agrees", "OFF,150,agrees", "0,150,agrees", "on,150,contradicts", "on,194,undecidable", "on,192,contradicts", "off,206,undecidable", "off,207,contradicts",
			"on,400,not-entered", "purple,150,not-comparable"})
	void aMomentIsToldOnlyWhereClocksAllowIt(String value, long at, String agreement) {
		assertEquals(agreement, agreement(seen("cloud", value, "moment").put("at", nanos(at))));
	}

	@ParameterizedTest
	@CsvSource({"off,120,180,agrees", "off,120,206,undecidable", "off,120,208,contradicts", "on,120,250,contradicts", "on,194,250,undecidable", "on,210,250,agrees",
			"off,120,400,contradicts"})
	void aTimeHasToHoldAtEachMoment(String value, long from, long to, String agreement) {
		assertEquals(agreement, agreement(seen("cloud", value, "throughout").put("from", nanos(from)).put("to", nanos(to))));
	}

	@ParameterizedTest
	@CsvSource({"off,150,250,agrees", "off,204,250,undecidable", "off,210,250,contradicts"})
	void somewhereInATimeIsEnough(String value, long from, long to, String agreement) {
		assertEquals(agreement, agreement(seen("cloud", value, "within").put("from", nanos(from)).put("to", nanos(to))));
	}

	@ParameterizedTest
	@CsvSource({"cloud,on,undecidable", "bearer,wifi,agrees", "bearer,cellular,contradicts", "bearer,satellite,not-comparable", "rom,KHM4,not-comparable", "screen,on,not-entered"})
	void aCopyIsHeldAgainstTheWholeRun(String dimension, String value, String agreement) {
		assertEquals(agreement, agreement(seen(dimension, value, "copy").put("at", nanos(900))));
	}

	/** It is entered that cloud is off, and what the observation's own place says, from some moment on, besides. */
	@ParameterizedTest
	@CsvSource({"on,100,contradicts", "on,200,undecidable", "off,100,agrees"})
	void whatRestsOnTheObservationIsNotItsWitnessWhileAnotherValueIsEnteredForThatTime(String value, long from, String agreement) {
		FactBuilder builder = new FactBuilder().run("R1", 100, 300, "wifi").condition("R1", "cloud", "off", 100, from == 100 ? 300 : from, 0, "statement")
				.condition("R1", "cloud", value, from, 300, 0, "settings");
		builder.facts().getLast().put("source", Json.object().put("kind", "settings").put("evidence", "db").put("reference", "secure cloud"));
		Json.Fields fact = seen("cloud", value, "copy").put("evidence", "db").put("reference", "secure/cloud");
		List<Json.Fields> conditions = builder.facts().stream().filter(each -> each.text("type").equals(Optional.of("condition"))).toList();
		assertEquals(agreement, Comparison.of(Observation.of(fact), new CaseFacts(builder.facts()).runs(), new ConditionPlaces(conditions)).agreement().word());
	}

	@Test
	void withoutRunNothingIsCompared() {
		Json.Fields fact = seen("cloud", "on", "copy");
		fact.remove("run");
		assertEquals("without-run", agreement(fact));
	}

	@Test
	void networksAndInterfacesNameTheirBearer() {
		assertEquals(Optional.of("wifi"), Networks.ofIdentity("{type=WIFI, subType=COMBINED, networkId=\"lab\"}"));
		assertEquals(Optional.of("cellular"), Networks.ofIdentity("{type=0, ratType=COMBINED, subscriberId=001010...}"));
		assertEquals(Optional.empty(), Networks.ofIdentity("{type=17, ratType=COMBINED}"));
		assertEquals(Optional.empty(), Networks.ofIdentity("{subType=1}, {xtype=0}"));
		assertEquals(Optional.empty(), Networks.ofIdentity("{type=WIFI}, {type=MOBILE}"));
		assertEquals(List.of(Optional.of("wifi"), Optional.of("cellular"), Optional.empty(), Optional.empty()),
				List.of("wlan0", "rmnet_data0", "eth0", "any").stream().map(Networks::ofInterface).toList());
	}
}
