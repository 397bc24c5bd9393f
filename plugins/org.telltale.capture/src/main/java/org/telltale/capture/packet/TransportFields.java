package org.telltale.capture.packet;

import java.util.List;
import org.telltale.capture.field.Bit;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldBuilder;
import org.telltale.capture.field.FieldType;
import org.telltale.capture.field.Gaps;

/** Fields of TCP (RFC 9293) and UDP (RFC 768) headers, and the way to what they carry. Not thread-safe. */
final class TransportFields {

	private static final String FRAGMENTARY = "what an ICMP error quotes of a packet";

	private final FieldWalk walk;

	TransportFields(FieldWalk walk) {
		this.walk = walk;
	}

	/** A segment. @param quoted whether it only stands in an ICMP error */
	void tcp(int at, int end, int packetEnd, boolean quoted) {
		FieldBuilder in = walk.from(at, end);
		in.number("tcp.srcport", 2);
		in.number("tcp.dstport", 2);
		in.number("tcp.seq_raw", 4);
		in.number("tcp.ack_raw", 4);
		int place = in.at();
		long flags = in.take(2);
		if (end - at >= 14) {
			Bit.of(place, 1, flags >>> 8, new Bit("tcp.hdr_len", 4)).forEach(in::add);
			in.add(new Field("tcp.flags", FieldType.NUMBER, place, 2, new Field.Bits(4, 12), Long.toString(flags & 0xfff),
					Bit.of(place, 2, flags, new Bit("", 4), new Bit("tcp.flags.res", 3), Bit.one("tcp.flags.ae"), Bit.one("tcp.flags.cwr"),
							Bit.one("tcp.flags.ece"), Bit.one("tcp.flags.urg"), Bit.one("tcp.flags.ack"), Bit.one("tcp.flags.push"),
							Bit.one("tcp.flags.reset"), Bit.one("tcp.flags.syn"), Bit.one("tcp.flags.fin"))));
		}
		in.number("tcp.window_size_value", 2);
		in.number("tcp.checksum", 2);
		in.number("tcp.urgent_pointer", 2);
		int header = end - at >= 14 ? (int) (flags >>> 12) * 4 : 20;
		int payload = Math.min(end, at + Math.max(20, header));
		boolean fits = end - at >= 20 && header >= 20 && header <= packetEnd - at;
		if (fits) {
			options(in, payload);
		}
		walk.layer("tcp", "Transmission Control Protocol" + (fits ? ", " + ports(at) : ", cut or damaged"), at, fits ? payload : end, in);
		if (fits && payload < end) {
			payload(Packet.TCP, at, payload, end, packetEnd, quoted);
		}
	}

	private String ports(int at) {
		return Bytes.u16(walk.b, at) + " → " + Bytes.u16(walk.b, at + 2);
	}

	/** RFC 9293 section 3.2. */
	private void options(FieldBuilder in, int end) {
		int from = in.at();
		if (from >= end) {
			return;
		}
		FieldBuilder all = in.part(Math.min(in.left(), end - from));
		while (all.left() > 0) {
			int start = all.at();
			int kind = all.peek();
			int length = kind <= 1 ? 1 : all.left() > 1 ? all.peek16() & 0xff : 0;
			if (kind == 0) {
				FieldBuilder last = all.part(1);
				last.number("tcp.option_kind", 1);
				all.group("tcp.options.eol", start, "0", last);
				if (all.left() > 0) {
					all.bytes("tcp.options.padding", all.left());
				}
				break;
			}
			if (kind > 1 && length < 2 || length > all.left()) {
				all.bytes("tcp.options.damaged", all.left());
				break;
			}
			FieldBuilder option = all.part(length);
			option.number("tcp.option_kind", 1);
			if (length > 1) {
				option.number("tcp.option_len", 1);
			}
			option(option, kind, length);
			all.group(optionName(kind), start, Integer.toString(kind), option);
		}
		in.group("tcp.options", from, end - from + " bytes", all);
	}

	private static String optionName(int kind) {
		return switch (kind) {
			case 1 -> "tcp.options.nop";
			case 2 -> "tcp.options.mss";
			case 3 -> "tcp.options.wscale";
			case 4 -> "tcp.options.sack_perm";
			case 5 -> "tcp.options.sack";
			case 8 -> "tcp.options.timestamp";
			case 19 -> "tcp.options.md5";
			case 30 -> "tcp.options.mptcp";
			case 34 -> "tcp.options.tfo";
			default -> "tcp.options.unknown";
		};
	}

	private static void option(FieldBuilder in, int kind, int length) {
		if (kind == 2 && length == 4) {
			in.number("tcp.options.mss_val", 2);
		} else if (kind == 3 && length == 3) {
			in.number("tcp.options.wscale.shift", 1);
		} else if (kind == 8 && length == 10) {
			in.number("tcp.options.timestamp.tsval", 4);
			in.number("tcp.options.timestamp.tsecr", 4);
		} else if (kind == 5 && length % 8 == 2) {
			while (in.left() > 0) {
				in.number("tcp.options.sack_le", 4);
				in.number("tcp.options.sack_re", 4);
			}
		} else if (in.left() > 0) {
			in.bytes("tcp.options.data", in.left());
		}
	}

	/** A UDP header; the index behind what there is of it. */
	int udp(int at, int end) {
		FieldBuilder in = walk.from(at, end);
		in.number("udp.srcport", 2);
		in.number("udp.dstport", 2);
		in.number("udp.length", 2);
		in.number("udp.checksum", 2);
		int payload = Math.min(end, at + 8);
		walk.layer("udp", "User Datagram Protocol" + (end - at < 8 ? ", cut" : ", " + ports(at)), at, payload, in);
		return payload;
	}

	/** Where the datagram ends by its own length, if that fits the packet, else with the packet. */
	int room(int at, int packetEnd) {
		int length = walk.b.length - at >= 6 ? Bytes.u16(walk.b, at + 4) : 0;
		return length >= 8 && length <= packetEnd - at ? at + length : packetEnd;
	}

	/** The same, as far as it was captured. */
	int udpEnd(int at, int end, int packetEnd) {
		return Math.min(end, room(at, packetEnd));
	}

	/** What a transport carries. @param header where its header stands */
	void payload(int protocol, int header, int from, int end, int room, boolean quoted) {
		if (quoted) {
			walk.rest(from, end, FRAGMENTARY);
			return;
		}
		int source = Bytes.u16(walk.b, header);
		int destination = Bytes.u16(walk.b, header + 2);
		var payload = new PacketFields.Payload(protocol, source, destination, from, end, end == room);
		List<Field> layers = Gaps.filled(walk.payloads.layers(walk.b, payload), from, end, "");
		layers.forEach(walk::add);
	}
}
