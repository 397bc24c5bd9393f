package org.telltale.capture.packet;

import java.util.List;
import java.util.function.IntSupplier;
import org.telltale.capture.field.Bit;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldBuilder;
import org.telltale.capture.field.FieldType;
import org.telltale.capture.neighbour.IcmpFields;

/**
 * Fields of IPv4 (RFC 791) and IPv6 (RFC 8200) headers, and the way to what they carry. Lengths are believed as {@link IpHeader}
 * believes them. Each method returns the index behind the packet, or behind what was captured of it. Not thread-safe.
 */
final class IpFields {

	private final FieldWalk walk;
	private final TunnelFields tunnels;
	private int depth;
	/** Whether an ICMP error's quotation is read: what it carries is nobody's message. */
	private boolean quoted;

	IpFields(FieldWalk walk, LinkFields link) {
		this.walk = walk;
		this.tunnels = new TunnelFields(walk, link, this);
	}

	/** A packet of the version that it says itself. */
	int read(int at, int end, int room) {
		if (at >= end || !walk.deeper(at, end)) {
			return end;
		}
		int version = walk.b[at] >> 4 & 15;
		if (version != 4 && version != 6) {
			walk.rest(at, end, "neither IPv4 nor IPv6");
			return end;
		}
		return version == 4 ? four(at, end, room) : six(at, end, room);
	}

	/**
	 * What a tunnel carries; only so many tunnels, one in another, are read.
	 *
	 * @param end behind the captured bytes of the packet around it
	 * @param reading takes it apart, and gives the index behind it
	 */
	int inner(int at, int end, IntSupplier reading) {
		if (depth >= IpBody.MAX_DEPTH) {
			walk.rest(at, end, "more than " + IpBody.MAX_DEPTH + " tunnels");
			return end;
		}
		depth++;
		int behind = reading.getAsInt();
		depth--;
		return behind;
	}

	private int four(int at, int end, int room) {
		byte[] b = walk.b;
		FieldBuilder in = walk.from(at, end);
		in.bits(1, new Bit("ip.version", 4), new Bit("ip.hdr_len", 4));
		in.flags("ip.dsfield", 1, new Bit("ip.dsfield.dscp", 6), new Bit("ip.dsfield.ecn", 2));
		in.number("ip.len", 2);
		in.number("ip.id", 2);
		int fragment = in.peek16();
		int place = in.at();
		in.skip(2);
		if (fragment >= 0) {
			in.add(new Field("ip.flags", FieldType.NUMBER, place, 1, new Field.Bits(0, 3), Integer.toString(fragment >> 13),
					Bit.of(place, 1, fragment >> 8, Bit.one("ip.flags.rb"), Bit.one("ip.flags.df"), Bit.one("ip.flags.mf"))));
			Bit.of(place, 2, fragment, new Bit("", 3), new Bit("ip.frag_offset", 13)).forEach(in::add);
		}
		in.number("ip.ttl", 1);
		int protocol = (int) in.number("ip.proto", 1);
		in.number("ip.checksum", 2);
		in.address("ip.src", 4);
		in.address("ip.dst", 4);
		if (end - at < 20) {
			walk.layer("ip", "Internet Protocol, version 4, cut", at, end, in);
			return end;
		}
		int header = (b[at] & 15) * 4;
		int total = Bytes.u16(b, at + 2) == 0 ? room - at : Bytes.u16(b, at + 2);
		int body = Math.min(end, at + Math.max(20, header));
		options(in, body);
		walk.layer("ip", title(4, in), at, body, in);
		if (header < 20 || total < header) {
			walk.rest(body, end, "the IPv4 header's lengths contradict each other");
			return end;
		}
		int last = Math.min(end, at + total);
		if ((fragment & 0x3fff) != 0) {
			walk.rest(body, last, "fragment of an IP packet, protocol " + protocol);
			return last;
		}
		body(4, protocol, body, last, at + total);
		return last;
	}

	private static String title(int version, FieldBuilder in) {
		List<Field> fields = in.fields();
		String source = "";
		String destination = "";
		for (Field field : fields) {
			source = field.name().endsWith(".src") ? field.value() : source;
			destination = field.name().endsWith(".dst") ? field.value() : destination;
		}
		return "Internet Protocol, version " + version + ", " + source + " → " + destination;
	}

	/** RFC 791 section 3.1. */
	private static void options(FieldBuilder in, int end) {
		while (in.left() > 0 && in.at() < end) {
			int start = in.at();
			int type = in.peek();
			int length = type <= 1 ? 1 : in.left() > 1 ? in.peek16() & 0xff : 0;
			if (type == 0 || type > 1 && length < 2 || length > end - start) {
				in.bytes(type == 0 ? "ip.opt.padding" : "ip.opt.damaged", end - start);
				return;
			}
			FieldBuilder parts = in.part(length);
			parts.flags("ip.opt.type", 1, Bit.one("ip.opt.type.copy"), new Bit("ip.opt.type.class", 2), new Bit("ip.opt.type.number", 5));
			if (length > 1) {
				parts.number("ip.opt.len", 1);
			}
			if (length > 2) {
				parts.bytes("ip.opt.data", length - 2);
			}
			in.group("ip.opt", start, Integer.toString(type), parts);
		}
	}

	private int six(int at, int end, int room) {
		FieldBuilder in = walk.from(at, end);
		int start = in.at();
		long first = in.take(4);
		if (end - at >= 4) {
			Bit.of(start, 1, first >>> 24, new Bit("ipv6.version", 4)).forEach(in::add);
			in.add(new Field("ipv6.tclass", FieldType.NUMBER, start, 2, new Field.Bits(4, 8), Long.toString(first >>> 20 & 0xff),
					Bit.of(start, 2, first >>> 16, new Bit("", 4), new Bit("ipv6.tclass.dscp", 6), new Bit("ipv6.tclass.ecn", 2))));
			Bit.of(start + 1, 3, first & 0xffffff, new Bit("", 4), new Bit("ipv6.flow", 20)).forEach(in::add);
		}
		long length = in.number("ipv6.plen", 2);
		int next = (int) in.number("ipv6.nxt", 1);
		in.number("ipv6.hlim", 1);
		in.address("ipv6.src", 16);
		in.address("ipv6.dst", 16);
		int body = Math.min(end, at + 40);
		walk.layer("ipv6", end - at < 40 ? "Internet Protocol, version 6, cut" : title(6, in), at, body, in);
		if (end - at < 40) {
			return end;
		}
		if (length == 0) {
			length = Math.max(0, next == IpHeader.HOP_BY_HOP ? IpHeader.jumbo(walk.b, body, end, room - body) : room - body);
		}
		int packetEnd = (int) Math.min(Integer.MAX_VALUE - 64, body + length);
		int last = Math.min(end, packetEnd);
		body(6, next, body, last, packetEnd);
		return last;
	}

	/** What follows the IP header: extension headers first. @param end behind its captured bytes @param packetEnd behind the packet */
	private void body(int version, int first, int at, int end, int packetEnd) {
		ExtensionFields extensions = new ExtensionFields(walk, version);
		int next = extensions.read(first, at, end);
		int protocol = extensions.protocol();
		if (next >= end) {
			return;
		}
		if (!extensions.wrong().isEmpty()) {
			walk.rest(next, end, extensions.wrong());
			return;
		}
		carried(version, protocol, next, end, packetEnd);
	}

	private void carried(int version, int protocol, int at, int end, int packetEnd) {
		TransportFields transport = new TransportFields(walk);
		switch (protocol) {
			case Packet.TCP -> transport.tcp(at, end, packetEnd, quoted);
			case Packet.UDP -> {
				int payload = transport.udp(at, end);
				int last = transport.udpEnd(at, end, packetEnd);
				if (payload < last && (quoted || !tunnels.byPorts(at, payload, last, transport.room(at, packetEnd)))) {
					transport.payload(Packet.UDP, at, payload, last, transport.room(at, packetEnd), quoted);
				}
				walk.rest(Math.max(payload, last), end, "behind the UDP datagram");
			}
			case 1, 58 -> icmp(version, protocol, at, end);
			case 2 -> {
				FieldBuilder in = walk.from(at, end);
				IcmpFields.groups(in);
				walk.layer("igmp", "Internet Group Management Protocol", at, end, in);
			}
			case 4, 41, 47 -> tunnels.byProtocol(protocol, at, end, packetEnd);
			case 59 -> walk.rest(at, end, "IPv6 says that nothing follows");
			default -> walk.rest(at, end, "IP protocol " + protocol + IpBody.name(protocol));
		}
	}

	private void icmp(int version, int protocol, int at, int end) {
		FieldBuilder in = walk.from(at, end);
		int quotation = version == 4 && protocol == 1 ? IcmpFields.four(in) : IcmpFields.six(in);
		int to = quotation < 0 ? end : quotation;
		walk.layer(protocol == 1 ? "icmp" : "icmpv6", "Internet Control Message Protocol" + (protocol == 1 ? "" : ", version 6"), at, to, in);
		if (quotation >= 0 && quotation < end && !quoted) {
			quoted = true;
			int behind = read(quotation, end, Math.max(end, 1 << 30));
			quoted = false;
			walk.rest(behind, end, "behind the quoted packet");
		} else if (quotation >= 0) {
			walk.rest(quotation, end, "what an ICMP error in another one quotes");
		}
	}
}
