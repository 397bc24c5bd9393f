package org.telltale.capture.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.base.ByteRange;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.FlowRecord;
import org.telltale.capture.Volume;
import org.telltale.capture.layer.Layer;

class PacketDecoderTest {

	private static final String A = "10.0.0.1";
	private static final String B = "192.0.2.9";
	private static final byte[] TEXT = "twelve bytes".getBytes(StandardCharsets.US_ASCII);

	private static byte[] datagram() {
		return CaptureBuilder.ip(A, B, 17, CaptureBuilder.udpDatagram(4000, 4001, TEXT));
	}

	private static void holdsText(CaptureBuilder.Told told) {
		assertEquals(1, told.layers.size());
		assertArrayEquals(TEXT, told.layers.getFirst().bytes());
		assertEquals(List.of(), told.codes());
	}

	private static byte[] join(byte[] header, byte[] packet) {
		return ByteBuffer.allocate(header.length + packet.length).put(header).put(packet).array();
	}

	@Test
	void vlanTagsOfAnyNumberArePassedOver() {
		byte[] tagged = ByteBuffer.allocate(26 + datagram().length).put(new byte[12])
				.putShort((short) 0x88a8).putShort((short) 5).putShort((short) 0x9100).putShort((short) 6)
				.putShort((short) 0x8100).putShort((short) 7).putShort((short) 0x0800).put(datagram()).array();
		holdsText(new CaptureBuilder().frame(tagged).read());
	}

	@ParameterizedTest
	@ValueSource(ints = { 12, 14, 101, 228 })
	void rawIpOfEachNumber(int linkType) {
		holdsText(new CaptureBuilder().linkType(linkType).frame(datagram()).read());
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x02000000, 2 })
	void nullFamilyStandsInTheCapturingMachinesByteOrder(int family) {
		holdsText(new CaptureBuilder().linkType(0).frame(ByteBuffer.allocate(4 + datagram().length).putInt(family).put(datagram()).array()).read());
	}

	@Test
	void linuxCookedOfBothVersions() {
		byte[] one = { 0, 0, 0, 1, 0, 6, 0, 0, 0x5e, 0, 0x53, 1, 0, 0, 8, 0 };
		holdsText(new CaptureBuilder().linkType(113).frame(join(one, datagram())).read());
		byte[] two = { 8, 0, 0, 0, 0, 0, 0, 3, 0, 1, 0, 6, 0, 0, 0x5e, 0, 0x53, 1, 0, 0 };
		holdsText(new CaptureBuilder().linkType(276).frame(join(two, datagram())).read());
	}

	@Test
	void linkTypeNotReadIsNamedOnceWithItsCount() {
		var told = new CaptureBuilder().linkType(195).frame(new byte[40]).frame(new byte[50]).read();
		assertEquals(2, told.summary.frames());
		assertEquals(List.of("link.not-analysed"), told.codes());
		assertTrue(told.summary.problems().getFirst().what().contains("2 times"));
	}

	@Test
	void ethernetPaddingIsNoPayload() {
		byte[] padded = Arrays.copyOf(CaptureBuilder.ethernet(datagram()), 100);
		holdsText(new CaptureBuilder().frame(padded).read());
	}

	@Test
	void ipv6ExtensionHeadersAreWalked() {
		byte[] udp = CaptureBuilder.udpDatagram(4000, 4001, TEXT);
		byte[] body = ByteBuffer.allocate(8 + 16 + udp.length).put((byte) 60).put((byte) 0).put(new byte[6]) // hop-by-hop
				.put((byte) 17).put((byte) 1).put(new byte[14]) // destination options of 16 bytes
				.put(udp).array();
		holdsText(new CaptureBuilder().packet(CaptureBuilder.ip("2001:db8::1", "2001:db8::2", 0, body)).read());
	}

	@Test
	void fragmentsInAnyOrderMakeOneDatagramWithAllItsFrames() {
		byte[] payload = "abcdefghij".repeat(4).getBytes(StandardCharsets.US_ASCII);
		byte[] udp = CaptureBuilder.udpDatagram(4000, 4001, payload);
		CaptureBuilder builder = new CaptureBuilder();
		builder.packet(CaptureBuilder.fragment(A, B, 17, 7, 3, Arrays.copyOfRange(udp, 24, 48)));
		builder.packet(CaptureBuilder.fragment(A, B, 17, 7, 0x2000, Arrays.copyOfRange(udp, 0, 24)));
		var told = builder.read();
		Layer layer = told.layers.getFirst();
		assertArrayEquals(payload, layer.bytes());
		assertEquals(List.of(1L, 2L), layer.frames(new ByteRange(0, 1)).stream().map(frame -> frame.number()).toList());
		FlowRecord flow = told.of(FlowRecord.class).getFirst();
		assertEquals(1, flow.flow().firstFrame());
		assertEquals(new Volume(2, 0), flow.frames());
		assertEquals(new Volume(40, 0), flow.payload());
		assertEquals(new Volume(88, 0), flow.bytes());
	}

	@Test
	void overlappingFragmentsKeepTheFirstBytes() {
		byte[] first = CaptureBuilder.udpDatagram(4000, 4001, "AAAAAAAABBBBBBBB".getBytes(StandardCharsets.US_ASCII));
		byte[] late = "XXXXXXXXCCCCCCCC".getBytes(StandardCharsets.US_ASCII);
		first[5] = 8 + 24; // the datagram is longer than its first fragment
		var told = new CaptureBuilder().packet(CaptureBuilder.fragment(A, B, 17, 7, 0x2000, first))
				.packet(CaptureBuilder.fragment(A, B, 17, 7, 2, late)).read();
		assertEquals("AAAAAAAABBBBBBBBCCCCCCCC", new String(told.layers.getFirst().bytes(), StandardCharsets.US_ASCII));
	}

	@Test
	void fragmentThatNeverComesIsAProblem() {
		byte[] udp = CaptureBuilder.udpDatagram(4000, 4001, new byte[40]);
		var told = new CaptureBuilder().packet(CaptureBuilder.fragment(A, B, 17, 7, 0x2000, Arrays.copyOf(udp, 24))).read();
		assertEquals(List.of("ip.fragments-missing"), told.codes());
		assertEquals(1, told.of(FlowRecord.class).size());
	}

	@Test
	void lengthsPastTheFrameGiveNoLayerAndAProblem() {
		byte[] ip = datagram();
		ip[24] = 0x7f; // UDP length far beyond the packet
		var told = new CaptureBuilder().packet(ip).read();
		assertEquals(List.of(), told.layers);
		assertEquals(List.of("udp.length"), told.codes());
		byte[] header = datagram();
		header[0] = 0x4f; // header of 60 bytes, longer than the packet
		assertEquals(List.of("packet.damaged"), new CaptureBuilder().packet(header).read().codes());
	}

	@Test
	void everyCutOfEveryPacketIsSurvived() {
		byte[] tcp = CaptureBuilder.ethernet(CaptureBuilder.ip(A, B, 6, CaptureBuilder.tcpSegment(1, 80, 1, "A", TEXT)));
		byte[] six = CaptureBuilder.ethernet(CaptureBuilder.ip("2001:db8::1", "2001:db8::2", 44, new byte[30]));
		for (byte[] frame : List.of(tcp, six, CaptureBuilder.ethernet(datagram()))) {
			for (int length = 0; length <= frame.length; length++) {
				var told = new CaptureBuilder().snapLength(length).frame(frame).read();
				assertEquals(1, told.summary.frames());
				assertEquals(length < frame.length ? 1 : 0, told.summary.truncatedFrames());
			}
		}
	}
}
