package org.telltale.capture.packet;

import org.telltale.capture.frame.Frame;

/** Finds the network packet behind a frame's link-layer header. The closed list of {@code derivation.md}, Decapsulation. */
final class LinkLayer {

	static final int IPV4 = 0x0800;
	static final int IPV6 = 0x86dd;
	/** The frame is too short for its link layer. */
	static final int CUT = -1;
	/** The link type is not read. */
	static final int NOT_READ = -2;
	/** The link says no EtherType, and what follows is not IP. */
	static final int NO_IP = -3;

	/** Index of the network packet in the frame's array, after {@link #find}. */
	int start;

	/** The EtherType of what the frame carries, {@link #CUT}, {@link #NOT_READ} or {@link #NO_IP}; sets {@link #start} and the MACs. */
	int find(Frame frame, Packet packet) {
		byte[] b = frame.bytes;
		int at = frame.start;
		int end = at + frame.captured;
		packet.sourceMac = Packet.NO_MAC;
		packet.destinationMac = Packet.NO_MAC;
		switch (frame.linkType) {
			case 1 -> {
				if (end - at < 14) {
					return CUT;
				}
				packet.destinationMac = mac(b, at);
				packet.sourceMac = mac(b, at + 6);
				return tagged(b, at + 12, end);
			}
			case 12, 14, 101, 228, 229 -> {
				start = at;
				return end - at < 1 ? CUT : byNibble(b[at], frame.linkType);
			}
			case 113 -> {
				if (end - at >= 16 && u16(b, at + 4) == 6) {
					packet.sourceMac = mac(b, at + 6);
				}
				return tagged(b, at + 14, end);
			}
			case 276 -> {
				if (end - at < 20) {
					return CUT;
				}
				if (b[at + 11] == 6) {
					packet.sourceMac = mac(b, at + 12);
				}
				start = at + 20;
				return behindTags(b, u16(b, at), end);
			}
			case 0, 108 -> {
				start = at + 4;
				return end - at < 4 ? CUT : byFamily(b, at, frame.linkType == 0);
			}
			default -> {
				return NOT_READ;
			}
		}
	}

	/** The EtherType at {@code at}, VLAN tags passed over (IEEE 802.1Q, 802.1ad, and the older 0x9100). */
	private int tagged(byte[] b, int at, int end) {
		if (end - at < 2) {
			return CUT;
		}
		start = at + 2;
		return behindTags(b, u16(b, at), end);
	}

	private int behindTags(byte[] b, int etherType, int end) {
		int type = etherType;
		while (type == 0x8100 || type == 0x88a8 || type == 0x9100) {
			if (end - start < 4) {
				return CUT;
			}
			type = u16(b, start + 2);
			start += 4;
		}
		return type;
	}

	/** Address families differ between systems; NULL has them in the byte order of the capturing machine, LOOP in the network's. */
	private static int byFamily(byte[] b, int at, boolean anyOrder) {
		int family = u16(b, at) << 16 | u16(b, at + 2);
		int known = ip(family);
		return known == NO_IP && anyOrder ? ip(Integer.reverseBytes(family)) : known;
	}

	private static int ip(int family) {
		return switch (family) {
			case 2 -> IPV4;
			case 10, 24, 28, 30 -> IPV6;
			default -> NO_IP;
		};
	}

	private static int byNibble(byte first, int linkType) {
		return switch (first >> 4 & 15) {
			case 4 -> linkType == 229 ? NO_IP : IPV4;
			case 6 -> linkType == 228 ? NO_IP : IPV6;
			default -> NO_IP;
		};
	}

	static int u16(byte[] b, int at) {
		return (b[at] & 0xff) << 8 | b[at + 1] & 0xff;
	}

	private static long mac(byte[] b, int at) {
		return (long) u16(b, at) << 32 | (long) u16(b, at + 2) << 16 | u16(b, at + 4);
	}
}
