package org.telltale.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.capture.dns.DnsRecord;
import org.telltale.capture.http.HttpRecord;

/** However a conversation is cut, disordered, repeated or damaged on its way: the same transactions, or a gap that is said. */
class StreamPropertiesTest {

	private static final int SEEDS = 60;

	private static List<String> transactions(CaptureBuilder.Told told) {
		List<String> lines = new ArrayList<>();
		told.of(HttpRecord.class).forEach(http -> lines.add(http.method() + " " + http.target() + " " + http.host() + " " + http.status() + " "
				+ http.requestBody().map(body -> body.sha256().hex()) + " " + http.responseBody().map(body -> body.sha256().hex())));
		told.of(DnsRecord.class).forEach(dns -> lines.add(dns.message().toString()));
		return lines;
	}

	@Test
	void segmentationAndDisorderAndRepetitionChangeNoTransaction() {
		for (int seed = 0; seed < SEEDS; seed++) {
			RandomConversations random = new RandomConversations(seed);
			boolean dns = seed % 3 == 0;
			List<byte[][]> sides = dns ? random.dns(5) : random.http(4);
			int port = dns ? 53 : 80;
			List<RandomConversations.Segment> plain = random.segments(sides, 40000);
			List<String> expected = transactions(random.capture(List.of(plain), port).read());
			assertEquals(dns ? 10 : 4, expected.size(), "seed " + seed);
			List<RandomConversations.Segment> other = random.segments(sides, 40000);
			for (List<RandomConversations.Segment> way : List.of(other, random.disordered(other, 6), random.repeated(other),
					random.disordered(random.repeated(other), 9))) {
				CaptureBuilder.Told told = random.capture(List.of(way), port).read();
				assertEquals(new HashSet<>(expected), new HashSet<>(transactions(told)), "seed " + seed);
				assertEquals(List.of(), told.codes(), "seed " + seed);
				assertEquals(new Volume(0, 0), told.of(FlowRecord.class).getFirst().gaps(), "seed " + seed);
			}
		}
	}

	@Test
	void aLostSegmentIsAGapAndNoTransactionIsMadeUp() {
		int touched = 0;
		for (int seed = 0; seed < SEEDS; seed++) {
			RandomConversations random = new RandomConversations(seed);
			boolean dns = seed % 3 == 0;
			List<RandomConversations.Segment> segments = random.segments(dns ? random.dns(40) : random.http(4), 40000);
			int port = dns ? 53 : 80;
			CaptureBuilder.Told sent = random.capture(List.of(segments), port).read();
			List<RandomConversations.Segment> carrying = segments.stream().filter(segment -> segment.payload().length > 0).toList();
			RandomConversations.Segment lost = carrying.get(random.below(carrying.size()));
			List<RandomConversations.Segment> left = new ArrayList<>(segments);
			left.remove(lost);
			CaptureBuilder.Told told = random.capture(List.of(left), port).read();
			String which = "seed " + seed + ", lost " + segments.indexOf(lost) + " of " + segments.size();
			assertEquals(lost.fromClient() ? new Volume(lost.payload().length, 0) : new Volume(0, lost.payload().length),
					told.of(FlowRecord.class).getFirst().gaps(), which);
			told.of(HttpRecord.class).forEach(read -> assertTrue(sent.of(HttpRecord.class).stream().anyMatch(whole -> isPartOf(read, whole)),
					which + ": " + read));
			List<String> messages = sent.of(DnsRecord.class).stream().map(message -> message.message().toString()).toList();
			told.of(DnsRecord.class).forEach(read -> assertTrue(messages.contains(read.message().toString()), which + ": " + read));
			touched += transactions(told).equals(transactions(sent)) ? 0 : 1;
		}
		assertTrue(touched > SEEDS / 2, "most losses take something from a transaction: " + touched);
	}

	/** Whether all that is said of a transaction is true of one that was sent: what is absent was lost, what is there is the same. */
	private static boolean isPartOf(HttpRecord read, HttpRecord whole) {
		return absentOrSame(read.method(), whole.method()) && absentOrSame(read.target(), whole.target()) && absentOrSame(read.host(), whole.host())
				&& absentOrSame(read.status(), whole.status()) && whole.requestHeaders().containsAll(read.requestHeaders())
				&& whole.responseHeaders().containsAll(read.responseHeaders()) && isPartOf(read.requestBody(), whole.requestBody())
				&& isPartOf(read.responseBody(), whole.responseBody());
	}

	private static boolean isPartOf(Optional<HttpRecord.Body> read, Optional<HttpRecord.Body> whole) {
		return read.isEmpty() || whole.isPresent()
				&& (read.get().complete() ? read.equals(whole) : read.get().length() < whole.get().length());
	}

	private static <T> boolean absentOrSame(Optional<T> read, Optional<T> whole) {
		return read.isEmpty() || read.equals(whole);
	}
}
