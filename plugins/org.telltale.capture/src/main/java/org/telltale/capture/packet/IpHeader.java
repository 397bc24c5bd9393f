package org.telltale.capture.packet;

/** IPv4 (RFC 791) and IPv6 (RFC 8200) headers and what stands between them and the transport. No state. */
final class IpHeader {

	static final int HOP_BY_HOP = 0;
	static final int AUTHENTICATION = 51;
	private static final int ROUTING = 43;
	private static final int FRAGMENT = 44;
	private static final int DESTINATION = 60;
	private static final int MOBILITY = 135;
	private static final int HOST_IDENTITY = 139;
	private static final int SHIM6 = 140;
	private static final int JUMBO_PAYLOAD = 0xc2;
	private static final int MAX_LENGTH = 1 << 30;

	private IpHeader() {
	}

	/** Whether bytes can be an IP packet that fits its room: by this a tunnel, or what MPLS labels carry, is told from chance. */
	static boolean plausible(byte[] b, int at, int captureEnd, int roomEnd) {
		int captured = captureEnd - at;
		if (captured < 20) {
			return false;
		}
		int room = roomEnd - at;
		if (b[at] >> 4 == 4) {
			int header = (b[at] & 15) * 4;
			int total = Bytes.u16(b, at + 2);
			return header >= 20 && (total == 0 || total >= header && total <= room);
		}
		return b[at] >> 4 == 6 && captured >= 40 && 40 + Bytes.u16(b, at + 4) <= room;
	}

	/** Reads the header at {@code at}, of either version, into {@code p}, up to the body; empty if done, else what is damaged. */
	static String read(Packet p, int at, int captureEnd, int roomEnd) {
		int version = at < captureEnd ? p.bytes[at] >> 4 & 15 : 0;
		p.ipStart = at;
		p.unchecked = false;
		return version == 4 ? four(p, at, captureEnd, roomEnd) : version == 6 ? six(p, at, captureEnd, roomEnd) : "IP header";
	}

	private static String four(Packet p, int at, int captureEnd, int roomEnd) {
		byte[] b = p.bytes;
		if (captureEnd - at < 20) {
			return "IPv4 header";
		}
		int header = (b[at] & 15) * 4;
		int total = Bytes.u16(b, at + 2);
		if (total == 0) {
			// A capturing host that leaves segmentation to its network card sees packets before their length is set.
			total = roomEnd - at;
		}
		if (header < 20 || total < header || captureEnd - at < header) {
			return "IPv4 header";
		}
		p.version = 4;
		p.sourceHigh = 0;
		p.destinationHigh = 0;
		long addresses = Bytes.i64(b, at + 12);
		p.sourceLow = addresses >>> 32;
		p.destinationLow = addresses & 0xffffffffL;
		p.ipBytes = total;
		p.protocol = Bytes.u8(b, at + 9);
		int fragment = (int) Bytes.u32(b, at + 4);
		p.fragmentOffset = (fragment & 0x1fff) * 8;
		p.moreFragments = (fragment & 0x2000) != 0;
		p.fragmentId = fragment >>> 16;
		// A source route may name another destination than the pseudo-header's (RFC 9293 section 3.1).
		p.unchecked = header > 20;
		body(p, at + header, at + total, captureEnd);
		return "";
	}

	private static String six(Packet p, int at, int captureEnd, int roomEnd) {
		byte[] b = p.bytes;
		if (captureEnd - at < 40) {
			return "IPv6 header";
		}
		long length = Bytes.u16(b, at + 4);
		int next = Bytes.u8(b, at + 6);
		if (length == 0) {
			length = Math.max(0, next == HOP_BY_HOP ? jumbo(b, at + 40, captureEnd, roomEnd - at - 40) : roomEnd - at - 40);
		}
		if (length > MAX_LENGTH) {
			return "IPv6 header";
		}
		p.version = 6;
		p.fragmentOffset = 0;
		p.moreFragments = false;
		p.sourceHigh = Bytes.i64(b, at + 8);
		p.sourceLow = Bytes.i64(b, at + 16);
		p.destinationHigh = Bytes.i64(b, at + 24);
		p.destinationLow = Bytes.i64(b, at + 32);
		p.ipBytes = 40 + length;
		p.protocol = next;
		body(p, at + 40, at + 40 + (int) length, captureEnd);
		return "";
	}

	/** The length that a jumbo payload option gives (RFC 2675 section 2), else {@code otherwise}. */
	static long jumbo(byte[] b, int at, int captureEnd, long otherwise) {
		int end = captureEnd - at < 8 ? at : Math.min(captureEnd, at + 8 + 8 * Bytes.u8(b, at + 1));
		for (int option = at + 2; option + 2 <= end;) {
			int type = Bytes.u8(b, option);
			int size = Bytes.u8(b, option + 1);
			if (type == JUMBO_PAYLOAD && size == 4 && option + 6 <= end) {
				return Bytes.u32(b, option + 2);
			}
			option += type == 0 ? 1 : 2 + size;
		}
		return otherwise;
	}

	private static void body(Packet p, int start, int packetEnd, int captureEnd) {
		p.bodyStart = start;
		p.bodyLength = packetEnd - start;
		p.bodyCaptured = Math.max(0, Math.min(packetEnd, captureEnd) - start);
	}

	static boolean extension(int protocol, int version) {
		if (protocol == AUTHENTICATION) {
			return true;
		}
		return version == 6 && switch (protocol) {
			case HOP_BY_HOP, ROUTING, FRAGMENT, DESTINATION, MOBILITY, HOST_IDENTITY, SHIM6 -> true;
			default -> false;
		};
	}

	/**
	 * Walks extension headers (RFC 8200 section 4; RFC 4302, RFC 6275, RFC 7401, RFC 5533) up to the transport or to a
	 * fragment's content; false if one is cut or does not fit.
	 */
	static boolean walk(Packet p) {
		while (extension(p.protocol, p.version)) {
			byte[] b = p.bytes;
			int at = p.bodyStart;
			if (p.bodyCaptured < 8) {
				return false;
			}
			int units = Bytes.u8(b, at + 1);
			int size = p.protocol == FRAGMENT ? 8 : p.protocol == AUTHENTICATION ? 4 * units + 8 : 8 * units + 8;
			if (size > p.bodyCaptured) {
				return false;
			}
			if (p.protocol == FRAGMENT) {
				p.fragmentOffset = Bytes.u16(b, at + 2) & 0xfff8;
				p.moreFragments = (b[at + 3] & 1) != 0;
				p.fragmentId = Bytes.u32(b, at + 4);
			}
			p.unchecked |= p.protocol == ROUTING;
			p.protocol = Bytes.u8(b, at);
			p.bodyStart += size;
			p.bodyLength -= size;
			p.bodyCaptured -= size;
			if (p.isFragment()) {
				return true;
			}
		}
		return true;
	}
}
