package org.telltale.casework.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.Volume;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.HandsetSide;
import org.telltale.capture.layer.Peer;
import org.telltale.capture.tls.CertificateSeen;
import org.telltale.capture.tls.OcspTimes;
import org.telltale.capture.tls.TlsDetails;
import org.telltale.capture.tls.TlsRecord;
import org.telltale.capture.tls.TlsTimes;

/** The capture's clock stands at the epoch's seconds; true time is 1407400000 s (7 August 2014) ahead of it. */
class TlsClocksTest {

	private static final long SECOND = 1_000_000_000L;
	private static final long AHEAD = 1_407_400_000L;
	private static final long NUMBERS = 1L << 32;

	private ClockWitnesses witnesses = new ClockWitnesses();
	private int flows;

	/** A handshake whose ClientHello is captured {@code at} seconds, a tenth behind its SYN, and its ServerHello another tenth later. */
	private void handshake(String server, long at, Optional<Long> client, Optional<Long> said, Optional<CertificateSeen> leaf, Optional<OcspTimes> status) {
		FlowRef flow = new FlowRef(flows++, flows, 0);
		TlsTimes times = new TlsTimes(Optional.of(frame(at * SECOND)), Optional.of(frame(at * SECOND + SECOND / 10)), client, said, status);
		TlsDetails details = new TlsDetails(Optional.empty(), Optional.empty(), false, false, false, true, Optional.empty(), List.of(), leaf.stream().toList(), false, false, times);
		witnesses.record(new TlsRecord(flow, flows, at * SECOND, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), details));
		Volume none = new Volume(0, 0);
		witnesses.record(new FlowRecord(flow, "tcp", new Peer(IpAddress.parse("192.0.2.10").orElseThrow(), 40000), new Peer(IpAddress.parse(server).orElseThrow(), 443),
				HandsetSide.CLIENT, "", Optional.empty(), Optional.empty(), at * SECOND - SECOND / 10, at * SECOND + SECOND, none, none, none, none, none, List.of(), Optional.empty(),
				Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
	}

	private FrameRef frame(long nanos) {
		return new FrameRef(flows, 0, 0, nanos);
	}

	private void server(String server, long at, long said) {
		handshake(server, at, Optional.empty(), Optional.of(said), Optional.empty(), Optional.empty());
	}

	private void valid(String server, long at, String from, String to) {
		CertificateSeen leaf = new CertificateSeen("a".repeat(64), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(from), Optional.of(to), List.of(), Optional.empty(),
				Optional.empty(), Optional.empty(), false, Optional.empty());
		handshake(server, at, Optional.empty(), Optional.empty(), Optional.of(leaf), Optional.empty());
	}

	private static String bounds(Json fact) {
		return (fact.integer("from").orElseThrow() - AHEAD * SECOND) / 1e9 + " to " + (fact.integer("to").orElseThrow() - AHEAD * SECOND) / 1e9;
	}

	private void five() {
		server("198.51.100.7", 10, AHEAD + 10);
		server("203.0.113.7", 20, AHEAD + 20);
		server("192.0.2.77", 31, AHEAD + 30);
		server("198.51.101.7", 40, AHEAD + 40);
		server("203.0.114.7", 50, AHEAD + 50);
	}

	@Test
	void serversThatAgreeTellTheTime() {
		five();
		server("192.0.2.99", 31, 0x9e3779b9L);
		Json.Fields fact = witnesses.facts().getFirst();
		assertEquals("-0.1 to 0.0", bounds(fact));
		assertEquals(List.of("192.0.2.77", "198.51.100.7", "198.51.101.7", "203.0.113.7", "203.0.114.7"),
				fact.items("sources").stream().map(source -> source.text("server").orElseThrow()).sorted().toList(), "the one that does not agree is none");
		assertEquals("{\"agree\":5,\"believed\":true,\"independent\":5,\"log10Chance\":-7,\"servers\":6}", fact.get("tlsRandoms").orElseThrow().toString());
	}

	@Test
	void serversOfOneNetworkAreOneWitness() {
		for (int i = 1; i < 9; i++) {
			server("198.51.100." + i, 10L * i, AHEAD + 10L * i);
		}
		assertTrue(witnesses.facts().isEmpty());
	}

	@Test
	void aConstantIsNoClock() {
		for (int i = 1; i < 9; i++) {
			server("198.51." + i + ".7", 10, AHEAD);
		}
		assertTrue(witnesses.facts().isEmpty(), "all say the same, at the same time");
	}

	@Test
	void fourAreTooFew() {
		for (int i = 1; i < 5; i++) {
			server("198.51." + i + ".7", 10L * i, AHEAD + 10L * i);
		}
		assertTrue(witnesses.facts().isEmpty());
		server("198.51.5.7", 50, AHEAD + 50);
		assertEquals(1, witnesses.facts().size());
	}

	/** Such numbers lie within four minutes of the time, and some of them near each other. */
	@Test
	void timesWithARandomLastByteAreNone() {
		SplittableRandom random = new SplittableRandom(9);
		for (int capture = 0; capture < 1000; capture++) {
			witnesses = new ClockWitnesses();
			int servers = 3 + random.nextInt(100);
			for (int i = 0; i < servers; i++) {
				long at = random.nextInt(3600);
				long number = (AHEAD + at & ~0xffL) + random.nextInt(256);
				handshake("198." + i + ".100.7", at, Optional.of((AHEAD + at & ~0xffL) + random.nextInt(256)), Optional.of(number), Optional.empty(), Optional.empty());
			}
			assertTrue(witnesses.facts().isEmpty(), "capture " + capture + ", " + servers + " servers");
		}
	}

	@Test
	void aServerWhoseNumbersContradictEachOtherIsNone() {
		five();
		assertEquals(1, witnesses.facts().size());
		server("203.0.114.7", 77, 0x12345678L);
		assertTrue(witnesses.facts().isEmpty());
	}

	@Test
	void randomNumbersAreNeverATime() {
		SplittableRandom random = new SplittableRandom(5);
		for (int capture = 0; capture < 1000; capture++) {
			witnesses = new ClockWitnesses();
			int servers = 1 + random.nextInt(120);
			for (int i = 0; i < servers; i++) {
				handshake("198." + i % 200 + "." + i / 200 + ".7", random.nextInt(3600), Optional.of(random.nextLong(NUMBERS)), Optional.of(random.nextLong(NUMBERS)), Optional.empty(),
						Optional.empty());
			}
			assertTrue(witnesses.facts().isEmpty(), "capture " + capture);
		}
	}

	/** With few enough numbers chance agrees often enough to be counted: the bound holds, and is no more than a few times too large. */
	@Test
	void theStatedChanceIsNoLessThanWhatIsMeasured() {
		SplittableRandom random = new SplittableRandom(7);
		double numbers = 1 << 16;
		int agreed = 0;
		int captures = 20_000;
		double stated = 0;
		for (int capture = 0; capture < captures; capture++) {
			List<RandomAgreement.Value> values = random.longs(8, 0, (long) numbers)
					.mapToObj(at -> new ClockBounds(at * SECOND, (at + RandomAgreement.MOST_WIDE) * SECOND))
						.map(bounds -> new RandomAgreement.Value(bounds, bounds, Long.toString(bounds.fromNanos()), bounds.fromNanos())).toList();
			RandomAgreement agreement = new RandomAgreement(values, Math.log10(numbers));
			agreed += agreement.found().orElseThrow().agree() >= 2 ? 1 : 0;
			stated = Math.pow(10, agreement.log10Chance(2));
		}
		assertEquals(0.0094, stated, 0.0001);
		assertTrue(agreed <= stated * captures && agreed > stated * captures / 3, agreed + " of " + captures + ", stated " + stated * captures);
	}

	@Test
	void theClientsNumbersTellItsOwnClock() {
		for (int i = 1; i < 6; i++) {
			handshake("198.51.100.7", 10L * i, Optional.of(AHEAD + 10L * i - 300), Optional.empty(), Optional.empty(), Optional.empty());
		}
		handshake("198.51.100.7", 77, Optional.of(0x9e3779b9L), Optional.empty(), Optional.empty(), Optional.empty());
		Json.Fields fact = witnesses.facts().getFirst();
		assertEquals("handset-clock 192.0.2.10 capture 5 of 6", fact.text("type").orElseThrow() + " " + fact.text("client").orElseThrow() + " " + fact.text("against").orElseThrow() + " "
				+ fact.integer("agree").orElseThrow() + " of " + fact.integer("of").orElseThrow());
		assertTrue(fact.integer("from").orElseThrow() / 1e9 <= 300.0 - AHEAD && fact.integer("to").orElseThrow() / 1e9 >= 300.0 - AHEAD, "what has to be added to the handset's clock");
		assertTrue(fact.integer("to").orElseThrow() - fact.integer("from").orElseThrow() < 3 * SECOND);
	}

	@Test
	void certificatesBoundTheClockButDoNotVote() {
		valid("198.51.100.7", 10, "2014-01-01T00:00:00Z", "2015-01-01T00:00:00Z");
		assertTrue(witnesses.facts().isEmpty(), "one alone says nothing");
		valid("203.0.113.7", 10, "2014-08-01T00:00:00Z", "2014-09-01T00:00:00Z");
		Json.Fields alone = witnesses.facts().getFirst();
		assertEquals(1_406_851_200L * SECOND - 10 * SECOND - SECOND / 10, alone.integer("from").orElseThrow());
		assertEquals(1_409_529_600L * SECOND - 9 * SECOND, alone.integer("to").orElseThrow());
		five();
		Json.Fields fact = witnesses.facts().getFirst();
		assertEquals("5 of 5", fact.integer("agree").orElseThrow() + " of " + fact.integer("of").orElseThrow(), "of those that tell the time");
		assertEquals(2L, fact.get("bounds").orElseThrow().integer("allow").orElseThrow());
	}

	@Test
	void oneExpiredCertificateConcludesNothing() {
		valid("198.51.100.7", 10, "2014-01-01T00:00:00Z", "2015-01-01T00:00:00Z");
		valid("203.0.113.7", 10, "2009-01-01T00:00:00Z", "2009-02-01T00:00:00Z");
		assertTrue(witnesses.facts().isEmpty(), "two servers that contradict each other");
		valid("192.0.2.77", 10, "2014-08-01T00:00:00Z", "2014-09-01T00:00:00Z");
		Json.Fields fact = witnesses.facts().getFirst();
		assertEquals("2 of 3", fact.integer("agree").orElseThrow() + " of " + fact.integer("of").orElseThrow());
		assertEquals(1_406_851_200L * SECOND - 10 * SECOND - SECOND / 10, fact.integer("from").orElseThrow());
	}

	@Test
	void aServerIsOneWitnessWhateverItShows() {
		OcspTimes status = new OcspTimes("2009-01-10T00:00:00Z", "2009-01-10T00:00:00Z", Optional.empty());
		valid("203.0.113.7", 10, "2009-01-01T00:00:00Z", "2009-02-01T00:00:00Z");
		handshake("203.0.113.7", 20, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(status));
		valid("198.51.100.7", 10, "2014-01-01T00:00:00Z", "2015-01-01T00:00:00Z");
		assertTrue(witnesses.facts().isEmpty(), "its certificate and its staple agree with each other alone");
	}

	@Test
	void whatAnAuthoritySignedWasBefore() {
		OcspTimes status = new OcspTimes("2014-08-07T08:00:00Z", "2014-08-07T07:00:00Z", Optional.of("2014-08-09T00:00:00Z"));
		handshake("198.51.100.7", 10, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(status));
		valid("203.0.113.7", 10, "2014-01-01T00:00:00Z", "2015-01-01T00:00:00Z");
		assertEquals(1_407_398_400L * SECOND - 10 * SECOND - SECOND / 10, witnesses.facts().getFirst().integer("from").orElseThrow());
	}
}
