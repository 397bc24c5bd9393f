package org.telltale.seal.recount;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
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
}
