package org.telltale.capture.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.codec.Compression;
import org.telltale.capture.codec.Packed;

class CaptureSetTest {

	@TempDir
	Path folder;

	private Path file(String name, long laterNanos, boolean packed) throws IOException {
		byte[] pcap = new CaptureBuilder().later(laterNanos).udp("192.0.2.1", 4000, "198.51.100.1", 4001, new byte[3]).pcap();
		return Files.write(folder.resolve(name), packed ? Packed.as(Compression.ZSTD, pcap) : pcap);
	}

	@Test
	void filesAreOrderedByTheirFirstFrameThenByName() throws IOException {
		Path empty = Files.write(folder.resolve("a_empty.pcap"), new CaptureBuilder().pcap());
		CaptureSet set = CaptureSet.of(List.of(empty, file("ring_00001.pcap", 2_000_000_000L, false), file("ring_00003.pcap.zst", 0, true),
				file("ring_00002.pcap", 2_000_000_000L, false)));
		assertEquals(List.of("ring_00003.pcap.zst", "ring_00001.pcap", "ring_00002.pcap", "a_empty.pcap"),
				set.members().stream().map(CaptureSet.Member::name).toList());
		assertTrue(set.members().getLast().firstNanos().isEmpty());
	}

	@Test
	void seamsTellSilenceAndOverlap() throws IOException {
		CaptureSet set = CaptureSet.of(List.of(file("a", 0, false), file("b", 5_000_000_000L, false), file("c", 6_000_000_000L, false)));
		long start = CaptureBuilder.START_NANOS;
		List<CaptureSet.Seam> seams = set.seams(List.of(start + 1_000_000_000L, start + 8_000_000_000L, start + 9_000_000_000L));
		assertEquals(List.of(4_000_000_000L, -2_000_000_000L), seams.stream().map(CaptureSet.Seam::nanos).toList());
		assertTrue(seams.get(1).overlaps());
	}
}
