package org.telltale.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the command line says of predicates and of cells. */
@ExtendWith(DemoExtension.class)
class ClaimsCheckTest {

	@Test
	void anErrorIsShownAtItsPlaceWithWhatIsWanted(Demo demo) {
		Ran ran = Ran.here("claims", demo.caseFolder(), "check", "send SMS onyl after consent = given");
		assertEquals(3, ran.code(), ran.out());
		assertTrue(ran.lines().containsAll(List.of("  send SMS onyl after consent = given", "           ^^^^", "  error: ',' or 'only' is wanted at column 10")), ran.out());
	}

	@Test
	void aMisspeltDimensionIsADoubt(Demo demo) {
		Ran ran = Ran.here("claims", demo.caseFolder(), "check", "never send SMS when clod = off");
		assertEquals(0, ran.code(), ran.out());
		assertTrue(ran.lines().contains("  doubt: no run records clod; the case has bearer, cloud, consent, messaging, reset, rom"), ran.out());
		assertTrue(ran.lines().stream().filter(line -> line.startsWith("R")).allMatch(line -> line.contains(" unknown ") || line.contains(" no ")), ran.out());
	}

	@Test
	void runsOfAnotherMakeAreNotSpokenOf(Demo demo) {
		String predicate = "never send IDENTIFIER";
		assertTrue(Ran.here("claims", demo.caseFolder(), "check", predicate).lines().stream().anyMatch(line -> line.matches("R13 +yes .*")));
		assertTrue(Ran.here("claims", demo.caseFolder(), "check", predicate, "--subject", "hesperus mobile").lines().stream()
				.anyMatch(line -> line.matches("R13 +no .*another make: Borealis Devices\\.")));
	}

	@Test
	void overallVerdictsSayWhy(Demo demo) {
		Ran ran = Ran.here("claims", demo.caseFolder(), "--format", "json");
		assertTrue(ran.lines().stream().anyMatch(line -> line.contains("\"claim\":\"C2\"") && line.contains("\"verdict\":\"contradicted\"")
				&& line.contains("The gravest of its 70 cells decides: 5 contradicted, 6 inconclusive, 8 not contradicted, 1 excluded by volume, 25 not tested, 25 not applicable. Hypothetical, and left out: R6 (2 contradicted, 3 not tested).")), ran.out());
		assertTrue(ran.lines().stream().allMatch(line -> line.contains("\"archive\":{\"evidence\":\"")), ran.out());
	}

	@Test
	void aCellSaysWhatWouldChangeIt(Demo demo) {
		Ran ran = Ran.here("cells", demo.caseFolder(), "--claim", "C2", "--run", "R3", "--explain");
		assertTrue(ran.lines().containsAll(List.of("C2  R3  PHOTO  EXCLUDED BY VOLUME", "    change   A sighting, or a way to say it in 435 bytes instead of 2879.")), ran.out());
		assertTrue(ran.out().contains("3 stimuli in 4h; 0 witnesses; clocks \u00b1 3s; 435 bytes unread of 2879 needed; 0 bytes lost"), ran.out());
	}
}
