package org.telltale.casework.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.Volume;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldType;
import org.telltale.capture.http.HttpRecord;
import org.telltale.capture.layer.Direction;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.layer.HandsetSide;
import org.telltale.capture.layer.Peer;
import org.telltale.capture.protocol.MessageRecord;

/** The capture's clock stands at the epoch's seconds; servers say what it should be. */
class ClockWitnessesTest {

	private static final long SECOND = 1_000_000_000L;

	private final ClockWitnesses witnesses = new ClockWitnesses();
	private int flows;

	private Json.Fields fact() {
		return witnesses.facts().getFirst();
	}

	private static String bounds(Json fact) {
		return fact.integer("from").orElseThrow() / 1e9 + " to " + fact.integer("to").orElseThrow() / 1e9;
	}

	/** A connection of its own, in which a request at {@code asked} is answered with a date; its last frame is at {@code last}. */
	private void http(String server, long asked, long last, String date, String... more) {
		FlowRef flow = new FlowRef(flows++, flows, 0);
		List<Map.Entry<String, String>> headers = new ArrayList<>(List.of(Map.entry("date", date)));
		for (String header : more) {
			headers.add(Map.entry(header, "1"));
		}
		witnesses.record(new HttpRecord(flow, flows, asked * SECOND, Optional.of("GET"), Optional.empty(), Optional.of("/"), Optional.of(200), List.of(), headers, Optional.empty(),
				Optional.empty(), List.of(), List.of(), List.of()));
		ended(flow, server, last);
	}

	private void ended(FlowRef flow, String server, long last) {
		Volume none = new Volume(0, 0);
		witnesses.record(new FlowRecord(flow, "tcp", new Peer(IpAddress.parse("192.0.2.10").orElseThrow(), 40000), new Peer(IpAddress.parse(server).orElseThrow(), 80),
				HandsetSide.CLIENT, "", Optional.empty(), Optional.empty(), 0, last * SECOND, none, none, none, none, none, List.of(), Optional.empty(), Optional.empty(), List.of(),
				Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
	}

	private void ntp(FlowRef flow, String mode, long at, String origin, String received, String sent) {
		witnesses.record(new MessageRecord(flow, 7, at, "ntp", Direction.OUT, List.of(
				new Field("ntp.flags", FieldType.NUMBER, 0, 1, "0", List.of(Field.number("ntp.flags.mode", 0, 1, Long.parseLong(mode)))), Field.text("ntp.org", 0, 8, origin),
				Field.text("ntp.rec", 0, 8, received), Field.text("ntp.xmt", 0, 8, sent), Field.text("ntp.capture_offset", 0, 0, "1"))));
	}

	@Test
	void aDateBoundsTheClockFromBothSides() {
		http("198.51.100.7", 10, 12, "Thu, 01 Jan 1970 00:01:10 GMT"); // 70 s when the clock said 10 to 12
		assertEquals("58.0 to 61.0", bounds(fact()));
		assertEquals(1, fact().integer("agree").orElseThrow());
	}

	@Test
	void moreAnswersNarrowTheBounds() {
		http("198.51.100.7", 10, 12, "Thu, 01 Jan 1970 00:01:10 GMT");
		http("198.51.100.7", 20, 20, "Thu, 01 Jan 1970 00:01:20 GMT");
		assertEquals("60.0 to 61.0", bounds(fact()));
		assertEquals("[{\"frame\":1,\"from\":\"60000000000\",\"samples\":2,\"server\":\"198.51.100.7\",\"source\":\"http-date\",\"to\":\"61000000000\"}]", fact().get("sources").orElseThrow().toString());
	}

	@Test
	void theWayThereAndBackIsNoError() {
		FlowRef flow = new FlowRef(0, 1, 0);
		ntp(flow, "3", 5 * SECOND, "0", "0", "1970-01-01T00:00:05Z");
		ntp(flow, "4", 6 * SECOND, "1970-01-01T00:00:05Z", "1970-01-01T00:00:15.400Z", "1970-01-01T00:00:15.500Z");
		ended(flow, "192.0.2.123", 6);
		assertEquals("9.5 to 10.4", bounds(fact()));
	}

	@Test
	void anAnswerThatNobodyAskedForSaysNothing() {
		ntp(new FlowRef(0, 1, 0), "4", 6 * SECOND, "1970-01-01T00:00:05Z", "1970-01-01T00:00:15Z", "1970-01-01T00:00:15Z");
		ended(new FlowRef(0, 1, 0), "192.0.2.123", 6);
		assertTrue(witnesses.facts().isEmpty());
	}

	@Test
	void mostServersAreBelieved() {
		http("198.51.100.7", 10, 12, "Thu, 01 Jan 1970 00:01:10 GMT");
		http("198.51.100.8", 10, 10, "Thu, 01 Jan 1970 00:01:10 GMT");
		http("198.51.100.9", 10, 10, "Thu, 01 Jan 1970 08:00:00 GMT");
		assertEquals("60.0 to 61.0", bounds(fact()));
		assertEquals(List.of(2L, 3L), List.of(fact().integer("agree").orElseThrow(), fact().integer("of").orElseThrow()));
	}

	@Test
	void agedAndUnreadableDatesSayNothing() {
		http("198.51.100.7", 10, 12, "Thu, 01 Jan 1970 00:01:10 GMT", "age");
		http("198.51.100.7", 10, 12, "yesterday");
		assertTrue(witnesses.facts().isEmpty());
	}

	@Test
	void theNarrowestOfEquallyManyWins() {
		assertEquals(new ClockBounds(7, 8), ClockBounds.agreement(List.of(new ClockBounds(0, 5), new ClockBounds(7, 8))).orElseThrow().bounds());
		assertEquals(new ClockBounds(3, 3), ClockBounds.agreement(List.of(new ClockBounds(3, 3), new ClockBounds(0, 3))).orElseThrow().bounds());
		assertTrue(ClockBounds.agreement(List.of(new ClockBounds(5, 4))).isEmpty());
	}
}
