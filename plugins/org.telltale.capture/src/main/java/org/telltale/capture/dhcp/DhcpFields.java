package org.telltale.capture.dhcp;

import java.util.List;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldBuilder;
import org.telltale.capture.field.FieldReader;

/** Takes a DHCP message apart (RFC 2131 section 2, options of RFC 2132 and others), with Wireshark's names. */
public final class DhcpFields implements FieldReader {

	private static final int ETHERNET = 1;
	private static final int PAD = 0;
	private static final int END = 255;

	@Override
	public List<Field> fields(byte[] message) {
		FieldBuilder in = new FieldBuilder(message, 0, message.length);
		in.number("dhcp.type", 1);
		boolean ethernet = in.number("dhcp.hw.type", 1) == ETHERNET;
		ethernet &= in.number("dhcp.hw.len", 1) == 6;
		in.number("dhcp.hops", 1);
		in.number("dhcp.id", 4);
		in.number("dhcp.secs", 2);
		in.number("dhcp.flags", 2);
		in.address("dhcp.ip.client", 4);
		in.address("dhcp.ip.your", 4);
		in.address("dhcp.ip.server", 4);
		in.address("dhcp.ip.relay", 4);
		if (ethernet) {
			in.mac("dhcp.hw.mac_addr", 6);
			in.bytes("dhcp.hw.addr_padding", 10);
		} else {
			in.bytes("dhcp.hw.addr", 16);
		}
		in.text("dhcp.server", 64);
		in.text("dhcp.file", 128);
		in.address("dhcp.cookie", 4);
		while (in.left() > 0) {
			int code = in.peek();
			if (code == PAD) {
				padding(in);
			} else if (code == END) {
				in.number("dhcp.option.end", 1);
				break;
			} else {
				option(in, code);
			}
		}
		if (in.left() > 0 && in.peek() == PAD) {
			padding(in);
		}
		return in.fields();
	}

	/** Zeros in one field. */
	private static void padding(FieldBuilder in) {
		int count = 0;
		while (in.peekAt(count) == PAD) {
			count++;
		}
		in.bytes("dhcp.option.padding", count);
	}

	private static void option(FieldBuilder in, int code) {
		int start = in.at();
		int length = in.left() < 2 ? 0 : in.peek16() & 0xff;
		if (in.left() < 2 + length) {
			in.skip(2 + length); // cut: nothing more is read
			return;
		}
		FieldBuilder parts = in.part(2 + length);
		parts.number("dhcp.option.code", 1);
		parts.number("dhcp.option.length", 1);
		content(parts, code, length);
		in.group("dhcp.option.type", start, Integer.toString(code), parts);
	}

	private static void content(FieldBuilder in, int code, int length) {
		switch (code) {
			case 1 -> in.address("dhcp.option.subnet_mask", 4);
			case 3 -> addresses(in, "dhcp.option.router");
			case 6 -> addresses(in, "dhcp.option.domain_name_server");
			case 12 -> in.text("dhcp.option.hostname", length);
			case 15 -> in.text("dhcp.option.domain_name", length);
			case 28 -> in.address("dhcp.option.broadcast_address", 4);
			case 42 -> addresses(in, "dhcp.option.ntp_server");
			case 50 -> in.address("dhcp.option.requested_ip_address", 4);
			case 51 -> in.number("dhcp.option.ip_address_lease_time", 4);
			case 53 -> in.number("dhcp.option.dhcp", 1);
			case 54 -> in.address("dhcp.option.dhcp_server_id", 4);
			case 55 -> {
				while (in.left() > 0) {
					in.number("dhcp.option.request_list_item", 1);
				}
			}
			case 56 -> in.text("dhcp.option.message", length);
			case 57 -> in.number("dhcp.option.dhcp_max_message_size", 2);
			case 60 -> in.text("dhcp.option.vendor_class_id", length);
			case 61 -> client(in, length);
			case 77 -> in.bytes("dhcp.option.user_class", length);
			case 81 -> name(in);
			default -> in.bytes("dhcp.option.value", length);
		}
	}

	private static void addresses(FieldBuilder in, String name) {
		while (in.left() > 0) {
			in.address(name, 4);
		}
	}

	/** Client identifier (RFC 2132 section 9.14, RFC 4361 section 6.1). */
	private static void client(FieldBuilder in, int length) {
		if (length == 7 && in.peek() == ETHERNET) {
			in.number("dhcp.hw.type", 1);
			in.mac("dhcp.hw.mac_addr", 6);
		} else {
			in.bytes("dhcp.client_id", length);
		}
	}

	/** The client's whole name (RFC 4702 section 2): ASCII, or in DNS's encoding if flag E is set. */
	private static void name(FieldBuilder in) {
		long flags = in.number("dhcp.fqdn.flags", 1);
		in.number("dhcp.fqdn.rcode1", 1);
		in.number("dhcp.fqdn.rcode2", 1);
		if (in.left() > 0) {
			if ((flags & 4) == 0) {
				in.text("dhcp.fqdn.name", in.left());
			} else {
				DomainNames.add(in, "dhcp.fqdn.name");
			}
		}
	}
}
