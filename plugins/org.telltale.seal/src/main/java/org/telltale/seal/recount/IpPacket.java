package org.telltale.seal.recount;

import java.util.Arrays;
import java.util.Optional;

import org.telltale.base.IpAddress;

/**
 * One IP packet, whole or a fragment, as a frame carries it.
 *
 * @param source sender
 * @param destination receiver
 * @param protocol that of the payload (behind IPv6 extension headers)
 * @param length IP length, header included, as the header says
 * @param payload the captured bytes of the payload, never past the IP length
 * @param payloadLength length of the payload by the header; more than {@code payload} holds if the frame was cut
 * @param fragment where it belongs, if it is a fragment
 */
record IpPacket(IpAddress source, IpAddress destination, int protocol, long length, byte[] payload, long payloadLength,
		Optional<Fragment> fragment) {

	/**
	 * Place of a fragment.
	 *
	 * @param identification that of the datagram
	 * @param offset bytes from the start of the datagram's payload
	 * @param more whether others follow
	 */
	record Fragment(long identification, int offset, boolean more) {
	}

	private static final int ETHERNET = 1;
	private static final int LINUX_SLL = 113;
	private static final int LINUX_SLL2 = 276;
	private static final int IPV4 = 0x0800;
	private static final int IPV6 = 0x86dd;

	/** The packet in a frame; empty if there is none that can be read. */
	static Optional<IpPacket> of(byte[] frame, int linkType, long originalLength) {
		int start = switch (linkType) {
			case 0, 108 -> loopback(frame, linkType == 0);
			case ETHERNET -> behindTags(frame, 12);
			case LINUX_SLL -> behindTags(frame, 14);
			case LINUX_SLL2 -> sll2(frame);
			case 12, 14, 101 -> 0;
			case 228 -> frame.length > 0 && frame[0] >> 4 == 4 ? 0 : -1;
			case 229 -> frame.length > 0 && frame[0] >> 4 == 6 ? 0 : -1;
			default -> -1;
		};
		if (start < 0 || start >= frame.length) {
			return Optional.empty();
		}
		long wire = Math.max(originalLength, frame.length) - start;
		return switch ((frame[start] & 0xff) >> 4) {
			case 4 -> four(frame, start, wire);
			case 6 -> six(frame, start, wire);
			default -> Optional.empty();
		};
	}

	/** Address family in the order of the machine that captured (0) or of the network (108). */
	private static int loopback(byte[] frame, boolean anyOrder) {
		if (frame.length < 4) {
			return -1;
		}
		int family = (int) u32(frame, 0);
		int swapped = anyOrder ? Integer.reverseBytes(family) : family;
		return isIp(family) || isIp(swapped) ? 4 : -1;
	}

	private static boolean isIp(int family) {
		return family == 2 || family == 10 || family == 24 || family == 28 || family == 30;
	}

	private static int sll2(byte[] frame) {
		if (frame.length < 20) {
			return -1;
		}
		int type = u16(frame, 0);
		if (isTag(type)) {
			return behindTags(frame, 22);
		}
		return type == IPV4 || type == IPV6 ? 20 : -1;
	}

	/** Walks VLAN tags from the place of a type; the start of the IP header, or -1. */
	private static int behindTags(byte[] frame, int typeAt) {
		int at = typeAt;
		while (at + 2 <= frame.length && isTag(u16(frame, at))) {
			at += 4;
		}
		if (at + 2 > frame.length) {
			return -1;
		}
		int type = u16(frame, at);
		return type == IPV4 || type == IPV6 ? at + 2 : -1;
	}

	private static boolean isTag(int type) {
		return type == 0x8100 || type == 0x88a8 || type == 0x9100;
	}

	private static Optional<IpPacket> four(byte[] frame, int start, long wire) {
		if (frame.length - start < 20) {
			return Optional.empty();
		}
		int header = (frame[start] & 15) * 4;
		long total = u16(frame, start + 2);
		if (total == 0) {
			total = wire;
		}
		if (header < 20 || total < header) {
			return Optional.empty();
		}
		int flags = u16(frame, start + 6);
		boolean more = (flags & 0x2000) != 0;
		int offset = (flags & 0x1fff) * 8;
		Optional<Fragment> fragment = more || offset > 0 ? Optional.of(new Fragment(u16(frame, start + 4), offset, more)) : Optional.empty();
		return Optional.of(new IpPacket(address(frame, start + 12, 4), address(frame, start + 16, 4), frame[start + 9] & 0xff, total,
				part(frame, start + header, start + total), total - header, fragment));
	}

	private static Optional<IpPacket> six(byte[] frame, int start, long wire) {
		if (frame.length - start < 40) {
			return Optional.empty();
		}
		long payload = u16(frame, start + 4);
		long total = payload == 0 ? wire : payload + 40;
		int next = frame[start + 6] & 0xff;
		int at = start + 40;
		Optional<Fragment> fragment = Optional.empty();
		while (next == 0 || next == 43 || next == 60 || next == 44) {
			if (at + 8 > frame.length || fragment.isPresent()) {
				break;
			}
			if (next == 44) {
				int where = u16(frame, at + 2);
				boolean more = (where & 1) != 0;
				int offset = where & 0xfff8;
				if (more || offset > 0) {
					fragment = Optional.of(new Fragment(u32(frame, at + 4), offset, more));
				}
			}
			int length = next == 44 ? 8 : ((frame[at + 1] & 0xff) + 1) * 8;
			next = frame[at] & 0xff;
			at += length;
		}
		if (at > start + total || at > frame.length) {
			return Optional.empty();
		}
		return Optional.of(new IpPacket(address(frame, start + 8, 16), address(frame, start + 24, 16), next, total, part(frame, at, start + total),
				start + total - at, fragment));
	}

	private static byte[] part(byte[] frame, long from, long to) {
		int start = (int) Math.min(from, frame.length);
		return Arrays.copyOfRange(frame, start, (int) Math.max(start, Math.min(to, frame.length)));
	}

	private static IpAddress address(byte[] frame, int at, int length) {
		return IpAddress.of(Arrays.copyOfRange(frame, at, at + length));
	}

	private static int u16(byte[] b, int at) {
		return (b[at] & 0xff) << 8 | b[at + 1] & 0xff;
	}

	private static long u32(byte[] b, int at) {
		return (long) u16(b, at) << 16 | u16(b, at + 2);
	}
}
