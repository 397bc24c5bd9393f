package org.telltale.seal.recount;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.telltale.base.IpAddress;

/**
 * One IP packet, whole or a fragment, as a frame carries it: derivation.md, IP.
 *
 * @param depth number of IP headers before its own
 * @param ordinal which of several packets of its frame it is or lies in, from 0
 * @param source sender
 * @param destination receiver
 * @param protocol that of the payload (behind the headers that are walked)
 * @param length IP length, header included, as the header says
 * @param payload the captured bytes of the payload, never past the IP length
 * @param payloadLength length of the payload by the header; more than {@code payload} holds if the frame was cut
 * @param fragment where it belongs, if it is a fragment
 */
record IpPacket(int depth, int ordinal, IpAddress source, IpAddress destination, int protocol, long length, byte[] payload, long payloadLength,
		Optional<Fragment> fragment) {

	private static final int FRAGMENT_HEADER = 44;
	private static final int AUTHENTICATION_HEADER = 51;
	private static final long MAX_LENGTH = 1L << 30;

	/**
	 * Place of a fragment.
	 *
	 * @param identification that of the datagram
	 * @param offset bytes from the start of the datagram's payload
	 * @param more whether others follow
	 */
	record Fragment(long identification, int offset, boolean more) {
	}

	/** The packets of a frame outside any tunnel, in order. */
	static List<IpPacket> of(byte[] frame, int linkType, long originalLength) {
		List<IpPacket> packets = new ArrayList<>();
		int ordinal = 0;
		for (Room room : LinkLayers.open(frame, linkType, originalLength)) {
			of(room, 0, ordinal++).ifPresent(packets::add);
		}
		return packets;
	}

	/** The packet at a place; empty if it is damaged or was not captured far enough. */
	static Optional<IpPacket> of(Room room, int depth, int ordinal) {
		if (!room.has(20)) {
			return Optional.empty();
		}
		return switch (room.u8(0) >> 4) {
			case 4 -> four(room, depth, ordinal);
			case 6 -> six(room, depth, ordinal);
			default -> Optional.empty();
		};
	}

	private static Optional<IpPacket> four(Room room, int depth, int ordinal) {
		int header = (room.u8(0) & 15) * 4;
		long total = room.u16(2) == 0 ? room.length() : room.u16(2);
		if (header < 20 || total < header || !room.has(header)) {
			return Optional.empty();
		}
		boolean more = (room.u16(6) & 0x2000) != 0;
		int offset = (room.u16(6) & 0x1fff) * 8;
		Optional<Fragment> fragment = more || offset > 0 ? Optional.of(new Fragment(room.u16(4), offset, more)) : Optional.empty();
		return new IpPacket(depth, ordinal, address(room, 12, 4), address(room, 16, 4), room.u8(9), total, room.part(header, total), total - header,
				fragment).walked();
	}

	private static Optional<IpPacket> six(Room room, int depth, int ordinal) {
		if (!room.has(40)) {
			return Optional.empty();
		}
		long payload = room.u16(4);
		if (payload == 0) {
			payload = jumbo(room).orElse(room.behind(40).length());
		}
		if (payload > MAX_LENGTH) {
			return Optional.empty();
		}
		return new IpPacket(depth, ordinal, address(room, 8, 16), address(room, 24, 16), room.u8(6), payload + 40, room.part(40, payload + 40), payload,
				Optional.empty()).walked();
	}

	/** The number in the first option 0xc2 of four bytes of a hop-by-hop header that comes first. */
	private static Optional<Long> jumbo(Room room) {
		Room options = room.behind(40);
		if (room.u8(6) != 0 || !options.has(8)) {
			return Optional.empty();
		}
		Room option = options.first(8 + 8L * options.u8(1)).behind(2);
		while (option.has(2)) {
			if (option.u8(0) == 0xc2 && option.u8(1) == 4 && option.has(6)) {
				return Optional.of(option.u32(2));
			}
			option = option.behind(option.u8(0) == 0 ? 1 : 2 + option.u8(1));
		}
		return Optional.empty();
	}

	/** The packet behind the headers that are walked; empty if one is damaged or was cut. */
	Optional<IpPacket> walked() {
		if (fragment.isPresent() || !isWalked(protocol)) {
			return Optional.of(this);
		}
		int next = protocol;
		Room room = new Room(payload, 0, payloadLength);
		Optional<Fragment> place = fragment;
		while (place.isEmpty() && isWalked(next)) {
			if (!room.has(8)) {
				return Optional.empty();
			}
			int size = next == FRAGMENT_HEADER ? 8 : next == AUTHENTICATION_HEADER ? 8 + 4 * room.u8(1) : 8 + 8 * room.u8(1);
			if (!room.has(size)) {
				return Optional.empty();
			}
			if (next == FRAGMENT_HEADER && (room.u16(2) & 0xfff9) != 0) {
				place = Optional.of(new Fragment(room.u32(4), room.u16(2) & 0xfff8, (room.u16(2) & 1) != 0));
			}
			next = room.u8(0);
			room = room.behind(size);
		}
		return Optional.of(new IpPacket(depth, ordinal, source, destination, next, length, room.part(0, room.length()), room.length(), place));
	}

	private boolean isWalked(int next) {
		return next == AUTHENTICATION_HEADER || source.version() == 6
				&& (next == 0 || next == 43 || next == FRAGMENT_HEADER || next == 60 || next == 135 || next == 139 || next == 140);
	}

	private static IpAddress address(Room room, int offset, int length) {
		return IpAddress.of(Arrays.copyOfRange(room.bytes(), room.at() + offset, room.at() + offset + length));
	}
}
