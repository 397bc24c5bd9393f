package org.telltale.sample.internal.wire;

import java.util.ArrayList;
import java.util.List;
import org.telltale.sample.internal.bytes.Sink;

/** Everything that happens on the wire in one run. */
public final class Traffic {

	private final List<WirePacket> packets = new ArrayList<>();
	private final List<Planting> plantings = new ArrayList<>();
	private int identification = 0x1000;

	/** One UDP datagram (RFC 768). */
	public void udp(long nanos, Node from, int fromPort, Node to, int toPort, boolean six, byte[] data) {
		byte[] segment = new Sink().be16(fromPort).be16(toPort).be16(8 + data.length).be16(0).bytes(data).toBytes();
		add(nanos, from, to, six, IpPackets.packet(from, to, six, IpPackets.UDP, nextIdentification(), segment, 6));
	}

	/** An ARP request and its answer (RFC 826). */
	public void arp(long nanos, Node asks, Node answers) {
		Node everyone = new Node("", "ff:ff:ff:ff:ff:ff", answers.four(), answers.six());
		packets.add(new WirePacket(nanos, WirePacket.ARP, arpBody(1, asks, answers, new byte[6]), asks, everyone));
		packets.add(new WirePacket(nanos + 700_000, WirePacket.ARP, arpBody(2, answers, asks, asks.macBytes()), answers, asks));
	}

	private static byte[] arpBody(int operation, Node from, Node to, byte[] targetMac) {
		return new Sink().be16(1).be16(WirePacket.IP4).u8(6).u8(4).be16(operation).bytes(from.macBytes()).bytes(from.address(false))
				.bytes(targetMac).bytes(to.address(false)).toBytes();
	}

	WirePacket add(long nanos, Node from, Node to, boolean six, byte[] bytes) {
		WirePacket packet = new WirePacket(nanos, six ? WirePacket.IP6 : WirePacket.IP4, bytes, from, to);
		packets.add(packet);
		return packet;
	}

	void planted(Planting planting) {
		plantings.add(planting);
	}

	int nextIdentification() {
		identification = identification + 1 & 0xffff;
		return identification;
	}

	/** All packets, in the order of their making. */
	public List<WirePacket> packets() {
		return List.copyOf(packets);
	}

	/** All that was planted, in the order of its making. */
	public List<Planting> plantings() {
		return List.copyOf(plantings);
	}
}
