package org.telltale.seal.recompute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.refusal.Refusal;

/** Each rule of cells.md. Run R1 is tested, R2 is its positive control, R0 has no handset. Times are small numbers of nanoseconds. */
class CellRulesTest {

	private final List<Json.Fields> facts = new ArrayList<>();
	private final Json.Fields runOne = run("R1", 1_000, 2_000).put("handset", "H1");
	private final Json.Fields pointOne = point("R1", "c1", "ap");
	private final Json.Fields flowOne = flow("R1", "c1", "198.51.100.7", 1_900, 0);
	private final Json.Fields evidenceOne = evidence("c1", 0);
	private final List<Json.Fields> stimuliOne = new ArrayList<>();
	private Optional<String> subject = Optional.empty();

	@BeforeEach
	void tellStory() {
		facts.add(runOne);
		facts.add(run("R2", 5_000, 6_000).put("handset", "H1"));
		facts.add(run("R0", 0, 500));
		facts.add(pointOne);
		facts.add(point("R2", "c2", "ap"));
		facts.add(point("R0", "c0", "ap"));
		facts.add(evidenceOne);
		facts.add(evidence("c2", 0));
		facts.add(flowOne);
		facts.add(flow("R0", "c0", "203.0.113.1", 400, 0));
		facts.add(exhibit("E1", "SMS", "a message of twenty-"));
		facts.add(exhibit("E2", "IMEI", "004999010640000"));
		for (int i = 0; i < 3; i++) {
			Json.Fields stimulus = stimulus("R1", 1_100 + i * 100, "E1");
			stimuliOne.add(stimulus);
			facts.add(stimulus);
		}
		facts.add(stimulus("R2", 5_100, "E1"));
		facts.add(sighting("R2", "c2", "E1", "SMS", 5_200));
	}

	@Test
	void notContradictedNeedsAllControls() throws Exception {
		Cell cell = cell("never send SMS to any");
		assertCell("not contradicted", "all-controls 0", cell);
		assertEquals(1_000, cell.exposure());
		assertEquals(3, cell.stimuli());
		assertEquals(Optional.of(5L), cell.smallest());
	}

	@Test
	void notApplicableComesFirst() throws Exception {
		condition("cloud", "on", 1_000, 2_000, 0, "settings");
		facts.add(sighting("R1", "c1", "E1", "SMS", 1_500));
		assertCell("not applicable", "outside-condition 0", cell("never send SMS when cloud = off"));
		runOne.put("excluded", "counterfeit");
		assertCell("not applicable", "unit-excluded 0", cell("never send SMS"));
		runOne.remove("handset");
		Cell cell = cell("never send SMS");
		assertCell("not applicable", "no-handset 0", cell);
		assertEquals(0, cell.stimuli());
		assertEquals(1_000, cell.exposure());
	}

	@Test
	void witnessContradictsInsideTheConditionOnly() throws Exception {
		condition("cloud", "off", 1_000, 1_600, 10, "settings");
		condition("cloud", "on", 1_600, 2_000, 10, "settings");
		Json.Fields sighting = sighting("R1", "c1", "E1", "SMS", 1_500);
		facts.add(sighting);
		assertCell("contradicted", "witness 1", cell("never send CONTENT when cloud = off"));
		sighting.put("at", "1595");
		assertCell("inconclusive", "undecidable-time 1", cell("never send CONTENT when cloud = off"));
		sighting.put("at", "1605");
		assertCell("inconclusive", "undecidable-time 1", cell("never send CONTENT when cloud = off"));
		sighting.put("at", "1610");
		assertCell("not contradicted", "all-controls 0", cell("never send CONTENT when cloud = off"));
		assertCell("contradicted", "witness 1", cell("never send CONTENT when cloud in { off , on }"));
		sighting.put("at", "1000");
		assertCell("contradicted", "witness 1", cell("never send CONTENT when cloud = off"));
	}

	@Test
	void onlyOwnOutgoingSightingsOfTheKindAreWitnesses() throws Exception {
		Json.Fields sighting = sighting("R1", "c1", "E1", "SMS", 1_500);
		facts.add(sighting);
		for (String[] change : new String[][] { { "direction", "in" }, { "device", "H2" }, { "kind", "PHOTO" } }) {
			String before = sighting.text(change[0]).orElseThrow();
			sighting.put(change[0], change[1]);
			assertCell("not contradicted", "all-controls 0", cell("never send SMS"));
			sighting.put(change[0], before);
		}
		sighting.put("strength", "similar");
		assertCell("inconclusive", "similar-only 1", cell("never send SMS"));
		sighting.put("log10Chance", 0);
		assertCell("inconclusive", "similar-only 1", cell("never send SMS"));
		sighting.put("log10Chance", -6);
		sighting.put("strength", "digest");
		assertCell("contradicted", "witness 1", cell("never send SMS"));
	}

	@Test
	void whatChanceAloneCouldGiveIsNeitherWitnessNorControl() throws Exception {
		Json.Fields sighting = sighting("R1", "c1", "E1", "SMS", 1_500).put("log10Chance", -5);
		facts.add(sighting);
		assertCell("inconclusive", "chance-only 1", cell("never send SMS"));
		facts.stream().filter(f -> f.text("type").orElseThrow().equals("sighting")).forEach(f -> f.put("log10Chance", -5));
		assertCell("inconclusive", "chance-only 1, no-positive-control 0", cell("never send SMS"));
	}

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
	void untestedIsSaid() throws Exception {
		stimuliOne.forEach(facts::remove);
		assertCell("not tested", "no-stimulus 0", cell("never send SMS"));
		facts.remove(pointOne);
		assertCell("not tested", "no-capture 0", cell("never send SMS"));
	}

	@Test
	void everyDoubtIsListedInOrder() throws Exception {
		facts.remove(stimuliOne.get(0));
		condition("bearer", "cellular", 1_000, 2_000, 0, "log");
		flowOne.put("gaps", Json.object().put("out", 7).put("in", 9));
		evidenceOne.put("truncatedFrames", 4);
		pointOne.put("point", "gateway");
		assertCell("inconclusive", "bearer-not-observed 0, few-stimuli 2, no-positive-control 0, gap 7, truncated 0", cell("never send SMS"));
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

	private void unsearched(String reason, long bytes, boolean encrypted) {
		Json.Fields out = Json.object().put("direction", "out").put("reason", reason).put("places", 1).put("bytes", bytes);
		Json in = Json.object().put("direction", "in").put("reason", "match.cut").put("places", 1).put("bytes", 900);
		flowOne.put("unsearched", Json.array(List.of(encrypted ? out.put("encrypted", true) : out, in)));
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

	@Test
	void onlyAfterEndsWithTheActsFirstMoment() throws Exception {
		condition("consent", "given", 1_400, 1_500, 0, "log");
		facts.add(sighting("R1", "c1", "E1", "SMS", 1_400));
		Cell cell = cell("send SMS only after consent = given");
		assertEquals(400, cell.exposure());
		assertCell("not contradicted", "all-controls 0", cell);
		facts.add(sighting("R1", "c1", "E1", "SMS", 1_399));
		assertCell("contradicted", "witness 1", cell("send SMS only after consent = given"));
	}

	@Test
	void whatNobodyRecordedIsUnknown() throws Exception {
		assertCell("not tested", "condition-not-recorded 3", cell("never send SMS when cloud = off"));
		assertCell("not tested", "condition-not-recorded 0", cell("never send PHOTO when cloud = off", "R1", "PHOTO"));
		assertCell("not tested", "condition-not-recorded 3", cell("send SMS only after consent = given"));
		condition("cloud", "absent", 1_000, 1_500, 0, "settings");
		assertCell("not tested", "no-stimulus 0", cell("never send PHOTO when cloud = absent", "R1", "PHOTO"));
		assertCell("not contradicted", "all-controls 0", cell("never send SMS when cloud = absent"));
		facts.add(sighting("R1", "c1", "E1", "SMS", 1_700));
		assertCell("inconclusive", "condition-not-recorded 1", cell("never send SMS when cloud = off"));
		condition("cloud", "absent", 1_500, 2_000, 0, "settings");
		assertCell("not applicable", "outside-condition 0", cell("never send SMS when cloud = off"));
	}

	@Test
	void weakSightingsThatNobodyCanPlaceAreNamed() throws Exception {
		facts.add(sighting("R1", "c1", "E1", "SMS", 1_700).put("strength", "similar"));
		Cell open = cell("never send SMS when cloud = off");
		assertEquals("not tested [condition-not-recorded 3, weak-not-recorded 1]", open.verdict() + " " + open.reasons().stream().map(r -> r.code() + " " + r.number()).toList());
		condition("cloud", "off", 1_000, 1_500, 0, "settings");
		assertCell("inconclusive", "weak-not-recorded 1", cell("never send SMS when cloud = off"));
		condition("cloud", "on", 1_500, 2_000, 0, "settings");
		assertCell("not contradicted", "all-controls 0", cell("never send SMS when cloud = off"));
	}

	@Test
	void aClaimOfAMakeSpeaksOfNoOther() throws Exception {
		facts.add(fact("handset").put("handset", "H1").put("make", "Borealis"));
		subject = Optional.of("BOREALIS");
		assertCell("not contradicted", "all-controls 0", cell("never send SMS"));
		subject = Optional.of("Hesperus");
		assertCell("not applicable", "other-make 0", cell("never send SMS"));
		condition("cloud", "on", 1_000, 2_000, 0, "settings");
		condition("reset", "factory", 1_000, 2_000, 0, "log");
		assertCell("inconclusive", "rom-default-not-read 0", state("initially cloud = off after reset"));
	}

	@Test
	void actThatHoldsFromTheStartLeavesNothingTested() throws Exception {
		condition("consent", "given", 0, 9_999, 0, "log");
		assertCell("not tested", "no-stimulus 0", cell("send SMS only after consent = given"));
		assertCell("not applicable", "outside-condition 0", cell("send SMS only after consent = given when consent = none"));
	}

	@Test
	void orderedDimensionsPassFromTheValueOn() throws Exception {
		facts.add(fact("dimension").put("dimension", "rom").put("order", Json.texts(List.of("stock", "ota", "ota-reset"))));
		condition("rom", "ota", 1_000, 2_000, 0, "settings");
		assertCell("not contradicted", "all-controls 0", cell("never send SMS when rom >= ota"));
		assertCell("not applicable", "outside-condition 0", cell("never send SMS when rom >= ota-reset"));
		assertThrows(Refusal.class, () -> cell("never send SMS when cloud >= on"));
	}

	@Test
	void identifiersShareAColumn() throws Exception {
		facts.add(stimulus("R1", 1_200, "E2"));
		Json.Fields sighting = sighting("R1", "c1", "E2", "IMEI", 1_500);
		facts.add(sighting);
		assertCell("contradicted", "witness 1", cell("never send IDENTIFIER", "R1", "IDENTIFIER"));
		assertCell("contradicted", "witness 1", cell("never send IMEI", "R1", "IMEI"));
		assertEquals("not tested", cell("never send MAC", "R1", "MAC").verdict());
	}

	@Test
	void stateClaimsWantDefaultAndObservation() throws Exception {
		String off = "initially cloud = off after reset";
		Json.Fields settings = condition("cloud", "off", 1_000, 2_000, 0, "settings");
		assertCell("inconclusive", "rom-default-not-read 0", state(off));
		Json.Fields reset = condition("reset", "factory", 1_000, 2_000, 0, "log");
		assertCell("inconclusive", "rom-default-not-read 1", state(off));
		Json.Fields rom = condition("cloud", "off", 1_000, 2_000, 0, "rom-default");
		rom.put("source", Json.object().put("kind", "rom-default").put("evidence", "image").put("reference", "p:bool/def_cloud"));
		assertCell("inconclusive", "rom-default-not-read 1", state(off));
		Json.Fields read = fact("rom-default").put("evidence", "image").put("name", "p:bool/def_cloud").put("value", "False").put("standing", "several");
		facts.add(read);
		assertCell("confirmed", "state 1", state(off));
		reset.put("value", "no");
		assertCell("inconclusive", "state-not-observed 0", state(off));
		reset.put("value", "factory");
		settings.put("value", "on");
		assertCell("inconclusive", "state-disputed 1", state(off));
		assertEquals(List.of("rom-default", "settings"), state(off).sources());
		rom.put("from", "1500");
		assertCell("contradicted", "state 1", state(off));
		settings.put("source", Json.object().put("kind", "statement"));
		assertCell("inconclusive", "state-not-observed 0", state(off));
		settings.put("value", "off").put("source", Json.object().put("kind", "settings").put("evidence", "item"));
		assertCell("confirmed", "state 1", state(off));
		rom.put("value", "on");
		read.put("value", "true");
		assertCell("inconclusive", "rom-default-differs 1", state(off));
		settings.put("source", Json.object().put("kind", "statement")).put("value", "on");
		rom.put("from", "1000");
		assertCell("inconclusive", "rom-default-differs 1", state(off));
		settings.put("source", Json.object().put("kind", "settings").put("evidence", "item"));
		assertCell("confirmed", "state 1", state("initially cloud = on after reset"));
		assertCell("contradicted", "state 1", state(off));
		reset.put("value", "no");
		read.put("value", "0");
		assertCell("inconclusive", "rom-default-differs 1", state("initially cloud = on after reset"));
		read.put("standing", "overridden");
		assertCell("inconclusive", "rom-default-not-read 0", state("initially cloud = on after reset"));
	}

	@Test
	void missingAndDoubledCellsAreFaults() throws Exception {
		facts.add(fact("claim").put("claim", "C").put("predicate", "never send SMS, PHOTO"));
		facts.add(Json.object().put("type", "cell").put("class", "recomputed").put("claim", "C").put("run", "R1").put("kind", "SMS"));
		facts.add(Json.object().put("type", "cell").put("class", "recomputed").put("claim", "C").put("run", "R1").put("kind", "SMS").put("verdict", "x"));
		List<String> faults = new CellCheck(file()).tableFaults();
		assertEquals(List.of("claim C has two cells R1/SMS", "claim C lacks the cell R0/SMS", "claim C lacks the cell R0/PHOTO",
				"claim C lacks the cell R1/PHOTO", "claim C lacks the cell R2/SMS", "claim C lacks the cell R2/PHOTO"), faults);
	}

	@Test
	void predicatesThatTheGrammarDoesNotKnowAreRefused() {
		for (String text : List.of("", "never", "never send", "never send FAX", "send SMS", "send SMS only", "never send SMS when", "never send SMS when a",
				"never send SMS when a in {}", "never send SMS when a in {b", "initially a = b", "never send SMS to all", "never send SMS; drop",
				"never send SMS when a = b or c = d")) {
			assertThrows(Refusal.class, () -> PredicateReader.read(text), text);
		}
	}

	private Cell cell(String predicate) throws Refusal {
		return cell(predicate, "R1", "SMS");
	}

	private Cell cell(String predicate, String run, String column) throws Refusal {
		CaseFacts story = new CaseFacts(file());
		return new RunCell(story, PredicateReader.read(predicate), subject, story.run(run), column).compute();
	}

	private Cell state(String predicate) throws Refusal {
		return new StateCell(new CaseFacts(file()), PredicateReader.read(predicate), subject).compute();
	}

	private static void assertCell(String verdict, String reasons, Cell cell) {
		List<String> listed = cell.reasons().stream().map(r -> r.code() + " " + r.number()).toList();
		assertEquals(verdict + ": " + reasons, cell.verdict() + ": " + String.join(", ", listed));
	}

	private FactFile file() throws Refusal {
		TreeMap<String, String> lines = new TreeMap<>();
		for (Json.Fields fact : facts) {
			String id = Digest.sha256(fact.toString().getBytes(StandardCharsets.UTF_8)).hex();
			lines.put(id, fact.copy().put("id", id).toString() + "\n");
		}
		return FactFile.read(String.join("", lines.values()).getBytes(StandardCharsets.UTF_8));
	}

	private Json.Fields condition(String dimension, String value, long from, long to, long uncertainty, String source) {
		Json.Fields condition = fact("condition").put("run", "R1").put("dimension", dimension).put("value", value).put("from", "" + from).put("to", "" + to)
				.put("uncertainty", "" + uncertainty)
				.put("source", source.equals("statement") ? Json.object().put("kind", source) : Json.object().put("kind", source).put("evidence", "item"));
		facts.add(condition);
		return condition;
	}

	private static Json.Fields run(String run, long start, long end) {
		return fact("run").put("run", run).put("start", "" + start).put("end", "" + end);
	}

	private static Json.Fields point(String run, String evidence, String point) {
		return fact("capture-point").put("run", run).put("evidence", evidence).put("point", point).put("sees", Json.texts(List.of("wifi")))
				.put("clockOffset", "0").put("clockUncertainty", "0");
	}

	private static Json.Fields evidence(String id, long truncated) {
		return Json.object().put("type", "evidence").put("class", "recounted").put("kind", "capture").put("evidence", id).put("truncatedFrames", truncated)
				.put("first", "0").put("last", "9000");
	}

	private static Json.Fields exhibit(String id, String kind, String value) {
		return fact("exhibit").put("exhibitId", id).put("kind", kind).put("value", value);
	}

	private static Json.Fields stimulus(String run, long at, String exhibit) {
		return fact("stimulus").put("run", run).put("at", "" + at).put("kind", "SENT").put("exhibits", Json.texts(List.of(exhibit)));
	}

	private static Json.Fields sighting(String run, String evidence, String exhibit, String kind, long at) {
		return Json.object().put("type", "sighting").put("class", "replayed").put("run", run).put("evidence", evidence).put("exhibitId", exhibit)
				.put("kind", kind).put("direction", "out").put("device", "H1").put("strength", "exact").put("at", "" + at)
				.put("log10Chance", -6);
	}

	private static Json.Fields flow(String run, String evidence, String server, long last, long unreadable) {
		return Json.object().put("type", "flow").put("class", "recounted").put("run", run).put("evidence", evidence).put("device", "H1")
				.put("server", Json.object().put("address", server).put("port", 443)).put("last", "" + last)
				.put("unreadable", Json.object().put("out", unreadable).put("in", 0)).put("gaps", Json.object().put("out", 0).put("in", 0));
	}

	private static Json.Fields fact(String type) {
		return Json.object().put("type", type).put("class", "quoted");
	}
}
