package org.telltale.capture.packet;

import java.util.Locale;
import org.telltale.capture.field.Bit;
import org.telltale.capture.field.FieldBuilder;
import org.telltale.capture.neighbour.ArpFields;

/**
 * Fields of link-layer headers (IEEE 802.3, 802.1Q, 802.2; RFC 1042, 1661, 2516, 3032; tcpdump.org/linktypes). Each method reads
 * from a place on and returns the index behind what it took; what it cannot read it says to be not analysed. Not thread-safe.
 */
final class LinkFields {

	private static final int ETHERNET = 1;
	private static final int LONGEST_LENGTH = 0x05dc;

	private final FieldWalk walk;
	private final IpFields ip;
	private boolean insideLabels;

	LinkFields(FieldWalk walk) {
		this.walk = walk;
		this.ip = new IpFields(walk, this);
	}

	static boolean isEthernet(int linkType) {
		return linkType == ETHERNET;
	}

	/** A frame of a link type. @param end behind the captured bytes @param room behind those that there were */
	int read(int linkType, int at, int end, int room) {
		return switch (linkType) {
			case ETHERNET -> ethernet(at, end, room);
			case 12, 14, 101, 228, 229 -> ip.read(at, end, room);
			case 113 -> cooked(at, end, room);
			case 276 -> cookedTwo(at, end, room);
			case 0, 108 -> family(at, end, room, linkType == 0);
			case 9 -> ppp(at, end, room);
			case 51 -> session(at, end, room);
			case 50, 104, 166, 204 -> serial(linkType, at, end, room);
			case 105, 119, 127, 163, 192 -> new WirelessFields(walk, this).read(linkType, at, end, room);
			case 219 -> labels(at, end, room);
			case 239 -> new NflogFields(walk, ip).read(at, end, room);
			default -> unread(at, end, "link type " + linkType + LinkTypes.inBrackets(linkType));
		};
	}

	int unread(int at, int end, String why) {
		walk.rest(at, end, why);
		return end;
	}

	int ethernet(int at, int end, int room) {
		FieldBuilder in = walk.from(at, end);
		in.mac("eth.dst", 6);
		in.mac("eth.src", 6);
		int type = in.peek16();
		in.number(type > LONGEST_LENGTH ? "eth.type" : "eth.len", 2);
		walk.layer("eth", "Ethernet, " + address(in, 1) + " → " + address(in, 0), at, Math.min(end, at + 14), in);
		if (end - at < 14) {
			return end;
		}
		return type <= LONGEST_LENGTH && type > 0 ? llc(at + 14, Math.min(end, at + 14 + type), Math.min(room, at + 14 + type)) : behind(type, at + 14, end, room);
	}

	private static String address(FieldBuilder in, int index) {
		return in.fields().size() > index ? in.fields().get(index).value() : "?";
	}

	/** What follows an EtherType, or an 802.3 length. */
	int behind(int first, int at, int end, int room) {
		int type = first;
		int next = at;
		while (type == 0x8100 || type == 0x88a8 || type == 0x9100) {
			if (!walk.deeper(next, end)) {
				return end;
			}
			FieldBuilder in = walk.from(next, end);
			in.bits(2, new Bit("vlan.priority", 3), Bit.one("vlan.dei"), new Bit("vlan.id", 12));
			type = in.peek16();
			in.number(type > LONGEST_LENGTH ? "vlan.etype" : "vlan.len", 2);
			walk.layer("vlan", "VLAN tag", next, Math.min(end, next + 4), in);
			next += 4;
			if (next > end) {
				return end;
			}
		}
		return type <= LONGEST_LENGTH ? llc(next, end, room) : known(type, next, end, room);
	}

	private int known(int type, int at, int end, int room) {
		if (!walk.deeper(at, end)) {
			return end;
		}
		return switch (type) {
			case 0x0800, 0x86dd -> ip.read(at, end, room);
			case 0x0806 -> arp(at, end);
			case 0x8847, 0x8848 -> labels(at, end, room);
			case 0x8863, 0x8864 -> session(at, end, room);
			case 0x880b -> ppp(at, end, room);
			default -> unread(at, end, "EtherType 0x" + String.format(Locale.ROOT, "%04x", type) + typeName(type));
		};
	}

	private static String typeName(int type) {
		return switch (type) {
			case 0x888e -> " (EAPOL)";
			case 0x88cc -> " (LLDP)";
			case 0x88e5 -> " (MACsec)";
			case 0x88f7 -> " (PTP)";
			case 0x893a -> " (IEEE 1905)";
			case 0x9000 -> " (loopback test)";
			default -> "";
		};
	}

	private int arp(int at, int end) {
		int to = Math.min(end, at + ArpFields.length(walk.b, at, end));
		FieldBuilder in = walk.from(at, to);
		walk.layer("arp", "Address Resolution Protocol, " + ArpFields.read(in), at, to, in);
		return to;
	}

	/** IEEE 802.2 section 3.2, with SNAP (RFC 1042). */
	int llc(int at, int end, int room) {
		FieldBuilder in = walk.from(at, end);
		long destination = in.number("llc.dsap", 1);
		long source = in.number("llc.ssap", 1);
		boolean one = (in.peek() & 3) == 3;
		boolean unnumbered = in.number("llc.control", one ? 1 : 2) == 3 && one;
		boolean snap = destination == 0xaa && source == 0xaa && unnumbered;
		long organisation = snap ? in.number("llc.oui", 3) : -1;
		long type = snap ? in.number(organisation == 0 ? "llc.type" : "llc.pid", 2) : 0;
		int next = Math.min(end, at + (snap ? 8 : one ? 3 : 4));
		walk.layer("llc", "Logical Link Control", at, next, in);
		if (next == end) {
			return end;
		}
		if (destination == 6 && source == 6 && unnumbered) {
			return ip.read(next, end, room);
		}
		boolean typed = snap && (organisation == 0 || organisation == 0xf8) && type > LONGEST_LENGTH;
		return typed ? behind((int) type, next, end, room) : unread(next, end, destination == 0x42 ? "spanning tree" : "what 802.2 carries");
	}

	/** An MPLS label stack (RFC 3032 section 2.1), and what can be told of its content by its looks, as {@link LinkWalk} does. */
	private int labels(int at, int end, int room) {
		if (insideLabels) {
			return unread(at, end, "MPLS in Ethernet in MPLS");
		}
		int next = at;
		boolean bottom = false;
		while (!bottom && next < end && walk.deeper(next, end)) {
			FieldBuilder in = walk.from(next, end);
			long label = in.bits(4, new Bit("mpls.label", 20), new Bit("mpls.exp", 3), Bit.one("mpls.bottom"), new Bit("mpls.ttl", 8));
			bottom = (label & 0x100) != 0;
			walk.layer("mpls", "MPLS label " + (label >>> 12), next, Math.min(end, next + 4), in);
			next = Math.min(end, next + 4);
		}
		if (!bottom || next == end) {
			return end;
		}
		if (IpHeader.plausible(walk.b, next, end, room)) {
			return ip.read(next, end, room);
		}
		LinkWalk other = new LinkWalk();
		boolean word = (walk.b[next] & 0xf0) == 0;
		for (int from = word ? next + 4 : next; from >= next; from -= 4) {
			other.over(walk.b, end, room);
			if (other.ethernet(from) == LinkWalk.IP && IpHeader.plausible(walk.b, other.start, other.captureEnd, other.roomEnd)) {
				if (from > next) {
					FieldBuilder in = walk.from(next, from);
					in.number("pwmcw", 4);
					walk.layer("pw", "Control word (RFC 4385)", next, from, in);
				}
				insideLabels = true;
				return ethernet(from, end, room);
			}
		}
		return unread(next, end, "what MPLS carries");
	}

	/** PPPoE (RFC 2516 section 4). */
	private int session(int at, int end, int room) {
		FieldBuilder in = walk.from(at, end);
		in.bits(1, new Bit("pppoe.version", 4), new Bit("pppoe.type", 4));
		long code = in.number("pppoe.code", 1);
		in.number("pppoe.session_id", 2);
		int length = (int) in.number("pppoe.payload_length", 2);
		int next = Math.min(end, at + 6);
		walk.layer("pppoe", "PPP over Ethernet", at, next, in);
		int limit = Math.min(end, next + length);
		if (code != 0) {
			return unread(next, limit, "PPPoE discovery");
		}
		boolean known = next > at && walk.b[at] == 0x11;
		return known ? ppp(next, limit, Math.min(room, next + length)) : unread(next, limit, "PPPoE of another version");
	}

	/** PPP (RFC 1661 section 2, RFC 1662 section 3.1). */
	private int ppp(int at, int end, int room) {
		FieldBuilder in = walk.from(at, end);
		if (in.peek16() == 0xff03) {
			in.number("ppp.address", 1);
			in.number("ppp.control", 1);
		}
		boolean compressed = (in.peek() & 1) != 0;
		long protocol = in.number("ppp.protocol", compressed ? 1 : 2);
		int next = Math.min(end, in.at());
		boolean cut = in.left() == 0 && next < end;
		walk.layer("ppp", "Point-to-Point Protocol", at, cut ? end : next, in);
		if (cut || next == end) {
			return end;
		}
		return switch ((int) protocol) {
			case 0x21, 0x57 -> ip.read(next, end, room);
			case 0x281, 0x283 -> labels(next, end, room);
			default -> unread(next, end, "PPP protocol 0x" + String.format(Locale.ROOT, "%04x", protocol));
		};
	}

	/** PPP or Cisco's framing behind a direction, or behind HDLC's address and control. */
	private int serial(int linkType, int at, int end, int room) {
		if (linkType == 50 && end - at >= 2 && walk.b[at] != 0x0f && walk.b[at] != (byte) 0x8f) {
			return ppp(at, end, room);
		}
		FieldBuilder in = walk.from(at, end);
		if (linkType == 166 || linkType == 204) {
			int size = linkType == 166 ? 2 : 1;
			in.number("ppp.direction", size);
			walk.layer("direction", "Direction at the capturing host", at, Math.min(end, at + size), in);
			return ppp(Math.min(end, at + size), end, room);
		}
		in.number("chdlc.address", 1);
		in.number("chdlc.control", 1);
		int type = in.peek16();
		in.number("chdlc.protocol", 2);
		walk.layer("chdlc", "Cisco HDLC", at, Math.min(end, at + 4), in);
		return end - at < 4 ? end : behind(type, at + 4, end, room);
	}

	/** Linux cooked capture. */
	private int cooked(int at, int end, int room) {
		FieldBuilder in = walk.from(at, end);
		in.number("sll.pkttype", 2);
		in.number("sll.hatype", 2);
		cookedAddress(in, (int) in.number("sll.halen", 2));
		int type = in.peek16();
		in.number("sll.etype", 2);
		walk.layer("sll", "Linux cooked capture", at, Math.min(end, at + 16), in);
		return end - at < 16 ? end : behind(type, at + 16, end, room);
	}

	private int cookedTwo(int at, int end, int room) {
		FieldBuilder in = walk.from(at, end);
		int type = in.peek16();
		in.number("sll.etype", 2);
		in.bytes("sll.reserved", 2);
		in.number("sll.ifindex", 4);
		in.number("sll.hatype", 2);
		in.number("sll.pkttype", 1);
		cookedAddress(in, (int) in.number("sll.halen", 1));
		walk.layer("sll", "Linux cooked capture, version 2", at, Math.min(end, at + 20), in);
		return end - at < 20 ? end : behind(type, at + 20, end, room);
	}

	private static void cookedAddress(FieldBuilder in, int length) {
		int used = Math.min(8, length);
		if (used == 6) {
			in.mac("sll.src.eth", 6);
		} else if (used > 0) {
			in.bytes("sll.src.other", used);
		}
		if (used < 8) {
			in.bytes("sll.unused", 8 - used);
		}
	}

	/** The loopback of BSD: an address family, in the capturing machine's order or the network's; some write an EtherType there. */
	private int family(int at, int end, int room, boolean anyOrder) {
		FieldBuilder in = walk.from(at, end);
		if (end - at < 4) {
			return unread(at, end, "a cut address family");
		}
		int type = Bytes.u16(walk.b, at + 2);
		boolean typed = anyOrder && (type == 0x0800 || type == 0x86dd);
		long family = 0;
		if (typed) {
			in.bytes("null.own", 2);
			in.number("null.type", 2);
		} else {
			boolean little = anyOrder && Bytes.u16(walk.b, at) != 0;
			family = in.number("null.family", 4, little);
		}
		walk.layer("null", "Loopback", at, at + 4, in);
		return typed || LinkLayer.ip((int) family) ? ip.read(at + 4, end, room) : unread(at + 4, end, "address family " + family);
	}

	/** What stands behind the packet: padding up to the shortest frame, or somebody's trailer. */
	static String trailer(byte[] frame, int from, int to) {
		for (int i = from; i < to; i++) {
			if (frame[i] != 0) {
				return "eth.trailer";
			}
		}
		return "eth.padding";
	}
}
