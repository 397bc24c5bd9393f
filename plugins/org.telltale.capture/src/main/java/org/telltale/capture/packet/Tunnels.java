package org.telltale.capture.packet;

/**
 * Finds the IP packet that another one carries ({@code derivation.md}, Tunnels). A tunnel is one only if a plausible IP
 * packet is where its headers say: ports are no proof. Not thread-safe.
 */
final class Tunnels {

	private final LinkWalk walk = new LinkWalk();

	/** By the IP protocol of a whole packet that is no TCP and no UDP. */
	boolean byProtocol(Packet p) {
		int end = p.bodyStart + p.bodyCaptured;
		int room = p.bodyStart + p.bodyLength;
		return switch (p.protocol) {
			case 4 -> direct(p, Tunnel.IPV4_IN_IP, p.bodyStart, end, room, 4);
			case 41 -> direct(p, Tunnel.IPV6_IN_IP, p.bodyStart, end, room, 6);
			case 47 -> gre(p, p.bodyStart, end, room);
			default -> false;
		};
	}

	/** By the ports of a UDP datagram. */
	boolean byPorts(Packet p) {
		int at = p.payloadStart;
		int end = at + p.payloadCaptured;
		int room = at + p.payloadLength;
		if (p.destinationPort == 4789 || p.destinationPort == 8472) {
			return vxlan(p, at, end, room);
		}
		if (p.destinationPort == 2152 || p.sourcePort == 2152) {
			return gtp(p, at, end, room);
		}
		return (p.destinationPort == 3544 || p.sourcePort == 3544) && teredo(p, at, end, room);
	}

	/** An IP packet right there. @param version 4 or 6; 0 allows both */
	private static boolean direct(Packet p, Tunnel tunnel, int at, int captureEnd, int roomEnd, int version) {
		if (!IpHeader.plausible(p.bytes, at, captureEnd, roomEnd) || version != 0 && p.bytes[at] >> 4 != version) {
			return false;
		}
		p.innerSourceMac = p.sourceMac;
		p.innerDestinationMac = p.destinationMac;
		return found(p, tunnel, at, captureEnd, roomEnd);
	}

	private boolean walked(Packet p, Tunnel tunnel, int result) {
		if (result != LinkWalk.IP || !IpHeader.plausible(p.bytes, walk.start, walk.captureEnd, walk.roomEnd)) {
			return false;
		}
		boolean link = walk.sourceMac != Packet.NO_MAC;
		p.innerSourceMac = link ? walk.sourceMac : p.sourceMac;
		p.innerDestinationMac = link ? walk.destinationMac : p.destinationMac;
		return found(p, tunnel, walk.start, walk.captureEnd, walk.roomEnd);
	}

	private static boolean found(Packet p, Tunnel tunnel, int at, int captureEnd, int roomEnd) {
		p.tunnel = tunnel;
		p.innerStart = at;
		p.innerCaptureEnd = captureEnd;
		p.innerRoomEnd = roomEnd;
		return true;
	}

	/** RFC 7348 section 5: flag I, then Ethernet behind eight bytes. */
	private boolean vxlan(Packet p, int at, int end, int room) {
		if (end - at < 8 || (p.bytes[at] & 8) == 0) {
			return false;
		}
		walk.over(p.bytes, end, room);
		return walked(p, Tunnel.VXLAN, walk.ethernet(at + 8));
	}

	/** TS 29.281 section 5: version 1, a G-PDU (255), optional fields, extension headers of four-byte units. */
	private static boolean gtp(Packet p, int at, int end, int room) {
		byte[] b = p.bytes;
		if (end - at < 8 || (b[at] & 0xf0) != 0x30 || Bytes.u8(b, at + 1) != 255) {
			return false;
		}
		int content = at + 8;
		int limit = content + Bytes.u16(b, at + 2);
		int captured = Math.min(end, limit);
		if (limit > room) {
			return false;
		}
		if ((b[at] & 7) != 0) {
			if (captured - content < 4) {
				return false;
			}
			int next = (b[at] & 4) != 0 ? Bytes.u8(b, content + 3) : 0;
			content += 4;
			while (next != 0) {
				int size = captured > content ? 4 * Bytes.u8(b, content) : 0;
				if (size == 0 || size > captured - content) {
					return false;
				}
				content += size;
				next = Bytes.u8(b, content - 1);
			}
		}
		return direct(p, Tunnel.GTP_U, content, captured, limit, 0);
	}

	/** RFC 4380 section 5.1.1: authentication, then origin indication, both optional, then IPv6. */
	private static boolean teredo(Packet p, int at, int end, int room) {
		byte[] b = p.bytes;
		int content = at;
		if (end - content >= 4 && Bytes.u16(b, content) == 1) {
			content += 13 + Bytes.u8(b, content + 2) + Bytes.u8(b, content + 3);
		}
		if (end - content >= 8 && Bytes.u16(b, content) == 0) {
			content += 8;
		}
		return direct(p, Tunnel.TEREDO, content, end, room, 6);
	}

	/** RFC 2784 section 2, RFC 2890 section 2; version 1 is RFC 2637 section 4.1. Source routing (RFC 1701) is not read. */
	private boolean gre(Packet p, int at, int end, int room) {
		byte[] b = p.bytes;
		if (end - at < 8) {
			return false;
		}
		int flags = Bytes.u16(b, at);
		int type = Bytes.u16(b, at + 2);
		int version = flags & 7;
		boolean key = (flags & 0x2000) != 0;
		boolean sequence = (flags & 0x1000) != 0;
		if ((flags & 0x4000) != 0 || version > 1) {
			return false;
		}
		int content = at + 4 + (key ? 4 : 0) + (sequence ? 4 : 0);
		if (version == 0) {
			return carried(p, type, content + ((flags & 0x8000) != 0 ? 4 : 0), end, room);
		}
		int limit = content + ((flags & 0x0080) != 0 ? 4 : 0);
		int length = Bytes.u16(b, at + 4);
		return type == 0x880b && key && sequence && carried(p, type, limit, end, Math.min(room, limit + length));
	}

	private boolean carried(Packet p, int type, int at, int end, int room) {
		walk.over(p.bytes, end, room);
		return type > 0x05dc && walked(p, Tunnel.GRE, type == 0x6558 ? walk.ethernet(at) : walk.behind(type, at));
	}
}
