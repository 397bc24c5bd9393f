package org.telltale.seal.recount;

import java.util.List;
import java.util.Optional;

/** From a frame to where IP begins in it: derivation.md, Link layers. An empty result is what that text calls nothing. */
final class LinkLayers {

	private LinkLayers() {
	}

	/** Where the packets of a frame begin, in order: none, one, or those of an A-MSDU. */
	static List<Room> open(byte[] frame, int linkType, long originalLength) {
		Room whole = new Room(frame, 0, Math.max(originalLength, frame.length));
		return switch (linkType) {
			case 105 -> WirelessFrames.open(whole, false);
			case 119, 163 -> WirelessFrames.openOlder(whole, linkType == 119);
			case 127 -> WirelessFrames.openRadiotap(whole);
			case 192 -> WirelessFrames.openPpi(whole);
			default -> one(whole, linkType).filter(room -> version(room) == 4 || version(room) == 6).map(List::of).orElse(List.of());
		};
	}

	private static Optional<Room> one(Room frame, int linkType) {
		return switch (linkType) {
			case 0, 108 -> family(frame, linkType == 0);
			case 1 -> ethernet(frame, true);
			case 9 -> ppp(frame, true);
			case 12, 14, 101 -> Optional.of(frame);
			case 228 -> Optional.of(frame).filter(room -> version(room) == 4);
			case 229 -> Optional.of(frame).filter(room -> version(room) == 6);
			case 50 -> frame.startsWith(0x0f) || frame.startsWith(0x8f) ? type(frame.behind(2), true) : ppp(frame, true);
			case 51 -> pppoe(frame, true);
			case 104 -> type(frame.behind(2), true);
			case 113 -> type(frame.behind(14), true);
			case 166 -> ppp(frame.behind(2), true);
			case 204 -> ppp(frame.behind(1), true);
			case 219 -> mpls(frame);
			case 239 -> nflog(frame);
			case 276 -> frame.has(20) ? typed(frame.u16(0), frame.behind(20), true, true) : Optional.empty();
			default -> Optional.empty();
		};
	}

	private static int version(Room room) {
		return room.has(1) ? room.u8(0) >> 4 : 0;
	}

	private static Optional<Room> family(Room frame, boolean anyOrder) {
		if (!frame.has(4)) {
			return Optional.empty();
		}
		boolean known = isIp(frame.u32(0)) || anyOrder && (isIp(frame.u32Little(0)) || frame.u16(2) == 0x0800 || frame.u16(2) == 0x86dd);
		return known ? Optional.of(frame.behind(4)) : Optional.empty();
	}

	private static boolean isIp(long family) {
		return family == 2 || family == 10 || family == 23 || family == 24 || family == 28 || family == 30;
	}

	/** @param labels whether MPLS may stand in it */
	static Optional<Room> ethernet(Room room, boolean labels) {
		return room.has(14) ? type(room.behind(12), labels) : Optional.empty();
	}

	private static Optional<Room> type(Room room, boolean labels) {
		return room.has(2) ? typed(room.u16(0), room.behind(2), labels, true) : Optional.empty();
	}

	/** What follows a type. @param plain whether it may be LLC */
	static Optional<Room> typed(int first, Room following, boolean labels, boolean plain) {
		int type = first;
		Room room = following;
		while (type == 0x8100 || type == 0x88a8 || type == 0x9100) {
			if (!room.has(4)) {
				return Optional.empty();
			}
			type = room.u16(2);
			room = room.behind(4);
		}
		if (type <= 0x05dc) {
			return plain ? llc(room, labels) : Optional.empty();
		}
		return switch (type) {
			case 0x0800, 0x86dd -> Optional.of(room);
			case 0x8847, 0x8848 -> labels ? mpls(room) : Optional.empty();
			case 0x8864 -> pppoe(room, labels);
			case 0x880b -> ppp(room, labels);
			default -> Optional.empty();
		};
	}

	static Optional<Room> llc(Room room, boolean labels) {
		if (room.startsWith(0x06, 0x06, 0x03)) {
			return Optional.of(room.behind(3));
		}
		boolean known = room.startsWith(0xaa, 0xaa, 0x03, 0, 0, 0) || room.startsWith(0xaa, 0xaa, 0x03, 0, 0, 0xf8);
		return known && room.has(8) ? typed(room.u16(6), room.behind(8), labels, false) : Optional.empty();
	}

	private static Optional<Room> mpls(Room room) {
		Room entry = room;
		while (entry.has(4) && entry.u8(2) % 2 == 0) {
			entry = entry.behind(4);
		}
		if (!entry.has(4)) {
			return Optional.empty();
		}
		Room carried = entry.behind(4);
		if (carried.isPlausibleIp()) {
			return Optional.of(carried);
		}
		Optional<Room> found = Optional.empty();
		if (carried.has(1) && carried.u8(0) < 0x10) {
			found = ethernet(carried.behind(4), false).filter(Room::isPlausibleIp);
		}
		return found.or(() -> ethernet(carried, false).filter(Room::isPlausibleIp));
	}

	private static Optional<Room> pppoe(Room room, boolean labels) {
		return room.has(6) && room.startsWith(0x11, 0) ? ppp(room.behind(6).first(room.u16(4)), labels) : Optional.empty();
	}

	private static Optional<Room> ppp(Room room, boolean labels) {
		Room at = room.startsWith(0xff, 0x03) ? room.behind(2) : room;
		if (!at.has(2)) {
			return Optional.empty();
		}
		boolean small = at.u8(0) % 2 == 1;
		Room carried = at.behind(small ? 1 : 2);
		return switch (small ? at.u8(0) : at.u16(0)) {
			case 0x21, 0x57 -> Optional.of(carried);
			case 0x281, 0x283 -> labels ? mpls(carried) : Optional.empty();
			default -> Optional.empty();
		};
	}

	private static Optional<Room> nflog(Room frame) {
		Room entry = frame.behind(4);
		boolean little = entry.has(4) && entry.u16Little(0) >= 4 && entry.u16Little(0) <= entry.length();
		while (entry.has(4)) {
			int length = little ? entry.u16Little(0) : entry.u16(0);
			int type = little ? entry.u16Little(2) : entry.u16(2);
			if (length < 4) {
				return Optional.empty();
			}
			if (type == 9) {
				return Optional.of(entry.first(length).behind(4));
			}
			entry = entry.behind((length + 3) / 4 * 4);
		}
		return Optional.empty();
	}
}
