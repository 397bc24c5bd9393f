package org.telltale.capture.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.FlowRecord;

class ShapeProtocolTest {

	private static Optional<String> named(int port, byte[] payload) {
		FlowRecord flow = new CaptureBuilder().udp("10.0.0.2", 40000, "192.0.2.3", port, payload).read().of(FlowRecord.class).getFirst();
		return flow.protocol();
	}

	private static byte[] hex(String text, int length) {
		return Arrays.copyOf(HexFormat.of().parseHex(text), length);
	}

	@Test
	void eachShapeIsNamed() {
		byte[] ike = ByteBuffer.allocate(28).putLong(1).putLong(0).put((byte) 33).put((byte) 0x20).put((byte) 34).put((byte) 8).putInt(0).putInt(28).array();
		assertEquals("ike", named(500, ike).orElseThrow());
		assertEquals("ike", named(4500, ByteBuffer.allocate(32).putInt(0).put(ike).array()).orElseThrow());
		assertEquals("esp", named(4500, hex("0a0b0c0d00000001", 64)).orElseThrow());
		assertEquals("esp", named(4500, hex("ff", 1)).orElseThrow());
		assertEquals("tftp", named(69, hex("00016100", 10)).orElseThrow());
		assertEquals("snmp", named(161, hex("3026020101", 40)).orElseThrow());
		assertEquals("syslog", named(514, "<34>1 - text".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).orElseThrow());
		assertEquals("openvpn", named(1194, hex("38", 42)).orElseThrow());
		assertEquals("openvpn", named(443, hex("38010203", 14)).orElseThrow());
		assertEquals("dtls", named(5000, hex("16fefd000000000000000000", 80)).orElseThrow());
		assertEquals("wireguard", named(51820, hex("01000000", 148)).orElseThrow());
		assertEquals("wireguard", named(51820, hex("04000000010203040500000000000000", 96)).orElseThrow());
	}

	@Test
	void bytesAreOfferedAndCountedLikeUnknownOnes() {
		var told = new CaptureBuilder().udp("10.0.0.2", 40000, "192.0.2.3", 51820, hex("01000000ff", 148)).read();
		assertEquals(148, told.of(FlowRecord.class).getFirst().unreadable().out());
		assertEquals(148, told.ending("wireguard").getFirst().length());
	}

	@Test
	void shapesCutShortAreNotNamed() {
		for (int length = 1; length < 20; length++) {
			assertTrue(named(500, hex("00".repeat(17) + "20", Math.max(length, 1))).isEmpty());
			assertTrue(named(51820, hex("01000000", length)).isEmpty());
			assertTrue(named(161, hex("30ff", length)).isEmpty());
		}
	}

	@Test
	void oneDatagramIsNotEnoughForRtp() {
		byte[] rtp = hex("80600001" + "00000000" + "0a0b0c0d" + "ff", 60);
		CaptureBuilder capture = new CaptureBuilder();
		for (int i = 0; i < 4; i++) {
			rtp[3] = (byte) i;
			capture.udp("10.0.0.2", 40000, "192.0.2.3", 40002, rtp);
			assertEquals(i >= 2, capture.read().of(FlowRecord.class).getFirst().protocol().isPresent());
		}
		byte[] other = rtp.clone();
		other[8] = 9;
		assertTrue(new CaptureBuilder().udp("10.0.0.2", 40000, "192.0.2.3", 40002, rtp).udp("10.0.0.2", 40000, "192.0.2.3", 40002, other)
				.udp("10.0.0.2", 40000, "192.0.2.3", 40002, rtp).read().of(FlowRecord.class).getFirst().protocol().isEmpty());
	}
}
