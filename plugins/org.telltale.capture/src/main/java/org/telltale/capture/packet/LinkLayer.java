package org.telltale.capture.packet;

import org.telltale.capture.frame.Frame;

/**
 * Finds the IP packet behind a frame's link-layer header, by the link type of its file or interface (tcpdump.org/linktypes).
 * The closed list of {@code derivation.md}, Link layers. Not thread-safe.
 */
final class LinkLayer {

	private static final int MAX_LENGTH = 1 << 30;
	private static final int NFULA_HWADDR = 8;
	private static final int NFULA_PAYLOAD = 9;

	final LinkWalk walk = new LinkWalk();
	private final Wireless wireless = new Wireless(walk);
	private boolean subframes;

	/** As {@link LinkWalk} says; the packet's place is in {@link #walk}. */
	int find(Frame frame) {
		int at = frame.start;
		walk.over(frame.bytes, at + frame.captured, at + (int) Math.min(MAX_LENGTH, Math.max(frame.original, frame.captured)));
		subframes = false;
		return frame.linkType == 1 ? walk.ethernet(at) : other(frame, at);
	}

	private int other(Frame frame, int at) {
		return switch (frame.linkType) {
			case 12, 14, 101, 228, 229 -> raw(at, frame.linkType);
			case 113 -> cooked(at);
			case 276 -> cookedTwo(at);
			case 0, 108 -> family(at, frame.linkType == 0);
			case 9 -> walk.ppp(at);
			case 50 -> highLevelLink(at);
			case 51 -> walk.session(at);
			case 104 -> walk.typed(at + 2);
			case 166 -> walk.ppp(at + 2);
			case 204 -> walk.ppp(at + 1);
			case 105, 119, 127, 163, 192 -> wireless(frame.linkType, at);
			case 219 -> walk.labels(at);
			case 239 -> nflog(at);
			default -> LinkWalk.NOT_READ;
		};
	}

	private int wireless(int linkType, int at) {
		subframes = true;
		wireless.begin();
		return switch (linkType) {
			case 105 -> wireless.frame(at, false);
			case 127 -> wireless.radiotap(at);
			case 192 -> wireless.ppi(at);
			default -> wireless.avsOrPrism(at, linkType == 119);
		};
	}

	/** Whether the frame holds a further packet beside those found. */
	boolean hasNext() {
		return subframes && wireless.hasNext();
	}

	/** The next packet of the frame. */
	int next() {
		return wireless.subframe();
	}

	private int raw(int at, int linkType) {
		walk.start = at;
		if (at >= walk.captureEnd) {
			return LinkWalk.CUT;
		}
		int version = walk.bytes[at] >> 4 & 15;
		return version == 4 && linkType != 229 || version == 6 && linkType != 228 ? LinkWalk.IP : LinkWalk.NO_IP;
	}

	private int cooked(int at) {
		if (walk.captureEnd - at >= 16 && Bytes.u16(walk.bytes, at + 4) == 6) {
			walk.sourceMac = Bytes.u48(walk.bytes, at + 6);
		}
		return walk.typed(at + 14);
	}

	private int cookedTwo(int at) {
		if (walk.captureEnd - at < 20) {
			return LinkWalk.CUT;
		}
		if (walk.bytes[at + 11] == 6) {
			walk.sourceMac = Bytes.u48(walk.bytes, at + 12);
		}
		return walk.behind(Bytes.u16(walk.bytes, at), at + 20);
	}

	/** Address families differ between systems; NULL has them in the byte order of the capturing machine, LOOP in the network's. */
	private int family(int at, boolean anyOrder) {
		if (walk.captureEnd - at < 4) {
			return LinkWalk.CUT;
		}
		walk.start = at + 4;
		int family = (int) Bytes.u32(walk.bytes, at);
		int low = family & 0xffff;
		// Some systems write two bytes of their own and an EtherType.
		boolean typed = anyOrder && (low == 0x0800 || low == 0x86dd);
		return ip(family) || typed || anyOrder && ip(Integer.reverseBytes(family)) ? LinkWalk.IP : LinkWalk.NO_IP;
	}

	/** IPv4; IPv6 of Linux, Windows, NetBSD and OpenBSD, FreeBSD, macOS. */
	static boolean ip(int family) {
		return switch (family) {
			case 2, 10, 23, 24, 28, 30 -> true;
			default -> false;
		};
	}

	/** PPP in HDLC-like framing, or Cisco's own with an EtherType (RFC 1547 section 4.3.1). */
	private int highLevelLink(int at) {
		if (walk.captureEnd - at < 2) {
			return LinkWalk.CUT;
		}
		int address = Bytes.u8(walk.bytes, at);
		return address == 0x0f || address == 0x8f ? walk.typed(at + 2) : walk.ppp(at);
	}

	/**
	 * Netfilter's log: records of length, type and value, each filled up to four bytes, in the byte order of the capturing
	 * machine: little-endian unless the first length makes no sense so.
	 */
	private int nflog(int at) {
		byte[] b = walk.bytes;
		int next = at + 4;
		if (walk.captureEnd - next < 4) {
			return LinkWalk.CUT;
		}
		int first = Bytes.le16(b, next);
		boolean little = first >= 4 && first <= walk.roomEnd - next;
		while (walk.captureEnd - next >= 4) {
			int length = little ? Bytes.le16(b, next) : Bytes.u16(b, next);
			int type = little ? Bytes.le16(b, next + 2) : Bytes.u16(b, next + 2);
			if (length < 4) {
				return LinkWalk.CUT;
			}
			if (type == NFULA_PAYLOAD) {
				walk.limit(next + length);
				return raw(next + 4, 101);
			}
			if (type == NFULA_HWADDR && walk.captureEnd - next >= 14 && Bytes.u16(b, next + 4) == 6) {
				walk.sourceMac = Bytes.u48(b, next + 8);
			}
			next += length + 3 & ~3;
		}
		return LinkWalk.NO_IP;
	}
}
