package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.base.Digest;
import org.telltale.base.Progress;
import org.telltale.base.json.Json;
import org.telltale.seal.CaptureBytes;
import org.telltale.seal.DerivationText;
import org.telltale.seal.recount.EvidenceFolder;
import org.telltale.seal.refusal.Refusal;

class DatagramsTest {

	private static final String A = "192.0.2.10";
	private static final String B = "198.51.100.7";
	private static final byte[] LONG = ascii("0123456789012345678901234567");

	@TempDir
	Path folder;

	private final CaptureBytes capture = new CaptureBytes(1).udp(A, 5_000, B, 443, ascii("one")).udp(B, 443, A, 5_000, ascii("back"))
			.udp(A, 5_000, B, 443, ascii("three"));

	private int depth;

	DatagramsTest() {
		byte[] datagram = CaptureBytes.datagram(5_000, 443, LONG);
		fragment(7, 0, Arrays.copyOf(datagram, 16), true);
		fragment(8, 0, Arrays.copyOf(datagram, 16), true);
		fragment(7, 16, Arrays.copyOfRange(datagram, 16, datagram.length), false);
		capture.frame(CaptureBytes.ethernet(CaptureBytes.ipv4(A, B, 17, 0, 0, false, datagram)), 50);
		capture.udp(A, 5_001, B, 443, ascii("other"));
	}

	private void fragment(int identification, int offset, byte[] part, boolean more) {
		capture.frame(CaptureBytes.ethernet(CaptureBytes.ipv4(A, B, 17, identification, offset, more, part)));
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private String joined(String wanted, int[] frames, int... lengths) throws Exception {
		Path evidence = Files.createDirectories(folder.resolve("evidence"));
		Files.write(evidence.resolve("c.pcap"), capture.bytes());
		Json.Fields params = DerivationText.udp(A, 5_000, B, 443)
				.put("lengths", new Json.Array(Arrays.stream(lengths).mapToObj(n -> Json.of(n)).toList()));
		Json.Fields json = new DerivationText().capture("capture.datagrams", Digest.sha256(capture.bytes()).hex(), capture, frames, params, ascii(wanted)).json();
		if (depth > 0) {
			json.items("nodes").forEach(node -> ((Json.Fields) node).put("version", 2));
			params.put("depth", depth);
		}
		try (EvidenceFolder items = new EvidenceFolder(evidence, Progress.NONE)) {
			return new String(Replay.of(Derivation.of(json), items.files(List.copyOf(Derivation.of(json).evidence())).orElseThrow(), items).results().get(0), StandardCharsets.US_ASCII);
		}
	}

	/** IPv4 in IPv4 (protocol 4): depth 1. */
	@Test
	void versionTwoReadsInsideATunnel() throws Exception {
		byte[] inner = CaptureBytes.ipv4(A, B, 17, 0, 0, false, CaptureBytes.datagram(5_000, 443, ascii("deep")));
		capture.frame(CaptureBytes.ethernet(CaptureBytes.ipv4(B, A, 4, 0, 0, false, inner)));
		refused("another number", "deep", new int[] { 9 }, 4);
		depth = 1;
		assertEquals("deep", joined("deep", new int[] { 9 }, 4));
		refused("no part of a datagram", "deep", new int[] { 1, 9 }, 4);
		depth = 2;
		refused("another number", "deep", new int[] { 9 }, 4);
	}

	private void refused(String reason, String wanted, int[] frames, int... lengths) {
		Refusal refusal = assertThrows(Refusal.class, () -> joined(wanted, frames, lengths));
		assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
	}

	@Test
	void datagramsFollowEachOtherAsTheyBecomeWhole() throws Exception {
		String both = "one" + "three";
		assertEquals(both, joined(both, new int[] { 1, 3 }, 3, 5));
		assertEquals("three" + new String(LONG, StandardCharsets.US_ASCII), joined("three" + new String(LONG, StandardCharsets.US_ASCII), new int[] { 3, 4, 6 }, 5, 28));
		refused("another number", both, new int[] { 1, 3 }, 8);
		refused("another length", both, new int[] { 1, 3 }, 5, 3);
		refused("no number from 1", both, new int[] { 1, 3 }, 3, 5, 0);
		refused("other bytes", "one" + "threE", new int[] { 1, 3 }, 3, 5);
		refused("other ends", "one" + "back", new int[] { 1, 2 }, 3, 4);
		refused("other ends", "one" + "other", new int[] { 1, 8 }, 3, 5);
		refused("not captured whole", "one" + "01234567", new int[] { 1, 7 }, 3, 8);
		refused("frame 5 is no part", "one" + new String(LONG, StandardCharsets.US_ASCII), new int[] { 1, 4, 5, 6 }, 3, 28);
		refused("another number", "one", new int[] { 1, 4 }, 3, 28);
	}
}
