package org.telltale.capture.packet;

import org.telltale.capture.field.Bit;
import org.telltale.capture.field.FieldBuilder;

/**
 * Fields of IPv6 extension headers (RFC 8200 section 4; RFC 4302, RFC 6275, RFC 7401, RFC 5533) and of IPv4's
 * authentication header. Not thread-safe.
 */
final class ExtensionFields {

	private static final int ROUTING = 43;
	private static final int FRAGMENT = 44;
	private static final int DESTINATION = 60;

	private final FieldWalk walk;
	private final int version;
	private int protocol;
	private String wrong = "";

	ExtensionFields(FieldWalk walk, int version) {
		this.walk = walk;
		this.version = version;
	}

	/** What follows the headers that were read. */
	int protocol() {
		return protocol;
	}

	/** Why nothing behind the headers can be read; empty if it can. */
	String wrong() {
		return wrong;
	}

	/** Reads headers, as far as there are any; the index behind them. */
	int read(int first, int from, int end) {
		protocol = first;
		int at = from;
		while (wrong.isEmpty() && IpHeader.extension(protocol, version) && walk.deeper(at, end)) {
			if (end - at < 8) {
				wrong = "an extension header that is cut";
				return at;
			}
			int units = Bytes.u8(walk.b, at + 1);
			int size = protocol == FRAGMENT ? 8 : protocol == IpHeader.AUTHENTICATION ? 4 * units + 8 : 8 * units + 8;
			if (size > end - at) {
				wrong = "an extension header that is cut, or claims too much";
				return at;
			}
			header(at, at + size);
			at += size;
		}
		return wrong.isEmpty() && IpHeader.extension(protocol, version) ? end : at;
	}

	private void header(int at, int end) {
		FieldBuilder in = walk.from(at, end);
		int kind = protocol;
		switch (kind) {
			case IpHeader.HOP_BY_HOP -> options(in, "ipv6.hopopts", "Hop-by-hop options");
			case DESTINATION -> options(in, "ipv6.dstopts", "Destination options");
			case ROUTING -> {
				protocol = (int) in.number("ipv6.routing.nxt", 1);
				in.number("ipv6.routing.len", 1);
				in.number("ipv6.routing.type", 1);
				in.number("ipv6.routing.segleft", 1);
				in.bytes("ipv6.routing.data", end - at - 4);
				walk.layer("ipv6.routing", "Routing header", at, end, in);
			}
			case FRAGMENT -> fragment(in, at, end);
			case IpHeader.AUTHENTICATION -> {
				protocol = (int) in.number("ah.next_header", 1);
				in.number("ah.length", 1);
				in.bytes("ah.reserved", 2);
				in.number("ah.spi", 4);
				if (in.left() >= 4) {
					in.number("ah.sequence", 4);
				}
				if (in.left() > 0) {
					in.bytes("ah.icv", in.left());
				}
				walk.layer("ah", "Authentication header", at, end, in);
			}
			default -> {
				protocol = (int) in.number("ipv6.ext.nxt", 1);
				in.number("ipv6.ext.len", 1);
				in.bytes("ipv6.ext.data", end - at - 2);
				walk.layer("ipv6.ext", "Extension header " + kind, at, end, in);
			}
		}
	}

	private void fragment(FieldBuilder in, int at, int end) {
		protocol = (int) in.number("ipv6.fraghdr.nxt", 1);
		in.number("ipv6.fraghdr.reserved_octet", 1);
		long place = in.bits(2, new Bit("ipv6.fraghdr.offset", 13), new Bit("ipv6.fraghdr.reserved_bits", 2), Bit.one("ipv6.fraghdr.more"));
		in.number("ipv6.fraghdr.ident", 4);
		walk.layer("ipv6.fraghdr", "Fragment header", at, end, in);
		if ((place & 0xfff9) != 0) {
			wrong = "fragment of an IP packet, protocol " + protocol;
		}
	}

	/** RFC 8200 section 4.2. */
	private void options(FieldBuilder in, String name, String title) {
		int at = in.at();
		int end = at + in.left();
		protocol = (int) in.number(name + ".nxt", 1);
		in.number(name + ".len", 1);
		while (in.left() > 0) {
			int start = in.at();
			int type = in.peek();
			int length = type == 0 ? 1 : in.left() > 1 ? 2 + (in.peek16() & 0xff) : 0;
			if (length == 0 || length > in.left()) {
				break;
			}
			FieldBuilder parts = in.part(length);
			parts.flags("ipv6.opt.type", 1, new Bit("ipv6.opt.type.action", 2), Bit.one("ipv6.opt.type.change"), new Bit("ipv6.opt.type.rest", 5));
			if (type != 0) {
				parts.number("ipv6.opt.length", 1);
			}
			if (length > 2) {
				parts.bytes(type == 1 ? "ipv6.opt.padn" : "ipv6.opt.data", length - 2);
			}
			in.group("ipv6.opt", start, Integer.toString(type), parts);
		}
		walk.layer(name, title, at, end, in);
	}
}
