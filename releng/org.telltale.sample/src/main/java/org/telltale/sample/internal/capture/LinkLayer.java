package org.telltale.sample.internal.capture;

import java.util.Optional;
import org.telltale.sample.internal.bytes.Sink;
import org.telltale.sample.internal.wire.Node;
import org.telltale.sample.internal.wire.WirePacket;

/** How a capture point frames a packet; numbers from the registry of link types of tcpdump.org. */
public enum LinkLayer {
	/** Ethernet. */
	ETHERNET(1),
	/** Ethernet with an IEEE 802.1Q tag of VLAN 17. */
	ETHERNET_VLAN(1),
	/** Raw IP. */
	RAW(101),
	/** Linux cooked capture, version 1, on the handset. */
	SLL(113),
	/** Linux cooked capture, version 2, on the handset's cellular interface. */
	SLL2(276);

	private static final int ARPHRD_ETHER = 1;
	private static final int ARPHRD_RAWIP = 519;
	private static final int RMNET_INDEX = 5;

	private final int number;

	LinkLayer(int number) {
		this.number = number;
	}

	/** The link type's number in capture files. */
	public int number() {
		return number;
	}

	/** The frame as this link shows it, {@code own} being the machine on which cooked captures run; empty if the link cannot carry it. */
	public Optional<byte[]> frame(WirePacket packet, Node own) {
		boolean sends = packet.from() == own;
		boolean arp = packet.etherType() == WirePacket.ARP;
		return switch (this) {
			case ETHERNET -> Optional.of(ethernet(packet).be16(packet.etherType()).bytes(packet.bytes()).toBytes());
			case ETHERNET_VLAN -> Optional.of(ethernet(packet).be16(0x8100).be16(17).be16(packet.etherType()).bytes(packet.bytes())
					.toBytes());
			case RAW -> arp ? Optional.empty() : Optional.of(packet.bytes());
			case SLL -> Optional.of(new Sink().be16(sends ? 4 : 0).be16(ARPHRD_ETHER).be16(6).bytes(packet.from().macBytes()).be16(0)
					.be16(packet.etherType()).bytes(packet.bytes()).toBytes());
			case SLL2 -> arp ? Optional.empty() : Optional.of(new Sink().be16(packet.etherType()).be16(0).be32(RMNET_INDEX)
					.be16(ARPHRD_RAWIP)
					.u8(sends ? 4 : 0).u8(0).zeros(8).bytes(packet.bytes()).toBytes());
		};
	}

	private static Sink ethernet(WirePacket packet) {
		return new Sink().bytes(packet.to().macBytes()).bytes(packet.from().macBytes());
	}
}
