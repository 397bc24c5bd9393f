package org.telltale.seal.recount;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.seal.CaptureBytes;

class PartsTest {

	private static final int MIB = 1 << 20;

	@TempDir
	Path folder;

	@Test
	void framesBehindAGapHaveTheirNumbersPlacesAndTimes() throws Exception {
		CaptureBytes made = new CaptureBytes(1);
		for (int i = 0; i < 2_800; i++) {
			made.udp("192.0.2.1", 1_000, "192.0.2.2", 2_000, new byte[1_000]);
		}
		byte[] all = made.bytes();
		Path file = Files.write(folder.resolve("all.pcap"), all);
		Path first = Files.write(folder.resolve("first"), Arrays.copyOf(all, MIB));
		Path third = Files.write(folder.resolve("third"), Arrays.copyOfRange(all, 2 * MIB, all.length));
		try (Capture whole = Capture.open(List.of(file)).orElseThrow()) {
			int last = 1;
			while (whole.record(last).end() <= MIB) {
				last++;
			}
			int behind = last;
			while (whole.record(behind).offset() < 2 * MIB) {
				behind++;
			}
			Skip skip = new Skip(whole.record(last).offset(), behind - last, whole.record(behind).offset());
			try (FileBytes parts = new FileBytes(new Parts(all.length, Map.of(0, first, 2, third), List.of(skip))); Capture partly = Capture.of(List.of(parts)).orElseThrow()) {
				assertEquals(whole.frames(), partly.frames());
				assertEquals(whole.time(behind), partly.time(behind));
				assertEquals(whole.offset(2_800), partly.offset(2_800));
				int gap = last;
				assertThrows(MissingEvidence.class, () -> partly.time(gap));
				assertThrows(MissingEvidence.class, () -> parts.read(MIB - 1, 2));
				assertArrayEquals(Arrays.copyOfRange(all, 2 * MIB, 2 * MIB + 9), parts.read(2 * MIB, 9));
			}
		}
	}

	@Test
	void recordThatWasGivenIsNeverPassedOver() throws Exception {
		CaptureBytes made = new CaptureBytes(1);
		for (int i = 0; i < 2_800; i++) {
			made.udp("192.0.2.1", 1_000, "192.0.2.2", 2_000, new byte[1_000]);
		}
		byte[] all = made.bytes();
		Path file = Files.write(folder.resolve("all.pcap"), all);
		Path first = Files.write(folder.resolve("first"), Arrays.copyOf(all, MIB));
		Path third = Files.write(folder.resolve("third"), Arrays.copyOfRange(all, 2 * MIB, all.length));
		try (Capture whole = Capture.open(List.of(file)).orElseThrow()) {
			int last = 1;
			while (whole.record(last).end() <= MIB) {
				last++;
			}
			int behind = last;
			while (whole.record(behind).offset() < 2 * MIB) {
				behind++;
			}
			for (int[] skipped : new int[][] { { last - 1, behind }, { last, behind + 1 }, { last - 3, behind + 7 } }) {
				Skip skip = new Skip(whole.record(skipped[0]).offset(), skipped[1] - skipped[0], whole.record(skipped[1]).offset());
				try (FileBytes parts = new FileBytes(new Parts(all.length, Map.of(0, first, 2, third), List.of(skip)))) {
					assertThrows(MissingEvidence.class, () -> Capture.of(List.of(parts)));
				}
			}
		}
	}

	@Test
	void blockThatWasGivenIsNeverPassedOver() throws Exception {
		ByteBuffer made = ByteBuffer.allocate(3 * MIB).order(ByteOrder.LITTLE_ENDIAN);
		block(made, 0x0a0d0d0a, 16, 0x1a2b3c4d, 0x00000001, -1, -1);
		block(made, 1, 8, 1, 0);
		List<Integer> starts = new ArrayList<>();
		while (made.remaining() >= 1_100) {
			starts.add(made.position());
			block(made, 6, 1_020, 0, 0, 0, 1_000, 1_000);
			if (starts.size() % 2 == 0) {
				block(made, 5, 32, 0);
			}
		}
		byte[] all = Arrays.copyOf(made.array(), made.position());
		Path first = Files.write(folder.resolve("first"), Arrays.copyOf(all, MIB));
		Path third = Files.write(folder.resolve("third"), Arrays.copyOfRange(all, 2 * MIB, all.length));
		int last = (int) starts.stream().filter(start -> start <= MIB).count() - 1;
		int behind = (int) starts.stream().filter(start -> start < 2 * MIB).count();
		Map<Integer, Path> given = Map.of(0, first, 2, third);
		try (FileBytes parts = new FileBytes(new Parts(all.length, given, List.of(new Skip(starts.get(last), behind - last, starts.get(behind)))));
				Capture partly = Capture.of(List.of(parts)).orElseThrow()) {
			assertEquals(starts.size(), partly.frames());
		}
		for (int[] skipped : new int[][] { { last - 1, behind }, { last, behind + 1 }, { last, behind + 2 } }) {
			Skip skip = new Skip(starts.get(skipped[0]), skipped[1] - skipped[0], starts.get(skipped[1]));
			try (FileBytes parts = new FileBytes(new Parts(all.length, given, List.of(skip)))) {
				assertThrows(MissingEvidence.class, () -> Capture.of(List.of(parts)));
			}
		}
	}

	/** A block of pcapng with these numbers at the start of its body. */
	private static void block(ByteBuffer out, int type, int body, int... numbers) {
		int end = out.position() + 8 + body;
		out.putInt(type).putInt(body + 12);
		for (int number : numbers) {
			out.putInt(number);
		}
		out.position(end).putInt(body + 12);
	}

	@Test
	void indexThatPassesOverGivenBytesOrHasTooManyFramesIsRefused() throws Exception {
		String id = "a".repeat(64);
		for (String skip : List.of("{\"at\":1000,\"frames\":5,\"next\":2000}", "{\"at\":1048000,\"frames\":5,\"next\":4000000}", "{\"at\":3200000,\"frames\":5,\"next\":5000000}", "{\"at\":1048000,\"frames\":2147483646,\"next\":2000000}",
				"{\"at\":1048000,\"frames\":59501,\"next\":2000000}")) {
			index(id, skip);
			assertThrows(IOException.class, () -> DisclosureIndex.read(folder), skip);
		}
		index(id, "{\"at\":1048000,\"frames\":59500,\"next\":2000000}");
		assertEquals(1, DisclosureIndex.read(folder).size());
	}

	private void index(String id, String skip) throws IOException {
		Files.writeString(folder.resolve(DisclosureIndex.NAME), "{\"v\":1,\"evidence\":[{\"evidence\":\"" + id + "\",\"length\":5000000,\"mib\":[0,2,4],\"skips\":[" + skip + "]}]}");
	}
}
