package org.telltale.capture.dhcp;

import java.util.List;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldBuilder;
import org.telltale.capture.field.FieldReader;

/** Takes a DHCPv6 message apart (RFC 8415 sections 8, 9, 21), with Wireshark's names. */
public final class Dhcpv6Fields implements FieldReader {

	private static final int RELAY_FORWARD = 12;
	private static final int RELAY_REPLY = 13;
	/** Options in options, messages in relayed messages. */
	private static final int MAX_DEPTH = 8;

	@Override
	public List<Field> fields(byte[] message) {
		FieldBuilder in = new FieldBuilder(message, 0, message.length);
		message(in, 0);
		return in.fields();
	}

	private static void message(FieldBuilder in, int depth) {
		long type = in.number("dhcpv6.msgtype", 1);
		if (type == RELAY_FORWARD || type == RELAY_REPLY) {
			in.number("dhcpv6.hopcount", 1);
			in.address("dhcpv6.linkaddr", 16);
			in.address("dhcpv6.peeraddr", 16);
		} else {
			in.number("dhcpv6.xid", 3);
		}
		options(in, depth);
	}

	private static void options(FieldBuilder in, int depth) {
		while (in.left() > 0 && depth < MAX_DEPTH) {
			int start = in.at();
			int code = in.peek16();
			int length = in.left() < 4 ? 0 : in.peekAt(2) << 8 | in.peekAt(3);
			if (in.left() < 4 + length) {
				in.skip(4 + length); // cut: nothing more is read
				return;
			}
			FieldBuilder parts = in.part(4 + length);
			parts.number("dhcpv6.option.code", 2);
			parts.number("dhcpv6.option.length", 2);
			content(parts, code, length, depth);
			in.group("dhcpv6.option.type", start, Integer.toString(code), parts);
		}
	}

	private static void content(FieldBuilder in, int code, int length, int depth) {
		switch (code) {
			case 1, 2 -> unique(in, length);
			case 3, 25 -> {
				in.bytes("dhcpv6.iaid", 4);
				in.number("dhcpv6.iaid.t1", 4);
				in.number("dhcpv6.iaid.t2", 4);
				options(in, depth + 1);
			}
			case 4 -> {
				in.bytes("dhcpv6.iaid", 4);
				options(in, depth + 1);
			}
			case 5 -> {
				in.address("dhcpv6.iaaddr.ip", 16);
				in.number("dhcpv6.iaaddr.pref_lifetime", 4);
				in.number("dhcpv6.iaaddr.valid_lifetime", 4);
				options(in, depth + 1);
			}
			case 6 -> {
				while (in.left() > 0) {
					in.number("dhcpv6.requested_option_code", 2);
				}
			}
			case 7 -> in.number("dhcpv6.option_preference", 1);
			case 8 -> in.number("dhcpv6.elapsed_time", 2);
			case 9 -> message(in, depth + 1);
			case 13 -> {
				in.number("dhcpv6.status_code", 2);
				in.text("dhcpv6.status_msg", in.left());
			}
			case 16 -> {
				in.number("dhcpv6.vendorclass.enterprise", 4);
				while (in.left() > 0) {
					in.text("dhcpv6.vendorclass.data", (int) in.number("dhcpv6.vendorclass.data.length", 2));
				}
			}
			case 23 -> {
				while (in.left() > 0) {
					in.address("dhcpv6.dns_server", 16);
				}
			}
			case 24 -> DomainNames.add(in, "dhcpv6.search_list_entry");
			case 26 -> prefix(in, depth);
			case 39 -> { // RFC 4704 section 4
				in.number("dhcpv6.client_fqdn_flags", 1);
				DomainNames.add(in, "dhcpv6.client_domain");
			}
			default -> in.bytes("dhcpv6.option.data", length);
		}
	}

	private static void prefix(FieldBuilder in, int depth) {
		in.number("dhcpv6.iaprefix.pref_lifetime", 4);
		in.number("dhcpv6.iaprefix.valid_lifetime", 4);
		in.number("dhcpv6.iaprefix.pref_len", 1);
		in.address("dhcpv6.iaprefix.pref_addr", 16);
		options(in, depth + 1);
	}

	/** DHCP unique identifier (section 11). */
	private static void unique(FieldBuilder in, int length) {
		FieldBuilder whole = in.part(length);
		int start = whole.at();
		long type = whole.number("dhcpv6.duid.type", 2);
		if (type == 1 && length == 14) {
			whole.number("dhcpv6.duidllt.hwtype", 2);
			whole.number("dhcpv6.duidllt.time", 4);
			whole.mac("dhcpv6.duidllt.link_layer_addr", 6);
		} else if (type == 3 && length == 10) {
			whole.number("dhcpv6.duidll.hwtype", 2);
			whole.mac("dhcpv6.duidll.link_layer_addr", 6);
		} else if (type == 2 && length > 6) {
			whole.number("dhcpv6.duiden.enterprise", 4);
			whole.bytes("dhcpv6.duiden.identifier", length - 6);
		} else if (length > 2) {
			whole.bytes("dhcpv6.duiduuid.bytes", length - 2);
		}
		in.group("dhcpv6.duid.bytes", start, "DUID " + type, whole);
	}
}
