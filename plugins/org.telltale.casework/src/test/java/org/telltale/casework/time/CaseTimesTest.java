package org.telltale.casework.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;
import org.telltale.timeline.ContactMatrix;
import org.telltale.timeline.ContactMatrix.Cell;
import org.telltale.timeline.ContactMatrix.Column;
import org.telltale.timeline.Grouping;
import org.telltale.timeline.RunLane;
import org.telltale.timeline.RunLane.Gap;

/** Runs of an hour with made-up facts: what is watched, what is not, and what is called while which condition holds. */
class CaseTimesTest {

	private static final long START = 1_400_000_000_000_000_000L;
	private static final long SECOND = 1_000_000_000L;
	private static final String HOST = "198.51.100.20";

	private final List<Json.Fields> facts = new ArrayList<>();

	private Json.Fields fact(String type) {
		Json.Fields fact = Json.object().put("type", type).put("id", String.format("%064x", facts.size()));
		facts.add(fact);
		return fact;
	}

	/** A run over Wi-Fi whose capture has frames from one second to another. */
	private void run(String run, long from, long to) {
		fact("run").put("run", run).put("handset", "H1").put("start", nanos(0)).put("end", nanos(3600));
		condition(run, "bearer", "wifi", 0, 3600);
		fact("evidence").put("evidence", "capture" + run).put("first", nanos(from)).put("last", nanos(to));
		fact("capture-point").put("run", run).put("evidence", "capture" + run).put("point", "ap").put("sees", Json.texts(List.of("wifi"))).put("clockOffset", "0")
				.put("clockUncertainty", Long.toString(SECOND));
	}

	private static String nanos(long second) {
		return Long.toString(START + second * SECOND);
	}

	private void condition(String run, String dimension, String value, long from, long to) {
		fact("condition").put("run", run).put("dimension", dimension).put("value", value).put("from", nanos(from)).put("to", nanos(to)).put("uncertainty", Long.toString(10 * SECOND))
				.put("source", Json.object().put("kind", "settings"));
	}

	private Json.Fields flow(String run, long at) {
		Json.Fields both = Json.object().put("out", 100).put("in", 50);
		return fact("flow").put("flow", "flow" + facts.size()).put("evidence", "capture" + run).put("run", run).put("device", "H1").put("handset", "client").put("protocol", "http")
				.put("server", Json.object().put("address", HOST).put("port", 80)).put("first", nanos(at)).put("last", nanos(at + 2)).put("bytes", both).put("frames", both).put("payload", both);
	}

	private CaseTimes times() {
		return CaseTimes.of(facts, Map.of(HOST, "api.example"));
	}

	private Cell cell(ContactMatrix matrix, String condition) {
		return matrix.rows().getFirst().cells().get(matrix.columns().indexOf(column(matrix, condition)));
	}

	private static Column column(ContactMatrix matrix, String condition) {
		return matrix.columns().stream().filter(c -> c.words().equals(condition)).findFirst().orElseThrow();
	}

	@Test
	void contactsCountInTheConditionThatHeldAndNotNearItsChange() {
		run("R1", 0, 3599);
		condition("R1", "cloud", "off", 0, 1800);
		condition("R1", "cloud", "on", 1800, 3600);
		flow("R1", 100);
		flow("R1", 105);
		flow("R1", 200);
		flow("R1", 1795);
		flow("R1", 1805);
		flow("R1", 3000);
		ContactMatrix matrix = times().matrix();
		assertEquals(2, cell(matrix, "cloud = off").contacts(), "two in one slot of ten seconds are one; ten seconds before the change it is not certain what held");
		assertEquals(300, cell(matrix, "cloud = off").bytesOut(), "each flow's bytes count");
		assertEquals(1, cell(matrix, "cloud = on").contacts());
		assertEquals(1790, column(matrix, "cloud = off").watchedSeconds(), 0.01);
		assertEquals(5, cell(matrix, "bearer = wifi").contacts());
		assertEquals(2 * 3600 / 1790.0, cell(matrix, "cloud = off").rate().orElseThrow().perHour(), 0.01);
	}

	@Test
	void notWatchedIsNotZero() {
		run("R1", 0, 1799);
		condition("R1", "cloud", "off", 0, 1800);
		condition("R1", "cloud", "on", 1900, 3600);
		condition("R1", "sync", "on", 0, 3600);
		run("R2", 0, 3599);
		condition("R2", "sync", "off", 0, 3600);
		flow("R1", 100);
		ContactMatrix matrix = times().matrix();
		assertEquals(0, column(matrix, "cloud = on").watchedSeconds(), "the capture ends before it holds");
		assertEquals(Optional.empty(), cell(matrix, "cloud = on").rate());
		assertEquals(0, cell(matrix, "sync = off").contacts());
		assertEquals(3.69, cell(matrix, "sync = off").rate().orElseThrow().high(), 0.01, "nothing in an hour: at most that many");
	}

	@Test
	void runsThatDoNotCountAreLeftOut() {
		run("R1", 0, 3599);
		flow("R1", 100);
		facts.getFirst().put("hypothetical", true);
		assertEquals(List.of(), times().matrix().rows());
		assertEquals("hypothetical", times().lanes().getFirst().reservation(), "on the timeline it stands, marked");
	}

	@Test
	void whatTheControlRunReachesTooIsLeftOut() {
		run("R1", 0, 3599);
		flow("R1", 100);
		run("R0", 0, 3599);
		facts.stream().filter(f -> f.text("run").equals(Optional.of("R0"))).forEach(f -> f.remove("handset"));
		flow("R0", 50);
		assertEquals(List.of(), times().matrix().rows());
	}

	@Test
	void timeWithoutFramesIsNotTimeThatWasNotCaptured() {
		run("R1", 60, 3000);
		RunLane lane = times().lanes().getFirst();
		assertEquals(List.of(Gap.Kind.NO_FRAMES, Gap.Kind.NO_FRAMES), lane.gaps().stream().map(Gap::kind).toList());
		assertEquals(60, lane.gaps().getFirst().to(), 1e-6);
		condition("R1", "bearer", "cellular", 1000, 2000);
		facts.get(1).put("to", nanos(1000));
		assertTrue(times().lanes().getFirst().gaps().stream().anyMatch(g -> g.kind() == Gap.Kind.NOT_CAPTURED && g.from() == 1000), "no point sees the cellular network");
	}

	@Test
	void aRunWhoseCaptureHasNoFramesIsNotCaptured() {
		run("R1", 0, 1);
		facts.get(2).remove("first").remove("last");
		RunLane lane = times().lanes().getFirst();
		assertEquals(List.of(Gap.Kind.NOT_CAPTURED), lane.gaps().stream().map(Gap::kind).toList());
		assertEquals(3600, lane.gaps().getFirst().to());
	}

	@Test
	void flowsKnowWhoseTheyAre() {
		run("R1", 0, 3599);
		String flow = flow("R1", 100).put("unreadable", Json.object().put("out", 60).put("in", 0)).text("flow").orElseThrow();
		fact("attribution").put("address", HOST).put("country", "XA").put("owner", "Hesperus");
		fact("flow-app").put("flow", flow).put("packages", Json.array(List.of(Json.object().put("name", "b.app"), Json.object().put("name", "a.app"))));
		RunLane.Contact contact = times().lanes().getFirst().contacts().getFirst();
		assertEquals(List.of("api.example (198.51.100.20)"), Grouping.ENDPOINT.lanes(contact));
		assertEquals(List.of("XA"), Grouping.COUNTRY.lanes(contact));
		assertEquals(List.of("Hesperus"), Grouping.OWNER.lanes(contact));
		assertEquals(List.of("a.app, b.app"), Grouping.APP.lanes(contact));
		assertTrue(times().lanes().getFirst().gaps().stream().anyMatch(g -> g.kind() == Gap.Kind.UNREADABLE && g.bytes() == 60 && g.flow().equals(flow)));
	}

	/** The handset's own capture has every flow and one sighting more than the access point's, that of the router a flow more and no sighting. */
	private List<String> threePoints() {
		run("R1", 0, 1799);
		List<String> flows = new ArrayList<>(List.of(id(flow("R1", 100)), id(flow("R1", 200))));
		for (String point : List.of("handset", "router")) {
			fact("evidence").put("evidence", point).put("first", nanos(90)).put("last", nanos(3599));
			fact("capture-point").put("run", "R1").put("evidence", point).put("point", point).put("sees", Json.texts(List.of("wifi"))).put("clockOffset", "0")
					.put("clockUncertainty", Long.toString(SECOND));
			flows.add(id(flow("R1", 100).put("evidence", point)));
			flows.add(id(flow("R1", 200).put("evidence", point)));
		}
		flows.add(id(flow("R1", 300).put("evidence", "router")));
		List.of(flows.get(0), flows.get(2), flows.get(3)).forEach(flow -> sighting(flow, flow.equals(flows.get(0)) ? "captureR1" : "handset"));
		return flows;
	}

	private void sighting(String flow, String evidence) {
		fact("sighting").put("flow", flow).put("evidence", evidence).put("run", "R1").put("device", "H1").put("direction", "out").put("exhibit", "E1").put("kind", "IMEI").put("at", nanos(101))
				.put("strength", "exact").put("log10Chance", -14).put("server", Json.object().put("address", HOST).put("port", 80));
	}

	private static String id(Json.Fields flow) {
		return flow.text("flow").orElseThrow();
	}

	@Test
	void ofSeveralPointsTheOneWithTheMostSightingsCountsInSums() {
		List<String> flows = threePoints();
		RunLane all = times().lanes().getFirst();
		assertEquals(7, all.contacts().size(), "nothing is hidden");
		assertEquals(List.of("ap", "ap", "handset", "handset", "router", "router", "router"), all.contacts().stream().map(c -> c.traits().point()).sorted().toList());
		RunLane lane = times().counted().getFirst();
		assertEquals(flows.subList(2, 4), lane.contacts().stream().map(RunLane.Contact::flow).toList());
		assertEquals(2, lane.sightings().size());
		assertEquals(List.of(new RunLane.Point("handset", 2, 2, 200, 100), new RunLane.Point("ap", 2, 1, 200, 100), new RunLane.Point("router", 3, 0, 300, 150)), lane.points());
		assertEquals(90, lane.gaps().getFirst().to(), 1e-6, "what the point that counts did not see, whoever else did");
		assertEquals(List.of("handset"), TimelineList.whole(times().counted()).flows().stream().flatMap(f -> f.text("point").stream()).distinct().toList());
		assertTrue(CaseFigures.timeline(times()).stream().filter(f -> f.title().startsWith("Cumulative")).allMatch(f -> f.text().contains("By run: R1 2 IMEI. Of a run that was captured at several "
				+ "points one counts, or several that see different bearers, those with the most sightings, then with the most flows and bytes: R1 handset, without ap (2 flows, 1 sighting, 200 B out), router (3 flows, no sightings, 300 B out).")));
	}

	/** What passed the access point and what passed a gateway of cellular happened each once. */
	@Test
	void pointsThatSeeDifferentBearersCountTogether() {
		run("R1", 0, 1799);
		fact("evidence").put("evidence", "cell").put("first", nanos(0)).put("last", nanos(1799));
		fact("capture-point").put("run", "R1").put("evidence", "cell").put("point", "gateway").put("sees", Json.texts(List.of("cellular"))).put("clockOffset", "0").put("clockUncertainty", "0");
		List<String> flows = List.of(id(flow("R1", 100)), id(flow("R1", 200).put("evidence", "cell")));
		assertEquals(flows, flows.stream().filter(CountedFlows.of(facts)::counts).toList());
		assertEquals(times().lanes(), times().counted());
		fact("capture-point").put("run", "R1").put("evidence", "own").put("point", "handset").put("sees", Json.texts(List.of("wifi", "cellular"))).put("clockOffset", "0").put("clockUncertainty", "0");
		String own = id(flow("R1", 100).put("evidence", "own"));
		assertEquals(List.of("ap and gateway", "handset"), times().counted().getFirst().points().stream().map(RunLane.Point::name).toList());
		assertTrue(!CountedFlows.of(facts).counts(own), "the two saw more");
		id(flow("R1", 200).put("evidence", "own"));
		assertEquals(List.of("handset", "ap", "gateway"), times().counted().getFirst().points().stream().map(RunLane.Point::name).toList(), "of equal ones the whole point");
	}

	@Test
	void serversCountAtThePointThatSawMostOfThem() {
		List<String> flows = threePoints();
		flows.add(id(flow("R1", 400).put("evidence", "router").put("server", Json.object().put("address", "198.51.100.9").put("port", 80))));
		flows.add(id(flow("R2", 400).put("evidence", "captureR2")));
		CountedFlows counted = CountedFlows.of(facts);
		assertEquals(List.of(flows.get(2), flows.get(3), flows.get(7), flows.get(8)), flows.stream().filter(counted::counts).toList());
	}

	@Test
	void aPointThatSawNothingTakesNothingAway() {
		run("R1", 0, 1799);
		flow("R1", 100);
		fact("evidence").put("evidence", "late").put("first", nanos(1799)).put("last", nanos(3599));
		fact("capture-point").put("run", "R1").put("evidence", "late").put("point", "handset").put("sees", Json.texts(List.of("wifi"))).put("clockOffset", "0").put("clockUncertainty", "0");
		assertEquals(times().lanes(), times().counted());
	}

	@Test
	void listsAreCutByTime() {
		run("R1", 0, 3599);
		flow("R1", 100);
		flow("R1", 3000);
		List<RunLane> lanes = times().lanes();
		assertEquals(2, TimelineList.whole(lanes).flows().size());
		assertEquals(1, new TimelineList(lanes, START + 200 * SECOND, Long.MAX_VALUE).flows().size());
		assertEquals(1, new TimelineList(lanes, Long.MIN_VALUE, START + 3000 * SECOND).flows().size(), "what begins at the end is left out");
		List<Json.Fields> slots = new TimelineList(lanes, START, START + 1000 * SECOND).slots(Grouping.ENDPOINT, 10);
		assertEquals(List.of(1L), slots.stream().map(s -> s.integer("slot").orElseThrow()).toList());
		assertEquals(List.of(), new TimelineList(lanes, START + 9000 * SECOND, Long.MAX_VALUE).slots(Grouping.ENDPOINT, 10), "behind the run");
	}
}
