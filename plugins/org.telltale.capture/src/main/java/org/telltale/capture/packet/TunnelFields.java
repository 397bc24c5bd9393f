package org.telltale.capture.packet;

import org.telltale.capture.field.Bit;
import org.telltale.capture.field.FieldBuilder;

/**
 * Fields of what carries one IP packet in another. A tunnel is one only if {@link Tunnels} finds a plausible IP packet in it; else
 * its bytes are another protocol's. Not thread-safe.
 */
final class TunnelFields {

	private final FieldWalk walk;
	private final LinkFields link;
	private final IpFields ip;
	private final Tunnels tunnels = new Tunnels();
	private final Packet packet = new Packet();
	/** The EtherType that GRE named. */
	private int type;

	TunnelFields(FieldWalk walk, LinkFields link, IpFields ip) {
		this.walk = walk;
		this.link = link;
		this.ip = ip;
	}

	/** By the IP protocol. */
	void byProtocol(int protocol, int at, int end, int packetEnd) {
		packet.bytes = walk.b;
		packet.protocol = protocol;
		packet.bodyStart = at;
		packet.bodyCaptured = end - at;
		packet.bodyLength = packetEnd - at;
		if (!tunnels.byProtocol(packet)) {
			walk.rest(at, end, "IP protocol " + protocol + IpBody.name(protocol) + " in which no IP packet was found");
			return;
		}
		int next = protocol == 47 ? gre(at, end) : at;
		int behind = carried(next, end, packetEnd);
		walk.rest(behind, end, "behind the packet in the tunnel");
	}

	/** By the ports of a UDP datagram whose payload is {@code [at, end)}; false if it is no tunnel. */
	boolean byPorts(int header, int at, int end, int room) {
		packet.bytes = walk.b;
		packet.protocol = Packet.UDP;
		packet.sourcePort = Bytes.u16(walk.b, header);
		packet.destinationPort = Bytes.u16(walk.b, header + 2);
		packet.payloadStart = at;
		packet.payloadCaptured = end - at;
		packet.payloadLength = room - at;
		if (!tunnels.byPorts(packet)) {
			return false;
		}
		int next = switch (packet.tunnel) {
			case VXLAN -> vxlan(at, end);
			case GTP_U -> gtp(at, end);
			default -> teredo(at, end);
		};
		int behind = carried(next, end, room);
		walk.rest(behind, end, "behind the packet in the tunnel");
		return true;
	}

	/** What stands behind the tunnel's own header: a frame, or the packet itself. */
	private int carried(int next, int end, int room) {
		boolean framed = packet.tunnel == Tunnel.VXLAN || packet.tunnel == Tunnel.GRE;
		int inner = packet.innerStart;
		int innerEnd = packet.innerCaptureEnd;
		int innerRoom = packet.innerRoomEnd;
		if (framed && inner > next) {
			boolean ethernet = packet.tunnel == Tunnel.VXLAN || type == 0x6558;
			return ip.inner(next, end, () -> ethernet ? link.ethernet(next, end, room) : link.behind(type, next, end, room));
		}
		walk.rest(next, inner, "in the tunnel's header");
		return ip.inner(inner, end, () -> ip.read(inner, innerEnd, innerRoom));
	}

	/** RFC 2784 section 2, RFC 2890 section 2, RFC 2637 section 4.1. */
	private int gre(int at, int end) {
		FieldBuilder in = walk.from(at, end);
		long flags = in.flags("gre.flags_and_version", 2, Bit.one("gre.flags.checksum"), Bit.one("gre.flags.routing"), Bit.one("gre.flags.key"),
				Bit.one("gre.flags.sequence_number"), Bit.one("gre.flags.strict_source_route"), new Bit("gre.flags.recursion_control", 3),
				Bit.one("gre.flags.ack"), new Bit("gre.flags.reserved", 4), new Bit("gre.flags.version", 3));
		type = (int) in.number("gre.proto", 2);
		if ((flags & 0x8000) != 0) {
			in.number("gre.checksum", 2);
			in.bytes("gre.offset", 2);
		}
		if ((flags & 0x2000) != 0 && (flags & 7) == 1) {
			in.number("gre.key.payload_length", 2);
			in.number("gre.key.call_id", 2);
		} else if ((flags & 0x2000) != 0) {
			in.number("gre.key", 4);
		}
		if ((flags & 0x1000) != 0) {
			in.number("gre.sequence_number", 4);
		}
		if ((flags & 0x80) != 0 && (flags & 7) == 1) {
			in.number("gre.ack_number", 4);
		}
		walk.layer("gre", "Generic Routing Encapsulation", at, in.at(), in);
		return in.at();
	}

	/** RFC 7348 section 5. */
	private int vxlan(int at, int end) {
		FieldBuilder in = walk.from(at, end);
		in.flags("vxlan.flags", 2, Bit.one("vxlan.flag_g"), new Bit("", 3), Bit.one("vxlan.flag_i"), new Bit("", 4), Bit.one("vxlan.flag_d"),
				new Bit("", 2), Bit.one("vxlan.flag_a"), new Bit("", 3));
		in.number("vxlan.gbp", 2);
		in.number("vxlan.vni", 3);
		in.number("vxlan.reserved8", 1);
		walk.layer("vxlan", "VXLAN", at, at + 8, in);
		return at + 8;
	}

	/** 3GPP TS 29.281 section 5. */
	private int gtp(int at, int end) {
		FieldBuilder in = walk.from(at, end);
		long flags = in.flags("gtp.flags", 1, new Bit("gtp.flags.version", 3), Bit.one("gtp.flags.payload"), Bit.one("gtp.flags.reserved"),
				Bit.one("gtp.flags.e"), Bit.one("gtp.flags.s"), Bit.one("gtp.flags.pn"));
		in.number("gtp.message", 1);
		in.number("gtp.length", 2);
		in.number("gtp.teid", 4);
		if ((flags & 7) != 0) {
			in.number("gtp.seq_number", 2);
			in.number("gtp.npdu_number", 1);
			long next = in.number("gtp.next", 1);
			while ((flags & 4) != 0 && next != 0 && in.at() < packet.innerStart) {
				int start = in.at();
				FieldBuilder header = in.part(Math.max(4, 4 * in.peek()));
				header.number("gtp.ext_hdr.length", 1);
				header.bytes("gtp.ext_hdr.data", header.left() - 1);
				next = header.number("gtp.ext_hdr.next", 1);
				in.group("gtp.ext_hdr", start, "", header);
			}
		}
		walk.layer("gtp", "GPRS Tunnelling Protocol", at, in.at(), in);
		return in.at();
	}

	/** RFC 4380 section 5.1.1. */
	private int teredo(int at, int end) {
		FieldBuilder in = walk.from(at, end);
		if (in.peek16() == 1) {
			in.number("teredo.auth", 2);
			int id = (int) in.number("teredo.auth.idlen", 1);
			int value = (int) in.number("teredo.auth.aulen", 1);
			in.bytes("teredo.auth.id", id);
			in.bytes("teredo.auth.value", value);
			in.bytes("teredo.auth.nonce", 8);
			in.number("teredo.auth.conf", 1);
		}
		if (in.peek16() == 0) {
			in.number("teredo.orig", 2);
			in.number("teredo.orig.port", 2);
			in.bytes("teredo.orig.addr", 4);
		}
		walk.layer("teredo", "Teredo IPv6 over UDP tunnelling", at, in.at(), in);
		return in.at();
	}
}
