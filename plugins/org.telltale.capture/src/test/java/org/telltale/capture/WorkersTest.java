package org.telltale.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.telltale.capture.protocol.Limits;

/** The same facts, byte for byte, with any number of threads. */
class WorkersTest {

	private static List<String> all(CaptureBuilder.Told told) {
		String evidence = told.summary.sha256().hex();
		List<String> lines = new ArrayList<>();
		told.records.forEach(record -> lines.add(record.toJson(evidence).toString()));
		told.names.forEach(name -> lines.add(name.name() + " " + name.frame() + " " + name.derivation().orElseThrow().toJson(evidence)));
		told.layers.forEach(layer -> lines.add(layer + " " + layer.digest().hex() + " " + layer.listedFrames()));
		lines.add(told.summary.toString());
		return lines;
	}

	private static byte[] many(int connections) {
		RandomConversations random = new RandomConversations(7);
		List<List<RandomConversations.Segment>> all = new ArrayList<>();
		for (int i = 0; i < connections; i++) {
			List<RandomConversations.Segment> plain = random.segments(random.http(3), 20000 + i);
			// Some lose a segment, some contradict themselves, so that there are problems to be put in order too.
			if (i % 7 == 0) {
				plain.remove(plain.size() / 2);
			} else if (i % 5 == 0) {
				RandomConversations.Segment twice = plain.get(plain.size() / 2);
				byte[] other = twice.payload().clone();
				java.util.Arrays.fill(other, (byte) '!');
				plain.add(plain.size() / 2 + 1, new RandomConversations.Segment(twice.fromClient(), twice.port(), twice.sequence(), "A", other));
			}
			all.add(random.disordered(plain, 4));
		}
		return random.capture(all, 80).pcap();
	}

	@Test
	void oneTwoAndEightWorkersTellTheSameInTheSameOrder() {
		byte[] file = many(300);
		assertTrue(file.length > 3 << 20, "several blocks: " + file.length);
		List<String> one = all(CaptureBuilder.read(file, CaptureOptions.DEFAULT));
		assertTrue(one.size() > 1500, "records: " + one.size());
		for (int workers : new int[] { 2, 8 }) {
			assertEquals(one, all(CaptureBuilder.read(file, CaptureOptions.DEFAULT.withWorkers(workers))), workers + " workers");
		}
	}

	@Test
	void memoryLimitCutsTheSameConnectionsWhateverTheWorkers() {
		byte[] file = many(300);
		CaptureOptions tight = CaptureOptions.DEFAULT.with(new Limits(64 << 20, 4 << 20, 100_000, 1 << 20));
		List<String> one = all(CaptureBuilder.read(file, tight));
		assertTrue(one.getLast().contains("stream.memory"), "something was cut");
		for (int workers : new int[] { 2, 8 }) {
			assertEquals(one, all(CaptureBuilder.read(file, tight.withWorkers(workers))), workers + " workers");
		}
	}
}
