package org.telltale.capture.packet;

import org.telltale.capture.frame.Frame;
import org.telltale.capture.frame.ProblemLog;

/**
 * Decodes a frame down to TCP and UDP: link layers, VLAN tags, IPv4 (RFC 791), IPv6 with extension headers (RFC 8200),
 * TCP (RFC 9293), UDP (RFC 768). Never past the IP total length. No tunnels. Not thread-safe.
 */
public final class PacketDecoder {

	/** What a frame turned out to be. */
	public enum Kind {
		/** A TCP segment or UDP datagram, or the first part of one. */
		TRANSPORT,
		/** A fragment of an IP packet; nothing behind the IP header is set. */
		FRAGMENT,
		/** Anything else. */
		OTHER
	}

	private final LinkLayer link = new LinkLayer();
	private final ProblemLog log;

	public PacketDecoder(ProblemLog log) {
		this.log = log;
	}

	/** Decodes {@code frame} into {@code packet}; what is not read is counted in the log. */
	public Kind decode(Frame frame, Packet packet) {
		int type = link.find(frame, packet);
		packet.bytes = frame.bytes;
		packet.frameStart = frame.start;
		int end = frame.start + frame.captured;
		return switch (type) {
			case LinkLayer.IPV4, LinkLayer.IPV6 -> network(frame, packet, link.start, end);
			case LinkLayer.CUT -> damaged(frame, "link header");
			case LinkLayer.NOT_READ -> {
				log.count("link.not-analysed." + frame.linkType, "link.not-analysed", frame.offset,
						"Frame of link type " + frame.linkType + linkName(frame.linkType) + " not analysed",
						"Nothing that these frames carry was examined; they are counted only.");
				yield Kind.OTHER;
			}
			default -> other(frame, type);
		};
	}

	/** By the version in the packet itself: senders have been seen to put IPv6 under IPv4's EtherType. */
	private Kind network(Frame frame, Packet packet, int start, int end) {
		int version = start < end ? frame.bytes[start] >> 4 & 15 : 0;
		return version == 4 ? four(frame, packet, start, end) : version == 6 ? six(frame, packet, start, end) : damaged(frame, "IP header");
	}

	private static String linkName(int linkType) {
		return switch (linkType) {
			case 9, 50, 51 -> " (PPP)";
			case 105 -> " (802.11)";
			case 127 -> " (radiotap, 802.11)";
			case 119, 163 -> " (802.11 with another header)";
			case 189, 220 -> " (USB)";
			case 187, 201 -> " (Bluetooth)";
			case 195, 230 -> " (802.15.4)";
			default -> "";
		};
	}

	private Kind other(Frame frame, int type) {
		if (type == LinkLayer.NO_IP) {
			log.count("link.no-ip", "link.protocol-not-analysed", frame.offset, "Frame of a link without EtherType that is not IP",
					"Nothing that these frames carry was examined.");
		}
		// ARP, LLDP, EAPOL and frames with an 802.2 length carry no IP by their nature: nothing is missed there.
		if (type >= 0x600 && type != 0x0806 && type != 0x88cc && type != 0x888e) {
			log.count("link.ethertype." + type, "link.protocol-not-analysed", frame.offset,
					"Frame of EtherType 0x" + Integer.toHexString(type) + " not analysed", "Nothing that these frames carry was examined.");
		}
		return Kind.OTHER;
	}

	private Kind damaged(Frame frame, String what) {
		boolean cut = frame.captured < frame.original;
		log.count("packet." + what + cut, cut ? "packet.cut" : "packet.damaged", frame.offset,
				cut ? "Frame captured only into its " + what : "Frame with a damaged " + what,
				"What it carried belongs to no flow and was not examined.");
		return Kind.OTHER;
	}

	private Kind four(Frame frame, Packet p, int at, int end) {
		byte[] b = frame.bytes;
		if (end - at < 20) {
			return damaged(frame, "IPv4 header");
		}
		int header = (b[at] & 15) * 4;
		int total = LinkLayer.u16(b, at + 2);
		if (total == 0) {
			// A capturing host that leaves segmentation to its network card sees packets before their length is set.
			total = (int) Math.min(Integer.MAX_VALUE, frame.original - (at - frame.start));
		}
		if (header < 20 || total < header || end - at < header) {
			return damaged(frame, "IPv4 header");
		}
		p.version = 4;
		p.sourceHigh = 0;
		p.destinationHigh = 0;
		p.sourceLow = u32(b, at + 12);
		p.destinationLow = u32(b, at + 16);
		p.ipBytes = total;
		p.protocol = b[at + 9] & 0xff;
		int flags = LinkLayer.u16(b, at + 6);
		p.fragmentOffset = (flags & 0x1fff) * 8;
		p.moreFragments = (flags & 0x2000) != 0;
		p.fragmentId = LinkLayer.u16(b, at + 4);
		return body(frame, p, at + header, at + total, end);
	}

	private Kind six(Frame frame, Packet p, int at, int end) {
		byte[] b = frame.bytes;
		if (end - at < 40) {
			return damaged(frame, "IPv6 header");
		}
		long length = LinkLayer.u16(b, at + 4);
		p.version = 6;
		p.sourceHigh = u32(b, at + 8) << 32 | u32(b, at + 12);
		p.sourceLow = u32(b, at + 16) << 32 | u32(b, at + 20);
		p.destinationHigh = u32(b, at + 24) << 32 | u32(b, at + 28);
		p.destinationLow = u32(b, at + 32) << 32 | u32(b, at + 36);
		p.ipBytes = length == 0 ? Math.min(Integer.MAX_VALUE, frame.original - (at - frame.start)) : 40 + length;
		p.fragmentOffset = 0;
		p.moreFragments = false;
		int next = b[at + 6] & 0xff;
		int header = at + 40;
		int packetEnd = (int) (at + p.ipBytes);
		while (next == 0 || next == 43 || next == 60 || next == 44) {
			int room = Math.min(end, packetEnd) - header;
			int size = room < 8 ? 9 : next == 44 ? 8 : 8 + 8 * (b[header + 1] & 0xff);
			if (size > room) {
				return damaged(frame, "IPv6 extension header");
			}
			if (next == 44) {
				p.fragmentOffset = LinkLayer.u16(b, header + 2) & 0xfff8;
				p.moreFragments = (b[header + 3] & 1) != 0;
				p.fragmentId = u32(b, header + 4);
			}
			next = b[header] & 0xff;
			header += size;
			if (p.fragmentOffset > 0 || p.moreFragments) {
				break;
			}
		}
		p.protocol = next;
		return body(frame, p, header, packetEnd, end);
	}

	private Kind body(Frame frame, Packet p, int start, int packetEnd, int captureEnd) {
		p.bodyStart = start;
		p.bodyLength = packetEnd - start;
		p.bodyCaptured = Math.max(0, Math.min(packetEnd, captureEnd) - start);
		p.fragment = p.fragmentOffset > 0 || p.moreFragments;
		if (p.fragment) {
			return Kind.FRAGMENT;
		}
		return transport(p) ? Kind.TRANSPORT : noTransport(frame, p);
	}

	private Kind noTransport(Frame frame, Packet p) {
		if (p.protocol == Packet.TCP || p.protocol == Packet.UDP) {
			return damaged(frame, p.protocol == Packet.TCP ? "TCP header" : "UDP header");
		}
		switch (p.protocol) {
			case 1, 2, 58 -> log.count("ip." + p.protocol, "ip.protocol-not-analysed", frame.offset,
					(p.protocol == 2 ? "IGMP" : "ICMP") + " packet not analysed", "It belongs to no flow and was not searched.");
			default -> log.count("ip." + p.protocol, "ip.protocol-not-analysed", frame.offset,
					"IP packet of protocol " + p.protocol + protocolName(p.protocol) + " not analysed",
					"What it carries, possibly other packets, was not examined.");
		}
		return Kind.OTHER;
	}

	private static String protocolName(int protocol) {
		return switch (protocol) {
			case 4 -> " (IPv4 in IP)";
			case 41 -> " (IPv6 in IP)";
			case 47 -> " (GRE)";
			case 50 -> " (ESP)";
			case 132 -> " (SCTP)";
			default -> "";
		};
	}

	/** Reads the transport header at {@code bodyStart}; false if there is none or too little of it. */
	public static boolean transport(Packet p) {
		byte[] b = p.bytes;
		int at = p.bodyStart;
		if (p.protocol == Packet.TCP && p.bodyCaptured >= 20) {
			int header = (b[at + 12] >> 4 & 15) * 4;
			if (header < 20 || header > p.bodyLength) {
				return false;
			}
			p.sequence = u32(b, at + 4);
			p.flags = b[at + 13] & 0xff;
			payload(p, header, p.bodyLength - header);
			return true;
		}
		if (p.protocol == Packet.UDP && p.bodyCaptured >= 8) {
			int length = LinkLayer.u16(b, at + 4);
			p.sequence = 0;
			p.flags = 0;
			p.falseLength = length < 8 || length > p.bodyLength;
			payload(p, 8, (p.falseLength ? p.bodyLength : length) - 8);
			return true;
		}
		return false;
	}

	private static void payload(Packet p, int header, int length) {
		p.sourcePort = LinkLayer.u16(p.bytes, p.bodyStart);
		p.destinationPort = LinkLayer.u16(p.bytes, p.bodyStart + 2);
		p.payloadStart = p.bodyStart + header;
		p.payloadLength = length;
		p.payloadCaptured = Math.max(0, Math.min(length, p.bodyCaptured - header));
	}

	private static long u32(byte[] b, int at) {
		return (long) LinkLayer.u16(b, at) << 16 | LinkLayer.u16(b, at + 2);
	}
}
