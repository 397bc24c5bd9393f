package org.telltale.capture.packet;

/**
 * Walks from a link-layer header to the IP packet behind it, in a frame or in a tunnel: Ethernet, VLAN tags, MPLS, PPPoE,
 * PPP, LLC with SNAP ({@code derivation.md}, Link layers). Each walk returns {@link #IP}, another EtherType, a PPP protocol
 * with {@link #PPP} set, or one of the negative numbers. Not thread-safe.
 */
final class LinkWalk {

	/** An IP packet, of the version that it says itself, is at {@link #start}. */
	static final int IP = 0x0800;
	static final int ARP = 0x0806;
	/** Set in the result where a PPP protocol that carries no IP was found. */
	static final int PPP = 0x10000;
	/** The frame is too short for its link layer. */
	static final int CUT = -1;
	/** The link type is not read. */
	static final int NOT_READ = -2;
	/** What follows is not IP, and nothing says what it is. */
	static final int NO_IP = -3;
	/** An 802.11 frame whose payload is encrypted. */
	static final int ENCRYPTED = -4;
	/** Carries no IP by its nature: 802.2 control protocols, 802.11 management. */
	static final int QUIET = -5;
	/** A part of an 802.11 frame. */
	static final int PART = -6;

	private static final int MPLS = 0x8847;
	private static final int PPPOE = 0x8864;

	byte[] bytes;
	/** Where the IP packet begins, or what else follows the header that gave the result. */
	int start;
	/** End of what was captured, never behind {@link #roomEnd}. */
	int captureEnd;
	/** End of what there is by the lengths around it. */
	int roomEnd;
	long sourceMac;
	long destinationMac;
	private boolean insideLabels;

	void over(byte[] array, int captured, int room) {
		bytes = array;
		captureEnd = Math.min(captured, room);
		roomEnd = room;
		sourceMac = Packet.NO_MAC;
		destinationMac = Packet.NO_MAC;
		insideLabels = false;
	}

	/** What follows ends here. */
	void limit(int end) {
		roomEnd = Math.min(roomEnd, end);
		captureEnd = Math.min(captureEnd, roomEnd);
	}

	/** IEEE 802.3 section 3.2. */
	int ethernet(int at) {
		if (captureEnd - at < 14) {
			return CUT;
		}
		destinationMac = Bytes.u48(bytes, at);
		sourceMac = Bytes.u48(bytes, at + 6);
		int type = Bytes.u16(bytes, at + 12);
		start = at + 14;
		return type == IP ? IP : behind(type, at + 14);
	}

	/** An EtherType, and what follows it. */
	int typed(int at) {
		return captureEnd - at < 2 ? CUT : behind(Bytes.u16(bytes, at), at + 2);
	}

	/** What follows an EtherType, or an 802.3 length. */
	int behind(int first, int at) {
		int type = behindTags(first, at);
		return type == CUT ? CUT : type <= 0x05dc ? llc(start) : known(type, start);
	}

	/** Passes over tags (IEEE 802.1Q, 802.1ad, and the older 0x9100): the type behind them, with {@link #start} behind it. */
	private int behindTags(int first, int at) {
		int type = first;
		start = at;
		while (type == 0x8100 || type == 0x88a8 || type == 0x9100) {
			if (captureEnd - start < 4) {
				return CUT;
			}
			type = Bytes.u16(bytes, start + 2);
			start += 4;
		}
		return type;
	}

	private int known(int type, int at) {
		start = at;
		return switch (type) {
			case 0x0800, 0x86dd -> IP;
			case 0x8847, 0x8848 -> labels(at);
			case PPPOE -> session(at);
			case 0x880b -> ppp(at);
			default -> type;
		};
	}

	/** IEEE 802.2 section 3.2 with SNAP (RFC 1042): EtherTypes of two encapsulations, or IP by its own address. */
	int llc(int at) {
		if (captureEnd - at < 3) {
			return CUT;
		}
		int addresses = Bytes.u16(bytes, at);
		if (addresses == 0x0606 && bytes[at + 2] == 3) {
			start = at + 3;
			return IP;
		}
		if (addresses != 0xaaaa || bytes[at + 2] != 3) {
			return QUIET;
		}
		if (captureEnd - at < 8) {
			return CUT;
		}
		long organisation = Bytes.u32(bytes, at + 2) & 0xffffff;
		if (organisation != 0 && organisation != 0xf8) {
			return QUIET;
		}
		int type = behindTags(Bytes.u16(bytes, at + 6), at + 8);
		return type == CUT ? CUT : type <= 0x05dc ? QUIET : known(type, start);
	}

	/**
	 * An MPLS label stack (RFC 3032 section 2.1). Nothing says what it carries (RFC 4928 section 3): IP is told by its
	 * header, else Ethernet behind a control word (RFC 4385 section 3) or without one.
	 */
	int labels(int at) {
		int next = at;
		boolean bottom = insideLabels;
		if (bottom) {
			return MPLS;
		}
		while (!bottom) {
			if (captureEnd - next < 4) {
				return CUT;
			}
			bottom = (bytes[next + 2] & 1) != 0;
			next += 4;
		}
		if (IpHeader.plausible(bytes, next, captureEnd, roomEnd)) {
			start = next;
			return IP;
		}
		int captured = captureEnd;
		int room = roomEnd;
		insideLabels = true;
		boolean word = next < captureEnd && (bytes[next] & 0xf0) == 0;
		for (int from = word ? next + 4 : next; from >= next; from -= 4) {
			if (ethernet(from) == IP && IpHeader.plausible(bytes, start, captureEnd, roomEnd)) {
				return IP;
			}
			captureEnd = captured;
			roomEnd = room;
		}
		start = next;
		return MPLS;
	}

	/** A PPPoE session packet (RFC 2516 section 4). */
	int session(int at) {
		if (captureEnd - at < 6) {
			return CUT;
		}
		if (Bytes.u16(bytes, at) != 0x1100) {
			return PPPOE;
		}
		limit(at + 6 + Bytes.u16(bytes, at + 4));
		return ppp(at + 6);
	}

	/** RFC 1661 section 2, RFC 1662 section 3.1: address and control, and the protocol's first byte, may be left out. */
	int ppp(int at) {
		int next = captureEnd - at >= 2 && Bytes.u16(bytes, at) == 0xff03 ? at + 2 : at;
		if (captureEnd - next < 2) {
			return CUT;
		}
		boolean compressed = (bytes[next] & 1) != 0;
		int protocol = compressed ? Bytes.u8(bytes, next) : Bytes.u16(bytes, next);
		start = next + (compressed ? 1 : 2);
		return switch (protocol) {
			case 0x21, 0x57 -> IP;
			case 0x281, 0x283 -> labels(start);
			default -> PPP | protocol;
		};
	}
}
