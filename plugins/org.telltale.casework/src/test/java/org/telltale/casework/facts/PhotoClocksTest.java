package org.telltale.casework.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;

/** The camera is 90 seconds behind. */
class PhotoClocksTest {

	private final List<Json.Fields> times = new ArrayList<>();

	private void picture(String evidence, String taken, String gps) {
		times.add(FactLine.identified(FactLine.of("photo-time", "quoted").put("evidence", evidence).put("file", taken).put("taken", taken).put("gps", gps).put("make", "Hesperus")
				.put("model", "HM Note")));
	}

	private Json.Fields fact() {
		return PhotoClocks.of(times).getFirst();
	}

	private static String bounds(Json fact) {
		return fact.integer("from").orElseThrow() / 1e9 + " to " + fact.integer("to").orElseThrow() / 1e9;
	}

	@Test
	void freshFixesTellTheClock() {
		picture("e", "2014-08-07T18:00:00+08:00", "2014-08-07T10:01:30Z");
		picture("e", "2014-08-07T18:10:00+08:00", "2014-08-07T10:11:30.500Z");
		picture("e", "2014-08-07T18:20:00+08:00", "2014-08-07T10:11:30.500Z");
		assertEquals("89.5 to 91.0", bounds(fact()));
		assertEquals("2 of 3", fact().integer("agree").orElseThrow() + " of " + fact().integer("of").orElseThrow(), "the third shows the second's fix again");
		assertEquals(2, fact().items("facts").size());
	}

	@Test
	void withoutAZoneItIsKnownButForQuartersOfAnHour() {
		picture("e", "2014-08-07T18:00:00", "2014-08-07T10:01:30Z");
		picture("e", "2014-08-07T18:10:00", "2014-08-07T10:11:30Z");
		assertEquals("89.0 to 91.0", bounds(fact()));
		assertEquals(8 * 3600L * 1_000_000_000L, fact().integer("zoneAssumed").orElseThrow());
		assertEquals(900L * 1_000_000_000L, fact().integer("modulo").orElseThrow());
	}

	@Test
	void onePictureOrOneFixSaysNothing() {
		picture("e", "2014-08-07T18:00:00", "2014-08-07T10:01:30Z");
		assertTrue(PhotoClocks.of(times).isEmpty(), "the fix may be old");
		picture("e", "2014-08-07T18:00:01", "2014-08-07T10:01:30Z");
		assertTrue(PhotoClocks.of(times).isEmpty(), "of one fix");
		picture("e", "2014-08-07T19:00:00", "2014-08-07T10:01:30Z");
		picture("e", "2014-08-07T20:00:00", "2014-08-07T10:31:30Z");
		assertTrue(PhotoClocks.of(times).isEmpty(), "fixes of different ages");
	}

	@Test
	void otherCamerasAreOthers() {
		picture("a", "2014-08-07T18:00:00+08:00", "2014-08-07T10:01:30Z");
		picture("b", "2014-08-07T18:10:00+08:00", "2014-08-07T10:11:30Z");
		assertEquals(1, PhotoClocks.of(times).size(), "single files of one model are taken as of one camera");
		picture("b", "2014-08-07T18:20:00+08:00", "2014-08-07T10:51:30Z");
		assertTrue(PhotoClocks.of(times).isEmpty(), "an item of several is a camera's own");
		picture("b", "2014-08-07T18:30:00", "yesterday");
		picture("b", "2014-99-07T18:30:00", "2014-08-07T10:51:30Z");
		assertTrue(PhotoClocks.of(times).isEmpty(), "what is no time says nothing");
	}
}
