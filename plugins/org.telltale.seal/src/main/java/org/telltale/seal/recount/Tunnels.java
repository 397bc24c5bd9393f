package org.telltale.seal.recount;

import java.util.Optional;

/** The packet that another one carries: derivation.md, Tunnels. */
final class Tunnels {

	private static final int MAX_DEPTH = 8;

	private Tunnels() {
	}

	/** What a whole packet carries. */
	static Optional<IpPacket> inside(IpPacket packet) {
		if (packet.depth() >= MAX_DEPTH || packet.fragment().isPresent()) {
			return Optional.empty();
		}
		Room payload = new Room(packet.payload(), 0, packet.payloadLength());
		Optional<Room> carried = switch (packet.protocol()) {
			case 4 -> ofVersion(payload, 4);
			case 41 -> ofVersion(payload, 6);
			case 47 -> gre(payload);
			case 17 -> Segment.of(packet).flatMap(Tunnels::udp);
			default -> Optional.empty();
		};
		return carried.filter(Room::isPlausibleIp).flatMap(room -> IpPacket.of(room, packet.depth() + 1, packet.ordinal()));
	}

	private static Optional<Room> ofVersion(Room room, int version) {
		return room.has(1) && room.u8(0) >> 4 == version ? Optional.of(room) : Optional.empty();
	}

	private static Optional<Room> gre(Room room) {
		if (!room.has(8) || (room.u16(0) & 0x4000) != 0) {
			return Optional.empty();
		}
		int flags = room.u16(0);
		int protocol = room.u16(2);
		int fields = 4 * Integer.bitCount(flags & 0xb000);
		return switch (flags & 7) {
			case 0 -> byProtocol(protocol, room.behind(4 + fields));
			case 1 -> protocol == 0x880b && (flags & 0x3000) == 0x3000
					? byProtocol(protocol, room.behind((flags & 0x80) != 0 ? 16 : 12).first(room.u16(4))) : Optional.empty();
			default -> Optional.empty();
		};
	}

	private static Optional<Room> byProtocol(int protocol, Room room) {
		return protocol == 0x6558 ? LinkLayers.ethernet(room, true)
				: protocol > 0x05dc ? LinkLayers.typed(protocol, room, true, true) : Optional.empty();
	}

	private static Optional<Room> udp(Segment datagram) {
		Room room = new Room(datagram.payload(), 0, datagram.payloadLength());
		int from = datagram.from().port();
		int to = datagram.to().port();
		if (to == 4789 || to == 8472) {
			return room.has(8) && (room.u8(0) & 8) != 0 ? LinkLayers.ethernet(room.behind(8), true) : Optional.empty();
		}
		if (from == 2152 || to == 2152) {
			return gtp(room);
		}
		return from == 3544 || to == 3544 ? teredo(room) : Optional.empty();
	}

	private static Optional<Room> gtp(Room payload) {
		if (!payload.has(8) || payload.u8(0) >> 4 != 3 || payload.u8(1) != 0xff || payload.u16(2) > payload.length() - 8) {
			return Optional.empty();
		}
		Room room = payload.behind(8).first(payload.u16(2));
		int flags = payload.u8(0) & 7;
		if (flags == 0) {
			return Optional.of(room);
		}
		if (!room.has(4)) {
			return Optional.empty();
		}
		int extension = (flags & 4) != 0 ? room.u8(3) : 0;
		room = room.behind(4);
		while (extension != 0) {
			int size = room.has(1) ? 4 * room.u8(0) : 0;
			if (size == 0 || !room.has(size)) {
				return Optional.empty();
			}
			extension = room.u8(size - 1);
			room = room.behind(size);
		}
		return Optional.of(room);
	}

	private static Optional<Room> teredo(Room payload) {
		Room room = payload;
		if (room.has(4) && room.u16(0) == 1) {
			room = room.behind(13 + room.u8(2) + room.u8(3));
		}
		if (room.has(8) && room.u16(0) == 0) {
			room = room.behind(8);
		}
		return ofVersion(room, 6);
	}
}
