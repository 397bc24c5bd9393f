package org.telltale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.audit.rules.Finding;
import org.telltale.base.json.Json;

class RulesTest {

	private static List<Finding> findings(FactBuilder facts, String rule) {
		return new Audit().findings(facts.facts()).stream().filter(f -> f.rule().equals(rule)).toList();
	}

	private static FactBuilder hourly(int contacts) {
		FactBuilder facts = new FactBuilder().run("R1", 0, 40_000, "wifi");
		for (int i = 0; i < contacts; i++) {
			facts.flow("R1", "192.0.2.9", 100 + i * 3600L + i % 3, 10, 0);
		}
		return facts;
	}

	@Test
	void contactsByTheHourArePeriodicDespiteJitter() {
		assertEquals(1, findings(hourly(6), "periodic-contact").size());
	}

	/** A ring buffer cuts a timer's contacts into files; none of them has enough to tell the period alone. */
	@Test
	void contactsOfTheFilesOfOnePointAreOneSeries() {
		FactBuilder facts = new FactBuilder().run("R1", 0, 40_000, "wifi");
		for (int i = 0; i < 6; i++) {
			String file = "ring-" + i;
			facts.capture("R1", file, "ap", i * 3600L, i * 3600L + 3600).flow("R1", "192.0.2.9", 100 + i * 3600L + i % 3, 10, 0).but("evidence", file);
		}
		assertEquals(1, findings(facts, "periodic-contact").size());
	}

	@Test
	void aSecondPointIsNoSecondSeries() {
		FactBuilder facts = hourly(6).capture("R1", "b", "gateway", 0, 40_000);
		for (int i = 0; i < 6; i++) {
			facts.flow("R1", "192.0.2.9", 100 + i * 3600L + i % 3, 10, 0).but("evidence", "b");
		}
		List<Finding> found = findings(facts, "periodic-contact");
		assertEquals(1, found.size());
		assertTrue(found.getFirst().explanation().contains("1 series was searched"), found.getFirst().explanation());
		assertEquals(6, found.getFirst().supports().size());
	}

	@Test
	void aThumbnailIsNoPhoto() {
		FactBuilder facts = new FactBuilder().run("R1", 0, 1_000, "wifi").photo("P", 100).photo("P/thumbnail", 10).photo("Q/thumbnail", 10).sighting("R1", "P", "PHOTO", "exact", "out", 50)
				.sighting("R1", "P/thumbnail", "PHOTO", "exact", "out", 51);
		assertTrue(findings(facts, "disclosure").getFirst().title().startsWith("A photo, a photo's thumbnail left the handset"));
		FactBuilder small = new FactBuilder().run("R1", 0, 1_000, "wifi").photo("P/thumbnail", 10).photo("Q/thumbnail", 10).sighting("R1", "P/thumbnail", "PHOTO", "exact", "out", 50)
				.sighting("R1", "Q/thumbnail", "PHOTO", "exact", "out", 51);
		assertTrue(findings(small, "disclosure").getFirst().title().startsWith("2 photos' thumbnails left the handset"));
	}

	@Test
	void titleNamesThePeriodItsSurenessAndWhatIsLeft() {
		FactBuilder facts = new FactBuilder().run("R14", 0, 8 * 86_400L + 3600, "wifi");
		for (int day = 1; day <= 8; day++) {
			facts.flow("R14", "192.0.2.9", day * 86_400L + 11 * day % 40, 10, 0);
			if (day % 3 == 0) {
				facts.flow("R14", "192.0.2.9", day * 86_400L + 150 + day, 10, 0);
			}
		}
		Finding found = findings(facts, "periodic-contact").getFirst();
		assertTrue(found.title().matches("Run R14: 192.0.2.9 is called about every 24 h \\(8 contacts, none missing, p = [0-9]e-[0-9]+\\); 2 more contacts are 72 h apart, too few to tell a period"), found::title);
		assertTrue(found.explanation().contains(" 1 series was searched"), found::explanation);
	}

	@Test
	void timersOfOneServerAreBothNamed() {
		FactBuilder facts = new FactBuilder().run("R1", 0, 86_400, "wifi");
		for (long at = 100; at < 86_400; at += 1800) {
			facts.flow("R1", "192.0.2.9", at, 10, 0);
		}
		for (long at = 500; at < 86_400; at += 2500) {
			facts.flow("R1", "192.0.2.9", at + 7, 10, 0);
		}
		String title = findings(facts, "periodic-contact").getFirst().title();
		assertTrue(title.contains("every 30 min (") && title.contains("every 41 min 40 s ("), title);
	}

	@Test
	void clockOffsetBringsContactsIntoTheRun() {
		FactBuilder facts = new FactBuilder();
		facts.add(Json.object().put("type", "run").put("run", "R1").put("handset", "H").put("start", FactBuilder.nanos(100_000)).put("end", FactBuilder.nanos(200_000)));
		facts.add(Json.object().put("type", "capture-point").put("run", "R1").put("evidence", "cap-R1").put("point", "ap").put("sees", Json.texts(List.of("wifi")))
				.put("clockOffset", FactBuilder.nanos(100_000)).put("clockUncertainty", "0"));
		for (int i = 0; i < 20; i++) {
			facts.flow("R1", "192.0.2.9", 100 + i * 3600L, 10, 0);
		}
		assertEquals(1, findings(facts, "periodic-contact").size());
	}

	@Test
	void threeContactsAreNoPeriod() {
		assertEquals(List.of(), findings(hourly(3), "periodic-contact"));
	}

	@Test
	void contactsThatAnswerTheTestAreNoPeriod() {
		FactBuilder facts = hourly(6).exhibit("E1", "SMS", "text");
		for (int i = 0; i < 4; i++) {
			facts.stimuli("R1", "E1", 95 + i * 3600L);
		}
		assertEquals(List.of(), findings(facts, "periodic-contact"));
	}

	@Test
	void theLaboratorysBackgroundIsNoPeriod() {
		FactBuilder facts = hourly(6).control("R0", 0, 50).add(Json.object().put("type", "flow").put("run", "R0").put("evidence", "cap-R0")
				.put("server", Json.object().put("address", "192.0.2.9").put("port", 443)));
		assertEquals(List.of(), findings(facts, "periodic-contact"));
	}

	private static FactBuilder replaced() {
		return new FactBuilder().order("rom", "stock").run("R7", 100, 200, "wifi").condition("R7", "rom", "other", 100, 200, 0, "settings")
				.run("R8", 300, 400, "wifi").condition("R8", "rom", "other", 300, 400, 0, "settings").flow("R7", "192.0.2.9", 150, 0, 0)
				.add(Json.object().put("type", "link").put("address", "192.0.2.9").put("artefact", "a").put("path", "app/X.apk"));
	}

	@Test
	void whatOnlyTheOtherRomCallsIsItsOwnAffair() {
		assertEquals(List.of(), findings(replaced(), "firmware-persistence"));
	}

	@Test
	void whatIsCalledBeforeAndAfterPersistsAndTheSilentRunIsContrary() {
		FactBuilder facts = replaced().run("R1", 10, 20, "wifi").condition("R1", "rom", "stock", 10, 20, 0, "settings").flow("R1", "192.0.2.9", 15, 0, 0);
		List<Finding> found = findings(facts, "firmware-persistence");
		assertEquals(1, found.size());
		assertEquals(1, found.getFirst().contrary().size(), "R8 stayed silent");
	}

	@Test
	void disclosureUnderConsentIsLowAndDownloadsAreNone() {
		FactBuilder facts = new FactBuilder().exhibit("E1", "SMS", "text").run("R4", 100, 200, "wifi")
				.condition("R4", "consent", "given", 100, 200, 0, "settings").sighting("R4", "E1", "SMS", "exact", "out", 150)
				.sighting("R4", "E1", "SMS", "exact", "in", 160);
		assertEquals(List.of("low"), findings(facts, "disclosure").stream().map(Finding::severity).toList());
		assertEquals(List.of("information"), findings(facts, "no-disclosure").stream().map(Finding::severity).toList());
	}

	@Test
	void idsFollowFromContentAlone() {
		assertEquals(findings(hourly(6), "periodic-contact").getFirst().id(), findings(hourly(6), "periodic-contact").getFirst().id());
		assertTrue(findings(hourly(6), "periodic-contact").getFirst().id().matches("F-[0-9a-f]{12}"));
	}
}
