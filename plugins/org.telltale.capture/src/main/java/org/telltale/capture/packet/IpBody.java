package org.telltale.capture.packet;

import java.util.Optional;
import org.telltale.capture.frame.ProblemLog;
import org.telltale.capture.neighbour.IcmpDecoder;
import org.telltale.capture.neighbour.NeighbourListener;
import org.telltale.capture.packet.PacketDecoder.Kind;

/** Reads an IP packet from its header on, or from where a datagram was put together: transport, tunnels, ICMP, checksums. Not thread-safe. */
final class IpBody {

	/** The greatest depth: a packet there opens no tunnel. */
	static final int MAX_DEPTH = 8;

	private final ProblemLog log;
	private final NeighbourListener listener;
	private final boolean verifies;
	private final ChecksumTally tally;
	private final Tunnels tunnels = new Tunnels();

	IpBody(ProblemLog log, NeighbourListener listener, Optional<ChecksumTally> tally) {
		this.log = log;
		this.listener = listener;
		this.verifies = tally.isPresent();
		this.tally = tally.orElseGet(ChecksumTally::new);
	}

	/** A packet whose header is at {@code at}. */
	Kind read(Packet p, int at, int captureEnd, int roomEnd) {
		p.transport = false;
		p.tunnel = Tunnel.NONE;
		String damage = IpHeader.read(p, at, captureEnd, roomEnd);
		if (!damage.isEmpty()) {
			return damaged(p, damage);
		}
		if (verifies && p.version == 4) {
			header(p);
		}
		return walked(p);
	}

	/** A packet put together from fragments, of which {@link Packet#protocol} and the body are set. */
	Kind assembled(Packet p) {
		p.transport = false;
		p.tunnel = Tunnel.NONE;
		p.fragmentOffset = 0;
		p.moreFragments = false;
		Kind kind = walked(p);
		return kind == Kind.FRAGMENT ? damaged(p, "IP header") : kind;
	}

	private Kind walked(Packet p) {
		boolean fragment = p.isFragment();
		if (!fragment && p.protocol != Packet.TCP && p.protocol != Packet.UDP) {
			if (!IpHeader.walk(p)) {
				return damaged(p, p.version == 4 ? "IPv4 extension header" : "IPv6 extension header");
			}
			fragment = p.isFragment();
		}
		if (fragment) {
			p.fragment = true;
			return Kind.FRAGMENT;
		}
		if (transport(p)) {
			if (p.protocol == Packet.UDP && tunnels.byPorts(p)) {
				limitDepth(p);
			}
			if (verifies) {
				segment(p);
			}
			return Kind.TRANSPORT;
		}
		if (tunnels.byProtocol(p)) {
			limitDepth(p);
			return Kind.OTHER;
		}
		return noTransport(p);
	}

	/** Reads the transport header at {@code bodyStart}; false if there is none or too little of it. */
	static boolean transport(Packet p) {
		byte[] b = p.bytes;
		int at = p.bodyStart;
		if (p.protocol == Packet.TCP && p.bodyCaptured >= 20) {
			int header = (b[at + 12] >> 4 & 15) * 4;
			if (header < 20 || header > p.bodyLength) {
				return false;
			}
			p.sequence = Bytes.u32(b, at + 4);
			p.flags = Bytes.u8(b, at + 13);
			p.falseLength = false;
			payload(p, header, p.bodyLength - header);
			return true;
		}
		if (p.protocol == Packet.UDP && p.bodyCaptured >= 8) {
			int length = Bytes.u16(b, at + 4);
			p.sequence = 0;
			p.flags = 0;
			boolean fits = length >= 8 && length <= p.bodyLength;
			// RFC 2675 section 4: the length of a datagram too long for the field is 0.
			p.falseLength = !fits && (length != 0 || p.bodyLength <= 0xffff);
			payload(p, 8, (fits ? length : p.bodyLength) - 8);
			return true;
		}
		return false;
	}

	private static void payload(Packet p, int header, int length) {
		int ports = (int) Bytes.u32(p.bytes, p.bodyStart);
		p.transport = true;
		p.sourcePort = ports >>> 16;
		p.destinationPort = ports & 0xffff;
		p.payloadStart = p.bodyStart + header;
		p.payloadLength = length;
		p.payloadCaptured = Math.max(0, Math.min(length, p.bodyCaptured - header));
	}

	private void limitDepth(Packet p) {
		if (p.depth >= MAX_DEPTH) {
			log.count("ip.tunnel-depth", "ip.tunnel-depth", p.frameOffset, "IP packet in more than " + MAX_DEPTH + " tunnels",
					"It was not examined.");
			p.tunnel = Tunnel.NONE;
		}
	}

	Kind damaged(Packet p, String what) {
		log.count("packet." + what + p.frameCut, p.frameCut ? "packet.cut" : "packet.damaged", p.frameOffset,
				p.frameCut ? "Frame captured only into its " + what : "Frame with a damaged " + what,
				"What it carried belongs to no flow and was not examined.");
		return Kind.OTHER;
	}

	private Kind noTransport(Packet p) {
		switch (p.protocol) {
			case Packet.TCP -> damaged(p, "TCP header");
			case Packet.UDP -> damaged(p, "UDP header");
			case 1, 58 -> icmp(p);
			case 59 -> {
				// RFC 8200 section 4.7: nothing follows.
			}
			case 50 -> log.count("ip.encrypted", "ip.encrypted", p.frameOffset, "IP packet encrypted with ESP",
					"What it carries, possibly other packets, could not be examined.");
			case 4, 41, 47 -> log.count("ip." + p.protocol, "ip.protocol-not-analysed", p.frameOffset,
					"IP packet of protocol " + p.protocol + name(p.protocol) + " in which no IP packet was found",
					"What it carries was not examined.");
			case 2 -> log.count("ip.2", "ip.protocol-not-analysed", p.frameOffset, "IGMP packet not analysed",
					"It belongs to no flow and was not searched.");
			default -> log.count("ip." + p.protocol, "ip.protocol-not-analysed", p.frameOffset,
					"IP packet of protocol " + p.protocol + name(p.protocol) + " not analysed",
					"What it carries, possibly other packets, was not examined.");
		}
		return Kind.OTHER;
	}

	static String name(int protocol) {
		return switch (protocol) {
			case 4 -> " (IPv4 in IP)";
			case 41 -> " (IPv6 in IP)";
			case 46 -> " (RSVP)";
			case 47 -> " (GRE)";
			case 88 -> " (EIGRP)";
			case 89 -> " (OSPF)";
			case 94 -> " (IP in IP of KA9Q)";
			case 97 -> " (EtherIP)";
			case 103 -> " (PIM)";
			case 108 -> " (IPComp)";
			case 112 -> " (VRRP)";
			case 115 -> " (L2TP)";
			case 132 -> " (SCTP)";
			case 136 -> " (UDP-Lite)";
			case 137 -> " (MPLS in IP)";
			default -> "";
		};
	}

	private void icmp(Packet p) {
		var place = new IcmpDecoder.Place(p.bytes, p.bodyStart, p.bodyStart + p.bodyCaptured, p.fragment ? -1 : p.frameStart, p.depth);
		if (p.version == 6 && p.bodyCaptured > 0 && IcmpDecoder.isDiscovery(Bytes.u8(p.bytes, p.bodyStart))) {
			// RFC 4861 section 7.1: what comes from beyond the link, or in fragments (RFC 6980), is not to be believed.
			if (!p.fragment && Bytes.u8(p.bytes, p.ipStart + 7) == 255) {
				IcmpDecoder.discovery(place, p.source(), p.ipStart + 8).ifPresent(listener::neighbour);
			}
			return;
		}
		var error = IcmpDecoder.error(place, p.version, p.source());
		error.ifPresent(listener::error);
		boolean read = error.isPresent();
		log.count(read ? "icmp.quoted" : "ip." + p.protocol, read ? "icmp.quoted" : "ip.protocol-not-analysed", p.frameOffset,
				read ? "ICMP error of which only addresses were read" : "ICMP packet not analysed",
				read ? "The part of another packet that it quotes was not searched." : "It belongs to no flow and was not searched.");
	}

	private void header(Packet p) {
		int end = p.ipStart + (p.bytes[p.ipStart] & 15) * 4;
		boolean right = Checksums.sum(p.bytes, p.ipStart, end) == 0xffff;
		tally.count(p, ChecksumTally.IP, right ? ChecksumTally.RIGHT
				: Bytes.u16(p.bytes, p.ipStart + 10) == 0 ? ChecksumTally.UNFINISHED : ChecksumTally.WRONG);
	}

	/** RFC 9293 section 3.1, RFC 768, RFC 8200 section 8.1. Zero says that a UDP datagram has none (with IPv6: RFC 6935). */
	private void segment(Packet p) {
		boolean tcp = p.protocol == Packet.TCP;
		int field = Bytes.u16(p.bytes, p.bodyStart + (tcp ? 16 : 6));
		if (p.unchecked || p.falseLength || p.bodyCaptured < p.bodyLength || !tcp && field == 0) {
			return;
		}
		int length = tcp ? p.bodyLength : p.payloadLength + 8;
		long pseudo = Checksums.pseudo(p);
		long whole = pseudo + (length >>> 16) + (length & 0xffff);
		boolean right = Checksums.fold(whole + Checksums.sum(p.bytes, p.bodyStart, p.bodyStart + length)) == 0xffff;
		boolean open = field == 0 || field == Checksums.fold(whole) || field == Checksums.fold(pseudo);
		tally.count(p, tcp ? ChecksumTally.TCP : ChecksumTally.UDP,
				right ? ChecksumTally.RIGHT : open ? ChecksumTally.UNFINISHED : ChecksumTally.WRONG);
	}
}
