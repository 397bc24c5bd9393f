package org.telltale.capture.neighbour;

import org.telltale.capture.field.Bit;
import org.telltale.capture.field.FieldBuilder;

/**
 * Fields of ICMP (RFC 792), ICMPv6 (RFC 4443) with neighbour discovery (RFC 4861, RFC 8106), and IGMP (RFC 1112, RFC 2236, RFC 3376), with
 * Wireshark's names. Stateless; never throws for any bytes.
 */
public final class IcmpFields {

	private static final int PREFIX = 3;

	private IcmpFields() {
	}

	/** ICMP of IPv4; where the packet begins that an error quotes, else -1. */
	public static int four(FieldBuilder in) {
		int type = (int) in.number("icmp.type", 1);
		in.number("icmp.code", 1);
		in.number("icmp.checksum", 2);
		return switch (type) {
			case 0, 8, 13, 14 -> {
				in.number("icmp.ident", 2);
				in.number("icmp.seq", 2);
				if (type >= 13) {
					in.number("icmp.originate_timestamp", 4);
					in.number("icmp.receive_timestamp", 4);
					in.number("icmp.transmit_timestamp", 4);
				} else {
					data(in, "data.data");
				}
				yield -1;
			}
			case 3 -> {
				in.bytes("icmp.unused", 1);
				in.number("icmp.length", 1);
				in.number("icmp.mtu", 2);
				yield quotation(in);
			}
			case 5 -> {
				in.address("icmp.redir_gw", 4);
				yield quotation(in);
			}
			case 4, 11, 12 -> {
				in.bytes("icmp.unused", 4);
				yield quotation(in);
			}
			default -> -1;
		};
	}

	/** ICMPv6; where the packet begins that an error quotes, else -1. */
	public static int six(FieldBuilder in) {
		int type = (int) in.number("icmpv6.type", 1);
		in.number("icmpv6.code", 1);
		in.number("icmpv6.checksum", 2);
		switch (type) {
			case 1, 3 -> in.bytes("icmpv6.reserved", 4);
			case 2 -> in.number("icmpv6.mtu", 4);
			case 4 -> in.number("icmpv6.pointer", 4);
			case 128, 129 -> {
				in.number("icmpv6.echo.identifier", 2);
				in.number("icmpv6.echo.sequence_number", 2);
				data(in, "data.data");
			}
			default -> discovery(in, type);
		}
		return type >= 1 && type <= 4 ? quotation(in) : -1;
	}

	private static int quotation(FieldBuilder in) {
		return in.left() > 0 ? in.at() : -1;
	}

	private static void data(FieldBuilder in, String name) {
		if (in.left() > 0) {
			in.bytes(name, in.left());
		}
	}

	/** RFC 4861 section 4; RFC 2710 section 3 (multicast listeners). */
	private static void discovery(FieldBuilder in, int type) {
		switch (type) {
			case 130, 131, 132 -> {
				in.number("icmpv6.mld.maximum_response_delay", 2);
				in.bytes("icmpv6.reserved", 2);
				in.address("icmpv6.mld.multicast_address", 16);
			}
			case 133 -> in.bytes("icmpv6.reserved", 4);
			case 134 -> {
				in.number("icmpv6.nd.ra.cur_hop_limit", 1);
				in.flags("icmpv6.nd.ra.flag", 1, Bit.one("icmpv6.nd.ra.flag.m"), Bit.one("icmpv6.nd.ra.flag.o"), Bit.one("icmpv6.nd.ra.flag.h"),
						new Bit("icmpv6.nd.ra.flag.prf", 2), Bit.one("icmpv6.nd.ra.flag.p"), new Bit("icmpv6.nd.ra.flag.rsv", 2));
				in.number("icmpv6.nd.ra.router_lifetime", 2);
				in.number("icmpv6.nd.ra.reachable_time", 4);
				in.number("icmpv6.nd.ra.retrans_timer", 4);
			}
			case 135 -> {
				in.bytes("icmpv6.reserved", 4);
				in.address("icmpv6.nd.ns.target_address", 16);
			}
			case 136 -> {
				in.flags("icmpv6.nd.na.flag", 4, Bit.one("icmpv6.nd.na.flag.r"), Bit.one("icmpv6.nd.na.flag.s"), Bit.one("icmpv6.nd.na.flag.o"),
						new Bit("icmpv6.nd.na.flag.rsv", 29));
				in.address("icmpv6.nd.na.target_address", 16);
			}
			case 137 -> {
				in.bytes("icmpv6.reserved", 4);
				in.address("icmpv6.rd.target_address", 16);
				in.address("icmpv6.rd.destination_address", 16);
			}
			case 143 -> reports(in);
			default -> {
				return;
			}
		}
		if (IcmpDecoder.isDiscovery(type)) {
			options(in);
		}
	}

	/** RFC 3810 section 5.2. */
	private static void reports(FieldBuilder in) {
		in.bytes("icmpv6.reserved", 2);
		in.number("icmpv6.mldr.nb_mcast_records", 2);
		while (in.left() >= 20) {
			int start = in.at();
			FieldBuilder record = in.part(20);
			record.number("icmpv6.mldr.mar.record_type", 1);
			int words = (int) record.number("icmpv6.mldr.mar.aux_data_len", 1);
			int sources = (int) record.number("icmpv6.mldr.mar.nb_sources", 2);
			record.address("icmpv6.mldr.mar.multicast_address", 16);
			in.group("icmpv6.mldr.mar", start, "", record);
			for (int i = 0; i < sources && in.left() >= 16; i++) {
				in.address("icmpv6.mldr.mar.source_address", 16);
			}
			if (words > 0) {
				in.bytes("icmpv6.mldr.mar.auxiliary_data", 4 * words);
			}
		}
	}

	/** RFC 4861 section 4.6. */
	private static void options(FieldBuilder in) {
		while (in.left() >= 8) {
			int start = in.at();
			int length = 8 * (in.peek16() & 0xff);
			int type = in.peek();
			if (length == 0 || length > in.left()) {
				return;
			}
			FieldBuilder option = in.part(length);
			option.number("icmpv6.opt.type", 1);
			option.number("icmpv6.opt.length", 1);
			switch (type) {
				case 1, 2 -> linkAddress(option, length);
				case PREFIX -> prefix(option);
				case 5 -> {
					option.bytes("icmpv6.opt.reserved", 2);
					option.number("icmpv6.opt.mtu", 4);
				}
				case 25 -> {
					option.bytes("icmpv6.opt.reserved", 2);
					option.number("icmpv6.opt.rdnss.lifetime", 4);
					while (option.left() >= 16) {
						option.address("icmpv6.opt.rdnss", 16);
					}
				}
				default -> option.bytes("icmpv6.opt.data", option.left());
			}
			in.group("icmpv6.opt", start, Integer.toString(type), option);
		}
	}

	private static void linkAddress(FieldBuilder option, int length) {
		if (length == 8) {
			option.mac("icmpv6.opt.linkaddr", 6);
		} else {
			option.bytes("icmpv6.opt.linkaddr", option.left());
		}
	}

	private static void prefix(FieldBuilder option) {
		option.number("icmpv6.opt.prefix.length", 1);
		option.flags("icmpv6.opt.prefix.flag", 1, Bit.one("icmpv6.opt.prefix.flag.l"), Bit.one("icmpv6.opt.prefix.flag.a"),
				Bit.one("icmpv6.opt.prefix.flag.r"), new Bit("icmpv6.opt.prefix.flag.reserved", 5));
		option.number("icmpv6.opt.prefix.valid_lifetime", 4);
		option.number("icmpv6.opt.prefix.preferred_lifetime", 4);
		option.bytes("icmpv6.opt.reserved", 4);
		option.address("icmpv6.opt.prefix", 16);
	}

	/** IGMP: what versions 1 and 2 have, and version 3's reports (RFC 3376 section 4.2). */
	public static void groups(FieldBuilder in) {
		int all = in.left();
		int type = (int) in.number("igmp.type", 1);
		if (type == 0x22) {
			in.bytes("igmp.reserved", 1);
			in.number("igmp.checksum", 2);
			in.bytes("igmp.reserved", 2);
			in.number("igmp.num_grp_recs", 2);
			while (in.left() >= 8) {
				in.number("igmp.record_type", 1);
				int words = (int) in.number("igmp.aux_data_len", 1);
				int sources = (int) in.number("igmp.num_src", 2);
				in.address("igmp.maddr", 4);
				for (int i = 0; i < sources && in.left() >= 4; i++) {
					in.address("igmp.saddr", 4);
				}
				if (words > 0) {
					in.bytes("igmp.aux_data", 4 * words);
				}
			}
			return;
		}
		in.number("igmp.max_resp", 1);
		in.number("igmp.checksum", 2);
		in.address("igmp.maddr", 4);
		if (type == 0x11 && all >= 12) {
			in.bits(1, new Bit("igmp.reserved", 4), Bit.one("igmp.s"), new Bit("igmp.qrv", 3));
			in.number("igmp.qqic", 1);
			in.number("igmp.num_src", 2);
			while (in.left() >= 4) {
				in.address("igmp.saddr", 4);
			}
		}
	}
}
