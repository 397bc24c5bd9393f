package org.telltale.capture.packet;

/**
 * 802.11 frames (IEEE 802.11-2020 section 9.2), plain or behind the headers of radiotap, AVS, Prism and PPI. Data frames
 * hold LLC, or several subframes with LLC (A-MSDU, section 9.3.2.2). Not thread-safe.
 */
final class Wireless {

	private static final int FCS = 0x10;
	private static final int PADDED = 0x20;
	private static final long MORE = 0x80000000L;

	private final LinkWalk walk;
	/** The next subframe, or 0. */
	private int next;
	private int captured;
	private int room;

	Wireless(LinkWalk walk) {
		this.walk = walk;
	}

	/** The next frame begins: no subframes are left. */
	void begin() {
		next = 0;
	}

	/** Radiotap (radiotap.org): only what says where the 802.11 frame begins and ends. */
	int radiotap(int at) {
		byte[] b = walk.bytes;
		if (walk.captureEnd - at < 8) {
			return LinkWalk.CUT;
		}
		int length = Bytes.le16(b, at + 2);
		if (b[at] != 0 || length < 8 || length > walk.captureEnd - at) {
			return LinkWalk.CUT;
		}
		long present = Bytes.le32(b, at + 4);
		int flags = 0;
		if ((present & 2) != 0) {
			int field = at + 8;
			for (long more = present; (more & MORE) != 0; field += 4) {
				more = field + 4 <= at + length ? Bytes.le32(b, field) : 0;
			}
			if ((present & 1) != 0) {
				field = at + (field - at + 7 & ~7) + 8;
			}
			flags = field < at + length ? b[field] : 0;
		}
		if ((flags & FCS) != 0) {
			walk.limit(Math.max(at + length, walk.roomEnd - 4));
		}
		return frame(at + length, (flags & PADDED) != 0);
	}

	/** AVS has a big-endian length; Prism's is in the order of the machine that captured, told by the message code before it. */
	int avsOrPrism(int at, boolean prism) {
		byte[] b = walk.bytes;
		if (walk.captureEnd - at < 8) {
			return LinkWalk.CUT;
		}
		long code = Bytes.u32(b, at);
		boolean big = !prism || code >>> 4 == 0x8021100 || code == 0x41 || code == 0x44;
		long length = big ? Bytes.u32(b, at + 4) : Bytes.le32(b, at + 4);
		return length < 8 || length > walk.captureEnd - at ? LinkWalk.CUT : frame(at + (int) length, false);
	}

	/** PPI (CACE, section 3) round 802.11; round another link type it is not read. */
	int ppi(int at) {
		if (walk.captureEnd - at < 8) {
			return LinkWalk.CUT;
		}
		int length = Bytes.le16(walk.bytes, at + 2);
		if (Bytes.le32(walk.bytes, at + 4) != 105) {
			return LinkWalk.NO_IP;
		}
		return length < 8 || length > walk.captureEnd - at ? LinkWalk.CUT : frame(at + length, false);
	}

	/** A frame from its frame control field on. @param padded whether the header is filled up to a multiple of four bytes */
	int frame(int at, boolean padded) {
		byte[] b = walk.bytes;
		if (walk.captureEnd - at < 2) {
			return LinkWalk.CUT;
		}
		int control = b[at];
		int flags = b[at + 1];
		if ((control & 0x0f) != 0x08 || (control & 0x40) != 0) {
			return (control & 3) != 0 ? LinkWalk.NO_IP : LinkWalk.QUIET;
		}
		boolean service = (control & 0x80) != 0;
		int quality = at + ((flags & 3) == 3 ? 30 : 24);
		int body = quality + (service ? (flags & 0x80) != 0 ? 6 : 2 : 0);
		body = padded ? at + (body - at + 3 & ~3) : body;
		if (walk.captureEnd < body) {
			return LinkWalk.CUT;
		}
		addresses(at, flags);
		if ((flags & 0x40) != 0) {
			return LinkWalk.ENCRYPTED;
		}
		if ((flags & 4) != 0 || (b[at + 22] & 15) != 0) {
			return LinkWalk.PART;
		}
		if (!service || (b[quality] & 0x80) == 0) {
			return walk.llc(body);
		}
		next = body;
		captured = walk.captureEnd;
		room = walk.roomEnd;
		return subframe();
	}

	/** IEEE 802.11-2020 table 9-30. */
	private void addresses(int at, int flags) {
		byte[] b = walk.bytes;
		walk.destinationMac = Bytes.u48(b, (flags & 1) != 0 ? at + 16 : at + 4);
		walk.sourceMac = Bytes.u48(b, switch (flags & 3) {
			case 2 -> at + 16;
			case 3 -> at + 24;
			default -> at + 10;
		});
	}

	/** Whether an A-MSDU has subframes left. */
	boolean hasNext() {
		return next > 0 && captured - next >= 14;
	}

	/** The next subframe; its end is the end of what it holds. */
	int subframe() {
		if (!hasNext()) {
			next = 0;
			return LinkWalk.CUT;
		}
		int at = next;
		int end = at + 14 + Bytes.u16(walk.bytes, at + 12);
		if (end > room) {
			next = 0;
			return LinkWalk.CUT;
		}
		next = at + (end - at + 3 & ~3);
		walk.over(walk.bytes, captured, end);
		walk.destinationMac = Bytes.u48(walk.bytes, at);
		walk.sourceMac = Bytes.u48(walk.bytes, at + 6);
		return walk.llc(at + 14);
	}
}
