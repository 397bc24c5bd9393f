package org.telltale.capture.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.telltale.capture.packet.Packets.bytes;
import static org.telltale.capture.packet.Packets.datagram;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.capture.CaptureBuilder;

class TunnelsTest {

	private static final String FROM = "198.51.100.1";
	private static final String TO = "198.51.100.2";
	private static final String INNER = "1 udp 10.0.0.1:4000>192.0.2.9:4001 twelve bytes";
	private static final byte[] MACS = { 2, 0, 0x5e, 0, 0x53, 2, 0, 0, 0x5e, 0, 0x53, 1 };
	private static final byte[] VXLAN = { 8, 0, 0, 0, 0, 0, 7, 0 };

	private static byte[] four(int protocol, Object... parts) {
		return CaptureBuilder.ip(FROM, TO, protocol, bytes(parts));
	}

	private static byte[] udp(int from, int to, Object... parts) {
		return four(17, CaptureBuilder.udpDatagram(from, to, bytes(parts)));
	}

	private static void holds(byte[] packet, String... met) {
		Packets read = new Packets(101).frame(packet);
		assertEquals(List.of(met), read.met);
		assertEquals(List.of(), read.codes());
		for (int length = 0; length < packet.length; length++) {
			Packets cut = new Packets(101).frame(packet, length);
			assertTrue(cut.met.size() <= met.length);
		}
	}

	@Test
	void ipInIpOfEachVersion() {
		byte[] six = CaptureBuilder.ip("2001:db8::1", "2001:db8::2", 17, CaptureBuilder.udpDatagram(1, 2, "six".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
		holds(four(4, datagram()), "0 ipv4-in-ip", INNER);
		holds(four(41, six), "0 ipv6-in-ip", "1 udp 2001:db8::1:1>2001:db8::2:2 six");
		holds(CaptureBuilder.ip("2001:db8::8", "2001:db8::9", 4, datagram()), "0 ipv4-in-ip", INNER);
		holds(CaptureBuilder.ip("2001:db8::8", "2001:db8::9", 41, six), "0 ipv6-in-ip", "1 udp 2001:db8::1:1>2001:db8::2:2 six");
	}

	@Test
	void greFieldsAreThereByTheirFlags() {
		holds(four(47, 0, 0, 8, 0, datagram()), "0 gre", INNER);
		holds(four(47, 0xb0, 0, 8, 0, 1, 2, 0, 0, 0, 0, 0, 9, 0, 0, 0, 1, datagram()), "0 gre", INNER);
		holds(four(47, 0x20, 0, 0x65, 0x58, 0, 0, 0, 9, MACS, 0x81, 0, 0, 4, 8, 0, datagram()), "0 gre", INNER);
		holds(four(47, 0, 0, 0x88, 0x47, 0, 1, 1, 64, datagram()), "0 gre", INNER);
	}

	@Test
	void pptpHoldsPppAsLongAsItSays() {
		holds(four(47, 0x30, 0x81, 0x88, 0x0b, 0, 44, 0, 5, 0, 0, 0, 1, 0, 0, 0, 2, 0xff, 3, 0, 0x21, datagram()), "0 gre", INNER);
		holds(four(47, 0x30, 0x01, 0x88, 0x0b, 0, 41, 0, 5, 0, 0, 0, 1, 0x21, datagram(), 1, 2), "0 gre", INNER);
		byte[] acknowledgement = four(47, 0x20, 0x81, 0x88, 0x0b, 0, 0, 0, 5, 0, 0, 0, 2);
		assertEquals(List.of("ip.protocol-not-analysed"), new Packets(101).frame(acknowledgement).codes());
	}

	@Test
	void sourceRoutedGreIsNotRead() {
		assertEquals(List.of(), new Packets(101).frame(four(47, 0x40, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, datagram())).met);
	}

	@Test
	void vxlanIsAFlowOfItsOwnAndHoldsAnother() {
		byte[] packet = udp(50_000, 4789, VXLAN, MACS, 8, 0, datagram());
		holds(packet, "0 udp 198.51.100.1:50000>198.51.100.2:4789 vxlan", INNER);
		Packets read = new Packets(101).frame(packet);
		assertEquals(0x00005e005301L, read.packets[1].sourceMac);
		assertEquals(Packet.NO_MAC, read.packets[0].sourceMac);
		assertEquals(5, read.packets[1].frameStart);
	}

	@Test
	void portsWithoutATunnelBehindThemAreOrdinary() {
		String query = "0 udp 198.51.100.1:1>198.51.100.2:4789 ";
		for (byte[] payload : List.of(bytes(0, VXLAN, MACS, 8, 0, datagram()), bytes(VXLAN, MACS, 8, 6, new byte[28]), bytes(VXLAN), new byte[0])) {
			Packets read = new Packets(101).frame(udp(1, 4789, payload));
			assertEquals(1, read.met.size());
			assertTrue(read.met.getFirst().startsWith(query) && !read.met.getFirst().endsWith("vxlan"));
			assertEquals(List.of(), read.codes());
		}
	}

	@Test
	void lengthOfTheInnerPacketPastTheTunnelIsNoTunnel() {
		byte[] inner = datagram();
		inner[3]++;
		Packets read = new Packets(101).frame(udp(1, 4789, VXLAN, MACS, 8, 0, inner));
		assertEquals(1, read.met.size());
		assertEquals(Tunnel.NONE, read.packets[0].tunnel);
	}

	@Test
	void gtpOptionalFieldsAndExtensionsAreWalked() {
		String outer = "0 udp 198.51.100.1:2152>198.51.100.2:2152 gtp-u";
		holds(udp(2152, 2152, 0x30, 255, 0, 40, 0, 0, 0, 1, datagram()), outer, INNER);
		holds(udp(2152, 2152, 0x32, 255, 0, 44, 0, 0, 0, 1, 0, 7, 0, 0x85, datagram()), outer, INNER);
		holds(udp(2152, 2152, 0x34, 255, 0, 56, 0, 0, 0, 1, 0, 7, 0, 0x85, 1, 9, 9, 0xc0, 2, 9, 9, 9, 9, 9, 9, 0, datagram()), outer, INNER);
		for (byte[] none : List.of(bytes(0x30, 1, 0, 40, 0, 0, 0, 1, datagram()), bytes(0x50, 255, 0, 40, 0, 0, 0, 1, datagram()),
				bytes(0x34, 255, 0, 48, 0, 0, 0, 1, 0, 7, 0, 0x85, 0, 9, 9, 0, datagram()), bytes(0x30, 255, 0, 41, 0, 0, 0, 1, datagram()))) {
			assertEquals(1, new Packets(101).frame(udp(2152, 2152, none)).met.size());
		}
	}

	@Test
	void teredoIndicationsStandBeforeThePacket() {
		byte[] six = CaptureBuilder.ip("2001::1", "2001::2", 17, CaptureBuilder.udpDatagram(1, 2, new byte[0]));
		String outer = "0 udp 198.51.100.1:50000>198.51.100.2:3544 teredo";
		String inner = "1 udp 2001::1:1>2001::2:2 ";
		holds(udp(50_000, 3544, six), outer, inner);
		holds(udp(50_000, 3544, 0, 0, 1, 2, 3, 4, 5, 6, six), outer, inner);
		holds(udp(50_000, 3544, 0, 1, 2, 3, 9, 9, 8, 8, 8, new byte[8], 0, 0, 0, 1, 2, 3, 4, 5, 6, six), outer, inner);
	}

	@Test
	void authenticationHeaderIsWalkedAndEspIsCountedAsEncrypted() {
		byte[] header = bytes(17, 4, new byte[22]);
		byte[] datagram = CaptureBuilder.udpDatagram(1, 2, new byte[0]);
		holds(four(51, header, datagram), "0 udp 198.51.100.1:1>198.51.100.2:2 ");
		holds(CaptureBuilder.ip("2001::1", "2001::2", 51, bytes(header, datagram)), "0 udp 2001::1:1>2001::2:2 ");
		assertEquals(List.of("ip.encrypted"), new Packets(101).frame(four(50, new byte[40])).codes());
	}

	@Test
	void extensionHeadersOfEachKindAreWalked() {
		for (int next : new int[] { 0, 43, 60, 135, 139, 140 }) {
			byte[] body = bytes(17, 1, new byte[14], CaptureBuilder.udpDatagram(1, 2, new byte[0]));
			holds(CaptureBuilder.ip("2001::1", "2001::2", next, body), "0 udp 2001::1:1>2001::2:2 ");
		}
		byte[] atomic = bytes(17, 0, 0, 0, 0, 0, 0, 7, CaptureBuilder.udpDatagram(1, 2, new byte[0]));
		holds(CaptureBuilder.ip("2001::1", "2001::2", 44, atomic), "0 udp 2001::1:1>2001::2:2 ");
		assertEquals(List.of(), new Packets(101).frame(CaptureBuilder.ip("2001::1", "2001::2", 59, new byte[0])).codes());
	}

	@Test
	void jumboPayloadOptionGivesTheLength() {
		byte[] udp = CaptureBuilder.udpDatagram(1, 2, new byte[70_000]);
		ByteBuffer.wrap(udp).putShort(4, (short) 0);
		byte[] packet = CaptureBuilder.ip("2001::1", "2001::2", 0, bytes(17, 0, 0xc2, 4, 0, 1, 0x11, 0x80, udp));
		ByteBuffer.wrap(packet).putShort(4, (short) 0);
		Packets read = new Packets(101).frame(bytes(packet, new byte[30]));
		assertEquals(40 + 0x11180, read.packets[0].ipBytes);
		assertEquals(70_000, read.packets[0].payloadLength);
		assertEquals(false, read.packets[0].falseLength);
	}

	@Test
	void lengthOfZeroIsThatOfTheRoom() {
		byte[] inner = datagram();
		ByteBuffer.wrap(inner).putShort(2, (short) 0);
		holds(udp(50_000, 4789, VXLAN, MACS, 8, 0, inner), "0 udp 198.51.100.1:50000>198.51.100.2:4789 vxlan", INNER);
	}

	@Test
	void tunnelsInTunnelsEndAtDepthEight() {
		byte[] packet = datagram();
		for (int i = 0; i < 8; i++) {
			packet = four(4, packet);
		}
		Packets read = new Packets(101).frame(packet);
		assertEquals("8" + INNER.substring(1), read.met.getLast());
		assertEquals(List.of(), read.codes());
		Packets beyond = new Packets(101).frame(four(4, packet));
		assertEquals(8, beyond.met.size());
		assertEquals(List.of("ip.tunnel-depth"), beyond.codes());
	}

	@Test
	void tunnelPacketInFragmentsHoldsAPacketOfBothFrames() {
		byte[] carrier = CaptureBuilder.udpDatagram(1, 4789, bytes(VXLAN, MACS, 8, 0, datagram()));
		Packets read = new Packets(101).frame(CaptureBuilder.fragment(FROM, TO, 17, 7, 0x2000, Arrays.copyOf(carrier, 40)))
				.frame(CaptureBuilder.fragment(FROM, TO, 17, 7, 5, Arrays.copyOfRange(carrier, 40, carrier.length)));
		assertEquals(List.of("0 udp 198.51.100.1:1>198.51.100.2:4789 vxlan", INNER), read.met);
		assertEquals(List.of(List.of(1L, 2L), List.of(1L, 2L)), read.carriers);
		assertTrue(read.packets[1].fragment);
		assertEquals(List.of(), read.codes());
	}

	@Test
	void greInFragmentsIsPutTogetherToo() {
		byte[] carrier = bytes(0, 0, 8, 0, datagram());
		Packets read = new Packets(101).frame(CaptureBuilder.fragment(FROM, TO, 47, 7, 3, Arrays.copyOfRange(carrier, 24, carrier.length)))
				.frame(CaptureBuilder.fragment(FROM, TO, 47, 7, 0x2000, Arrays.copyOf(carrier, 24)));
		assertEquals(List.of("0 gre", INNER), read.met);
		assertEquals(List.of(List.of(1L, 2L), List.of(1L, 2L)), read.carriers);
	}

	@Test
	void fragmentsOfOneIdAtTwoDepthsAreTwoPackets() {
		byte[] whole = CaptureBuilder.udpDatagram(4000, 4001, "abcdefgh12345678".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
		byte[] first = CaptureBuilder.fragment(FROM, TO, 17, 7, 0x2000, Arrays.copyOf(whole, 16));
		byte[] last = CaptureBuilder.fragment(FROM, TO, 17, 7, 2, Arrays.copyOfRange(whole, 16, 24));
		Packets read = new Packets(101).frame(first).frame(four(4, last)).frame(four(4, first)).frame(last);
		assertEquals(List.of("0 ipv4-in-ip", "0 ipv4-in-ip", "1 udp 198.51.100.1:4000>198.51.100.2:4001 abcdefgh12345678",
				"0 udp 198.51.100.1:4000>198.51.100.2:4001 abcdefgh12345678"), read.met);
		assertEquals(List.of(List.of(2L), List.of(3L), List.of(2L, 3L), List.of(1L, 4L)), read.carriers);
	}

	@Test
	void changedBytesBreakNothing() {
		Random random = new Random(5);
		List<byte[]> seeds = List.of(udp(1, 4789, VXLAN, MACS, 0x88, 0x47, 0, 1, 1, 64, four(47, 0x30, 0x81, 0x88, 0x0b, 0, 44, 0, 5, 0, 0, 0, 1, 0, 0, 0, 2, 0xff, 3, 0, 0x21, datagram())),
				udp(2152, 2152, 0x34, 255, 0, 56, 0, 0, 0, 1, 0, 7, 0, 0x85, 1, 9, 9, 0xc0, 2, 9, 9, 9, 9, 9, 9, 0, datagram()),
				udp(3544, 1, 0, 1, 2, 3, 9, 9, 8, 8, 8, new byte[8], 0, 0, 0, 1, 2, 3, 4, 5, 6, CaptureBuilder.ip("2001::1", "2001::2", 51, bytes(58, 4, new byte[22], 135, 0, new byte[30]))),
				CaptureBuilder.ip("2001::1", "2001::2", 0, bytes(44, 0, 0xc2, 4, 0, 1, 0x11, 0x80, 17, 0, 0, 1, 0, 0, 0, 7, new byte[30])));
		Packets read = new Packets(101);
		for (int i = 0; i < 60_000; i++) {
			byte[] seed = seeds.get(i % seeds.size());
			byte[] changed = Arrays.copyOf(seed, seed.length);
			for (int k = random.nextInt(6); k > 0; k--) {
				changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
			}
			read.frame(changed, random.nextInt(4) == 0 ? random.nextInt(changed.length + 1) : changed.length);
		}
	}
}
