package org.telltale.capture.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.telltale.capture.packet.Packets.A;
import static org.telltale.capture.packet.Packets.B;
import static org.telltale.capture.packet.Packets.bytes;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.telltale.base.IpAddress;
import org.telltale.capture.CaptureBuilder;
import org.telltale.capture.neighbour.IcmpError;
import org.telltale.capture.neighbour.NeighbourMessage;
import org.telltale.capture.neighbour.NeighbourMessage.Kind;

class NeighbourTest {

	private static final byte[] MACS = { 2, 0, 0x5e, 0, 0x53, 2, 0, 0, 0x5e, 0, 0x53, 1 };
	private static final byte[] MAC = { 0, 0, 0x5e, 0, 0x53, 1 };
	private static final byte[] ARP = { 0, 1, 8, 0, 6, 4, 0 };

	private static IpAddress address(String text) {
		return IpAddress.parse(text).orElseThrow();
	}

	private static byte[] arp(int operation, byte[] sender, byte[] target) {
		return bytes(MACS, 8, 6, ARP, operation, MAC, sender, new byte[6], target);
	}

	@Test
	void arpSaysWhoHasWhichAddress() {
		byte[] request = arp(1, new byte[] { 10, 0, 0, 1 }, new byte[] { 10, 0, 0, 2 });
		Packets read = new Packets(1).frame(request).frame(arp(2, new byte[] { 10, 0, 0, 1 }, new byte[4]));
		assertEquals(List.of(new NeighbourMessage(Kind.ARP_REQUEST, 0, address(A), 0x5e005301L, 28, 22),
				new NeighbourMessage(Kind.ARP_REPLY, 0, address(A), 0x5e005301L, 28, 22)), read.messages);
		assertEquals(List.of(), read.codes());
		for (int length = 0; length < request.length; length++) {
			assertEquals(List.of(), new Packets(1).frame(request, length).messages);
		}
	}

	@Test
	void arpProbeClaimsNothing() {
		Packets read = new Packets(1).frame(arp(1, new byte[4], new byte[] { 10, 0, 0, 1 }));
		assertEquals(List.of(new NeighbourMessage(Kind.ARP_PROBE, 0, address(A), 0x5e005301L, 38, 22)), read.messages);
		assertEquals(false, Kind.ARP_PROBE.claims());
	}

	private static byte[] discovery(String from, int hops, Object... parts) {
		byte[] packet = CaptureBuilder.ip(from, "ff02::1", 58, bytes(parts));
		packet[7] = (byte) hops;
		return packet;
	}

	@Test
	void neighbourDiscoverySaysItInOptions() {
		byte[] target = address("fe80::7").bytes();
		byte[] advertisement = discovery("fe80::9", 255, 136, 0, 0, 0, 0x60, 0, 0, 0, target, 1, 1, MAC, 2, 1, MAC);
		Packets read = new Packets(101).frame(discovery("fe80::9", 255, 135, 0, 0, 0, 0, 0, 0, 0, target, 1, 1, MAC)).frame(advertisement)
				.frame(discovery("fe80::9", 255, 133, 0, 0, 0, 0, 0, 0, 0, 1, 1, MAC))
				.frame(discovery("fe80::9", 255, 134, 0, 0, 0, 64, 0, 0, 0, new byte[8], 5, 1, new byte[6], 1, 1, MAC));
		assertEquals(List.of(new NeighbourMessage(Kind.NEIGHBOUR_SOLICITATION, 0, address("fe80::9"), 0x5e005301L, 8, 66),
				new NeighbourMessage(Kind.NEIGHBOUR_ADVERTISEMENT, 0, address("fe80::7"), 0x5e005301L, 48, 74),
				new NeighbourMessage(Kind.ROUTER_SOLICITATION, 0, address("fe80::9"), 0x5e005301L, 8, 50),
				new NeighbourMessage(Kind.ROUTER_ADVERTISEMENT, 0, address("fe80::9"), 0x5e005301L, 8, 66)), read.messages);
		assertEquals(List.of(), read.codes());
		for (int length = 0; length < advertisement.length; length++) {
			assertEquals(List.of(), new Packets(101).frame(advertisement, length).messages);
		}
	}

	@Test
	void discoveryFromBeyondTheLinkIsNotBelieved() {
		byte[] target = address("fe80::7").bytes();
		Packets read = new Packets(101).frame(discovery("fe80::9", 254, 136, 0, 0, 0, 0x60, 0, 0, 0, target, 2, 1, MAC))
				.frame(discovery("::", 255, 135, 0, 0, 0, 0, 0, 0, 0, target, 1, 1, MAC)).frame(discovery("fe80::9", 255, 136, 0, 0, 0, 0, 0, 0, 0, target, 2, 0, MAC));
		assertEquals(List.of(), read.messages);
	}

	@Test
	void icmpErrorsNameThePacketThatDidNotArrive() {
		byte[] quoted = Arrays.copyOf(CaptureBuilder.ip(B, A, 17, CaptureBuilder.udpDatagram(53, 4000, new byte[20])), 28);
		byte[] packet = CaptureBuilder.ip(A, B, 1, bytes(3, 3, 0, 0, 0, 0, 0, 0, quoted));
		Packets read = new Packets(101).frame(packet);
		assertEquals(List.of(new IcmpError(address(A), 4, 3, 3, 0, address(B), address(A), 17, 53, 4000, 28)), read.errors);
		assertEquals(List.of("icmp.quoted"), read.codes());
		byte[] six = Arrays.copyOf(CaptureBuilder.ip("2001:db8::2", "2001:db8::1", 6, new byte[20]), 42);
		Packets other = new Packets(101).frame(CaptureBuilder.ip("2001:db8::1", "2001:db8::2", 58, bytes(1, 4, 0, 0, 0, 0, 0, 0, six)));
		assertEquals(List.of(new IcmpError(address("2001:db8::1"), 6, 1, 4, 0, address("2001:db8::2"), address("2001:db8::1"), 6, -1, -1, 48)), other.errors);
		for (int length = 0; length < packet.length; length++) {
			new Packets(101).frame(packet, length);
		}
		assertEquals(List.of("ip.protocol-not-analysed"), new Packets(101).frame(CaptureBuilder.ip(A, B, 1, bytes(8, 0, new byte[30]))).codes());
	}
}
