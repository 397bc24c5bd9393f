package org.telltale.seal.recount;

import java.util.ArrayList;
import java.util.List;

/** 802.11 data frames and what stands before them in captures: derivation.md, Link layers. */
final class WirelessFrames {

	private WirelessFrames() {
	}

	static List<Room> openRadiotap(Room frame) {
		int length = frame.has(8) ? frame.u16Little(2) : 0;
		if (length < 8 || frame.u8(0) != 0 || !frame.has(length)) {
			return List.of();
		}
		int flags = flags(frame, length);
		Room rest = frame.behind(length);
		if ((flags & 0x10) != 0) {
			rest = rest.first(Math.max(0, rest.length() - 4));
		}
		return open(rest, (flags & 0x20) != 0);
	}

	private static int flags(Room frame, int length) {
		long present = frame.u32Little(4);
		if ((present & 2) == 0) {
			return 0;
		}
		int at = 4;
		while (at + 4 <= length && (frame.u32Little(at) >> 31 & 1) == 1) {
			at += 4;
		}
		at += 4;
		if ((present & 1) != 0) {
			at = (at + 7) / 8 * 8 + 8;
		}
		return at < length ? frame.u8(at) : 0;
	}

	static List<Room> openOlder(Room frame, boolean prism) {
		if (!frame.has(8)) {
			return List.of();
		}
		long code = frame.u32(0);
		boolean network = !prism || code == 0x41 || code == 0x44 || code >> 4 == 0x8021100;
		long length = network ? frame.u32(4) : frame.u32Little(4);
		return length >= 8 && length <= frame.captured() ? open(frame.behind((int) length), false) : List.of();
	}

	static List<Room> openPpi(Room frame) {
		boolean wireless = frame.has(8) && frame.u32Little(4) == 105;
		int length = wireless ? frame.u16Little(2) : 0;
		return length >= 8 && frame.has(length) ? open(frame.behind(length), false) : List.of();
	}

	/** A frame from its frame control on. @param filled whether its header ends at a multiple of four bytes */
	static List<Room> open(Room frame, boolean filled) {
		if (!frame.has(24) || (frame.u8(0) & 0x4f) != 0x08) {
			return List.of();
		}
		boolean quality = (frame.u8(0) & 0x80) != 0;
		int flags = frame.u8(1);
		int control = (flags & 3) == 3 ? 30 : 24;
		int header = control + (quality ? 2 : 0) + (quality && (flags & 0x80) != 0 ? 4 : 0);
		if (filled) {
			header = (header + 3) / 4 * 4;
		}
		if (!frame.has(header) || (flags & 0x44) != 0 || (frame.u8(22) & 15) != 0) {
			return List.of();
		}
		Room body = frame.behind(header);
		List<Room> found = new ArrayList<>();
		if (quality && (frame.u8(control) & 0x80) != 0) {
			subframes(body, found);
		} else {
			add(found, body);
		}
		return found;
	}

	private static void subframes(Room body, List<Room> found) {
		Room next = body;
		while (next.has(14) && 14 + next.u16(12) <= next.length()) {
			int length = next.u16(12);
			add(found, next.behind(14).first(length));
			next = next.behind((14 + length + 3) / 4 * 4);
		}
	}

	/** A place is kept for a subframe that holds no packet: the others are counted with it. */
	private static void add(List<Room> found, Room body) {
		found.add(LinkLayers.llc(body, true).orElse(new Room(body.bytes(), body.bytes().length, body.bytes().length)));
	}
}
