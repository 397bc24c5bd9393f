package org.telltale.seal.recompute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;
import org.telltale.seal.refusal.Refusal;

/** Rules of cells.md about captures: their points, clocks, losses, and what they leave unread. */
class CellCapturesTest extends CellStory {

	@Test
	void clockOffsetAndUncertaintyOfTheCaptureCount() throws Exception {
		condition("cloud", "off", 1_000, 1_600, 10, "statement");
		condition("cloud", "on", 1_600, 2_000, 10, "statement");
		facts.add(sighting("R1", "c1", "E1", "SMS", 500));
		pointOne.put("clockOffset", "1000").put("clockUncertainty", "90");
		Cell undecided = cell("never send SMS when cloud = off");
		assertCell("inconclusive", "undecidable-time 1", undecided);
		assertEquals(100, undecided.clock());
		assertEquals(List.of("statement"), undecided.sources());
		pointOne.put("clockUncertainty", "89");
		assertCell("contradicted", "witness 1", cell("never send SMS when cloud = off"));
	}

	@Test
	void truncatedCaptureIsNoDoubtBesideAWholeOne() throws Exception {
		evidenceOne.put("truncatedFrames", 4);
		facts.add(evidence("c3", 0));
		facts.add(point("R1", "c3", "ap"));
		assertCell("not contradicted", "all-controls 0", cell("never send SMS"));
	}

	/** Members of a set saw other hours: a whole one does not stand in for a cut one, another whole capture does. */
	@Test
	void wholeFileOfASetIsNoStandInForACutOne() throws Exception {
		evidenceOne.put("truncatedFrames", 4);
		facts.add(evidence("c3", 0));
		facts.add(point("R1", "c3", "ap"));
		facts.add(fact("capture-set").put("class", "recounted").put("set", "s").put("members", Json.texts(List.of("c1", "c3"))));
		assertCell("inconclusive", "truncated 0", cell("never send SMS"));
		facts.add(evidence("c4", 0));
		facts.add(point("R1", "c4", "ap"));
		assertCell("not contradicted", "all-controls 0", cell("never send SMS"));
	}

	@Test
	void unreadableBytesAreHeldAgainstTheSmallestEncoding() throws Exception {
		flowOne.put("unreadable", Json.object().put("out", 4).put("in", 900));
		assertCell("excluded by volume", "volume 4", cell("never send SMS"));
		flowOne.put("unreadable", Json.object().put("out", 5).put("in", 900));
		assertCell("inconclusive", "unreadable-bytes 5", cell("never send SMS"));
		assertCell("not contradicted", "all-controls 0", cell("send SMS only encrypted"));
		flowOne.put("last", "1099");
		assertCell("not contradicted", "all-controls 0", cell("never send SMS"));
		flowOne.put("last", "1100").put("server", Json.object().put("address", "203.0.113.1").put("port", 443));
		assertCell("not contradicted", "all-controls 0", cell("never send SMS"));
		facts.stream().filter(f -> f.text("type").filter("run"::equals).isPresent() && f.text("run").filter("R0"::equals).isPresent()).forEach(f -> f.put("hypothetical", true));
		assertCell("inconclusive", "unreadable-bytes 5", cell("never send SMS"));
	}

	@Test
	void aCaptureSpeaksOfStimuliThatItHasFramesBehind() throws Exception {
		evidenceOne.put("last", "1099");
		assertCell("inconclusive", "not-covered 3", cell("never send SMS"));
		pointOne.put("clockOffset", "1000");
		assertCell("not contradicted", "all-controls 0", cell("never send SMS"));
		evidenceOne.put("first", "1000");
		assertCell("inconclusive", "not-covered 3", cell("never send SMS"));
		evidenceOne.remove("first").remove("last");
		assertCell("inconclusive", "not-covered 3", cell("never send SMS"));
	}

	@Test
	void whatWasNotSearchedForIsNotCleared() throws Exception {
		facts.stream().filter(f -> f.text("exhibitId").filter("E1"::equals).isPresent() && f.text("type").filter("exhibit"::equals).isPresent()).forEach(f -> f.put("sought", false));
		assertCell("inconclusive", "not-searched 1", cell("never send SMS"));
	}

	@Test
	void bytesThatWereReadAndNotSearchedCount() throws Exception {
		unsearched("match.damaged", 4, false);
		assertCell("excluded by volume", "volume 4", cell("never send SMS"));
		unsearched("match.damaged", 5, false);
		assertCell("inconclusive", "unreadable-bytes 5", cell("never send SMS"));
		assertCell("inconclusive", "unreadable-bytes 5", cell("send SMS only encrypted"));
		unsearched("match.damaged", 5, true);
		assertCell("inconclusive", "unreadable-bytes 5", cell("never send SMS"));
		assertCell("not contradicted", "all-controls 0", cell("send SMS only encrypted"));
		unsearched("match.picture", 5, false);
		assertCell("not contradicted", "all-controls 0", cell("never send SMS"));
		flowOne.put("unsearched", Json.array(List.of(Json.object().put("direction", "out").put("reason", "match.cut"))));
		assertThrows(Refusal.class, () -> cell("never send SMS"));
	}

	@Test
	void whatWasDecryptedStandsAgainstNeverAndNotAgainstOnlyEncrypted() throws Exception {
		Json.Fields sighting = sighting("R1", "c1", "E1", "SMS", 1_500);
		facts.add(sighting.put("derivation", Json.object().put("nodes", Json.array(List.of(Json.object().put("op", "capture.tcp"),
				Json.object().put("op", "tls.decrypt"))))));
		assertCell("contradicted", "witness 1", cell("never send SMS"));
		assertCell("not contradicted", "all-controls 0", cell("send SMS only encrypted"));
	}

	@Test
	void pointsThatSeeDifferentBearersAddUp() throws Exception {
		flowOne.put("unreadable", Json.object().put("out", 3).put("in", 0));
		Json.Fields second = point("R1", "c3", "gateway");
		facts.add(second);
		facts.add(flow("R1", "c3", "198.51.100.7", 1_900, 3));
		assertCell("excluded by volume", "volume 3", cell("never send SMS"));
		second.put("sees", Json.texts(List.of("wifi", "cellular")));
		assertCell("excluded by volume", "volume 3", cell("never send SMS"));
		second.put("sees", Json.texts(List.of()));
		assertCell("inconclusive", "unreadable-bytes 6", cell("never send SMS"));
		second.put("sees", Json.texts(List.of("cellular")));
		assertCell("inconclusive", "unreadable-bytes 6", cell("never send SMS"));
		Json.Fields whole = point("R1", "c4", "handset");
		facts.add(whole.put("sees", Json.texts(List.of("cellular", "wifi"))));
		assertCell("inconclusive", "unreadable-bytes 6", cell("never send SMS"));
		facts.add(flow("R1", "c4", "198.51.100.7", 1_900, 7));
		assertCell("inconclusive", "unreadable-bytes 7", cell("never send SMS"));
		whole.put("sees", Json.texts(List.of("cellular", "bluetooth")));
		assertCell("inconclusive", "unreadable-bytes 10", cell("never send SMS"));
	}

	@Test
	void eachBearerIsCoveredAndControlledAtAPointThatSeesIt() throws Exception {
		condition("bearer", "wifi", 1_000, 2_000, 0, "log");
		facts.add(evidence("c3", 0));
		facts.add(point("R1", "c3", "gateway").put("sees", Json.texts(List.of("cellular"))));
		assertCell("not contradicted", "all-controls 0", cell("never send SMS"));
		evidenceOne.put("last", "1250");
		assertCell("inconclusive", "not-covered 1", cell("never send SMS"));
		condition("bearer", "cellular", 1_000, 1_050, 0, "log");
		assertCell("inconclusive", "not-covered 1, no-positive-control 0", cell("never send SMS"));
	}

	@Test
	void aWholeCaptureOfAnotherBearerIsNoStandInForACutOne() throws Exception {
		evidenceOne.put("truncatedFrames", 4);
		facts.add(evidence("c3", 0));
		Json.Fields second = point("R1", "c3", "ap").put("sees", Json.texts(List.of("cellular")));
		facts.add(second);
		assertCell("inconclusive", "truncated 0", cell("never send SMS"));
		second.put("sees", Json.texts(List.of("cellular", "wifi")));
		assertCell("not contradicted", "all-controls 0", cell("never send SMS"));
	}

	@Test
	void aPointIsOneOfFive() throws Exception {
		pointOne.put("point", "elsewhere");
		assertThrows(Refusal.class, () -> cell("never send SMS"));
	}

	@Test
	void flowsOfOnePointAreSummedAndTheLargestSumCounts() throws Exception {
		flowOne.put("unreadable", Json.object().put("out", 2).put("in", 0));
		facts.add(point("R1", "c3", "handset"));
		facts.add(flow("R1", "c3", "198.51.100.7", 1_900, 2));
		assertCell("excluded by volume", "volume 2", cell("never send SMS"));
		facts.add(flow("R1", "c3", "198.51.100.8", 1_900, 2));
		assertCell("excluded by volume", "volume 4", cell("never send SMS"));
	}

	@Test
	void smallestEncodings() throws Exception {
		assertEquals(7, Column.smallest(new CaseFacts.Exhibit("E", "IMEI", Optional.of("004999010640000"), 15, true)));
		assertEquals(7, Column.smallest(new CaseFacts.Exhibit("E", "MAC", Optional.of("00005e00530100"), 14, true)));
		assertEquals(8, Column.smallest(new CaseFacts.Exhibit("E", "SERIAL", Optional.of("abcdefghijklmno"), 15, true)));
		assertEquals(6, Column.smallest(new CaseFacts.Exhibit("E", "PHONE_NUMBER", Optional.of("+447700900123"), 13, true)));
		assertEquals(3, Column.smallest(new CaseFacts.Exhibit("E", "CONTACT", Optional.of("王小明x"), 10, true)));
		assertEquals(250_000, Column.smallest(new CaseFacts.Exhibit("E", "PHOTO", Optional.empty(), 2_000_000, true)));
	}

	private void unsearched(String reason, long bytes, boolean encrypted) {
		Json.Fields out = Json.object().put("direction", "out").put("reason", reason).put("places", 1).put("bytes", bytes);
		Json in = Json.object().put("direction", "in").put("reason", "match.cut").put("places", 1).put("bytes", 900);
		flowOne.put("unsearched", Json.array(List.of(encrypted ? out.put("encrypted", true) : out, in)));
	}
}
