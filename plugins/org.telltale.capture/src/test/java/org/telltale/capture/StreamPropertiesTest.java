package org.telltale.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
}
