package org.telltale.capture.dns;

import java.util.ArrayList;
import java.util.List;
import org.telltale.base.IpAddress;

/** Reads the options of an OPT record (RFC 6891 section 6.1.2). Stateless. */
final class EdnsOptions {

	private static final int CLIENT_SUBNET = 8;
	private static final int PADDING = 12;
	private static final int EXTENDED_ERROR = 15;

	private EdnsOptions() {
	}

	/** The options in {@code [start, end)} of the message, as far as they are whole. */
	static List<Edns.Option> of(DnsInput in, int start, int end) {
		List<Edns.Option> options = new ArrayList<>(0);
		in.window(start, end);
		while (in.left() > 0) {
			int code = in.u16();
			int length = in.u16();
			int place = in.at();
			if (!in.skip(length)) {
				break;
			}
			options.add(new Edns.Option(code, text(code, in, place, length)));
		}
		return options;
	}

	/** An option's data in words. */
	static String text(int code, DnsInput in, int place, int length) {
		if (code == CLIENT_SUBNET && length >= 4) {
			return subnet(in, place, length);
		}
		if (code == PADDING) {
			return length + " bytes";
		}
		if (code == EXTENDED_ERROR && length >= 2) { // RFC 8914 section 2
			int info = in.peek(place) << 8 | in.peek(place + 1);
			return length == 2 ? Integer.toString(info) : info + " " + DnsText.escaped(in, place + 2, length - 2);
		}
		return DnsText.hex(in, place, length);
	}

	/** RFC 7871 section 6: the address is cut to whole bytes of the source prefix. */
	private static String subnet(DnsInput in, int place, int length) {
		int family = in.peek(place) << 8 | in.peek(place + 1);
		int size = family == 1 ? 4 : family == 2 ? 16 : 0;
		if (length - 4 > size) {
			return DnsText.hex(in, place, length);
		}
		byte[] address = new byte[size];
		System.arraycopy(in.bytes(place + 4, length - 4), 0, address, 0, length - 4);
		return (size == 0 ? "" : IpAddress.of(address)) + "/" + in.peek(place + 2) + "/" + in.peek(place + 3);
	}
}
