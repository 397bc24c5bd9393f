package org.telltale.capture.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.telltale.capture.packet.Packets.A;
import static org.telltale.capture.packet.Packets.B;
import static org.telltale.capture.packet.Packets.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.telltale.capture.CaptureBuilder;

class FragmentTableTest {

	private static byte[] part(int id, int offset, boolean more, byte[] body) {
		return CaptureBuilder.fragment(A, B, 17, id, offset / 8 | (more ? 0x2000 : 0), body);
	}

	private static byte[] text(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static byte[] start(int length, String text) {
		byte[] datagram = CaptureBuilder.udpDatagram(4000, 4001, text(text));
		datagram[5] = (byte) (8 + length);
		return datagram;
	}

	@Test
	void overlapWithOtherBytesKeepsTheFirstAndIsSaid() {
		Packets read = new Packets(101).frame(part(7, 0, true, start(24, "AAAAAAAABBBBBBBB"))).frame(part(7, 16, false, text("XXXXXXXXCCCCCCCC")));
		assertEquals(List.of("0 udp 10.0.0.1:4000>192.0.2.9:4001 AAAAAAAABBBBBBBBCCCCCCCC"), read.met);
		assertEquals(List.of("ip.fragment-conflict"), read.codes());
	}

	@Test
	void overlapWithTheSameBytesIsNoProblem() {
		byte[] first = part(7, 0, true, start(24, "AAAAAAAABBBBBBBB"));
		Packets read = new Packets(101).frame(first).frame(first).frame(part(7, 16, false, text("BBBBBBBBCCCCCCCC")));
		assertEquals(List.of(List.of(1L, 3L)), read.carriers);
		assertEquals(List.of(), read.codes());
	}

	@Test
	void lastFragmentThatAddsOnlyTheLengthIsACarrier() {
		Packets read = new Packets(101).frame(part(7, 0, true, start(16, "AAAAAAAABBBBBBBB"))).frame(part(7, 16, false, text("BBBBBBBB")));
		assertEquals(List.of("0 udp 10.0.0.1:4000>192.0.2.9:4001 AAAAAAAABBBBBBBB"), read.met);
		assertEquals(List.of(List.of(1L, 2L)), read.carriers);
	}

	@Test
	void fragmentReachingPastAnIpPacketGivesItUp() {
		Packets read = new Packets(101).frame(part(7, 0, true, start(24, "AAAAAAAABBBBBBBB"))).frame(part(7, 65_528, false, new byte[16]));
		assertEquals(List.of(), read.met);
		assertEquals(List.of("ip.fragment-damaged"), read.codes());
	}

	@Test
	void tooManyOpenPacketsGiveUpTheOldest() {
		Packets read = new Packets(101);
		for (int id = 0; id < 2_049; id++) {
			read.frame(part(id, 0, true, start(16, "AAAAAAAA")));
		}
		read.frame(part(0, 16, false, text("BBBBBBBB"))).frame(part(2, 16, false, text("BBBBBBBB")));
		assertEquals(List.of("0 udp 10.0.0.1:4000>192.0.2.9:4001 AAAAAAAABBBBBBBB"), read.met);
		assertEquals(List.of(List.of(3L, 2_051L)), read.carriers);
	}

	@Test
	void memoryOfManyFragmentsIsBounded() {
		Packets read = new Packets(101);
		read.frame(part(1, 0, true, start(16, "AAAAAAAA")));
		for (int i = 0; i < (32 << 20) / 72 + 1; i++) {
			read.frame(part(2, 8, true, text("BBBBBBBB")));
		}
		read.frame(part(1, 16, false, text("BBBBBBBB")));
		assertEquals(List.of(), read.met);
		assertEquals(List.of("ip.fragments-missing"), read.codes());
	}

	@Test
	void silenceOfAMinuteGivesUp() {
		Packets read = new Packets(101).frame(part(1, 0, true, start(16, "AAAAAAAA"))).later(61_000_000_000L).frame(part(1, 16, false, text("BBBBBBBB")));
		assertEquals(List.of(), read.met);
	}

	@Test
	void extensionHeaderBehindAFragmentHeaderIsWalkedOnceItIsWhole() {
		byte[] whole = bytes(17, 1, new byte[14], CaptureBuilder.udpDatagram(1, 2, text("twelve bytes")));
		byte[] first = bytes(60, 0, 0, 1, 0, 0, 0, 7, Arrays.copyOf(whole, 16));
		byte[] last = bytes(60, 0, 0, 16, 0, 0, 0, 7, Arrays.copyOfRange(whole, 16, whole.length));
		Packets read = new Packets(101).frame(CaptureBuilder.ip("2001::1", "2001::2", 44, first)).frame(CaptureBuilder.ip("2001::1", "2001::2", 44, last));
		assertEquals(List.of("0 udp 2001::1:1>2001::2:2 twelve bytes"), read.met);
		assertEquals(List.of(), read.codes());
	}

	@Test
	void fragmentInsideWhatWasPutTogetherIsDamage() {
		byte[] whole = bytes(17, 0, 0, 1, 0, 0, 0, 9, new byte[16]);
		byte[] first = bytes(44, 0, 0, 1, 0, 0, 0, 7, Arrays.copyOf(whole, 16));
		byte[] last = bytes(44, 0, 0, 16, 0, 0, 0, 7, Arrays.copyOfRange(whole, 16, whole.length));
		Packets read = new Packets(101).frame(CaptureBuilder.ip("2001::1", "2001::2", 44, first)).frame(CaptureBuilder.ip("2001::1", "2001::2", 44, last));
		assertEquals(List.of(), read.met);
		assertEquals(List.of("packet.damaged"), read.codes());
	}

	@Test
	void fragmentsOfOtherProtocolsAreNamed() {
		Packets read = new Packets(101).frame(CaptureBuilder.fragment(A, B, 132, 7, 0x2000, new byte[16])).frame(CaptureBuilder.fragment(A, B, 132, 7, 2, new byte[8]));
		assertEquals(List.of("ip.protocol-not-analysed"), read.codes());
	}
}
