package org.telltale.capture.dns;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.telltale.base.IpAddress;

/** Takes the content of a resource record apart. Stateless; damage makes the input bad. */
final class RecordReader {

	private static final int LOC = 29;
	private static final int SVCB = 64;
	private static final int HTTPS = 65;
	private static final String BASE32 = "0123456789abcdefghijklmnopqrstuv";

	private RecordReader() {
	}

	/**
	 * Gives the parts of the content at the input's window to a sink.
	 *
	 * @return whether the type is known and its content was understood to its last byte
	 */
	static boolean read(int type, DnsInput in, RecordSink sink) {
		if (type == LOC) {
			DnsLocation.read(in, sink);
		} else if (type == SVCB || type == HTTPS) {
			service(in, sink);
		} else {
			RecordLayout layout = RecordLayout.of(type).orElse(null);
			if (layout == null) {
				return false;
			}
			for (int i = 0; i < layout.parts().length() && !in.bad(); i++) {
				part(layout.parts().charAt(i), layout.names()[i], in, sink);
			}
		}
		return !in.bad() && in.left() == 0;
	}

	/** Whether the type is known here. */
	static boolean knows(int type) {
		return type == DnsMessage.A || type == DnsMessage.AAAA || type == LOC || type == SVCB || type == HTTPS || RecordLayout.of(type).isPresent();
	}

	private static void part(char kind, String name, DnsInput in, RecordSink sink) {
		int place = in.at();
		switch (kind) {
			case '1' -> sink.number(name, place, 1, in.u8());
			case '2' -> sink.number(name, place, 2, in.u16());
			case '4' -> sink.number(name, place, 4, in.u32());
			case 'N' -> {
				String value = in.name();
				sink.name(name, place, in.at() - place, value.isEmpty() ? "." : value);
			}
			case 'S', 'C' -> string(name, in, sink, kind == 'C');
			case '*' -> {
				while (in.left() > 0 && !in.bad()) {
					string(name, in, sink, false);
				}
			}
			case 'R' -> {
				sink.text(name, place, in.left());
				in.skip(in.left());
			}
			case 'H', 'B' -> {
				sink.bytes(name, place, in.left(), kind == 'B');
				in.skip(in.left());
			}
			case 'Y' -> sink.word(name, place, 2, DnsNames.type(in.u16()));
			case 'T' -> sink.word(name, place, 4, moment(in.u32()));
			case 'M' -> types(name, in, sink);
			default -> counted(kind, name, in, sink);
		}
	}

	/** A character-string (RFC 1035 section 3.3); a bare word in CAA (RFC 8659 section 4.1). */
	private static void string(String name, DnsInput in, RecordSink sink, boolean bare) {
		int length = in.u8();
		int place = in.at();
		if (in.skip(length)) {
			if (bare) {
				sink.word(name, place, length, new String(in.bytes(place, length), StandardCharsets.ISO_8859_1));
			} else {
				sink.text(name, place, length);
			}
		}
	}

	private static void counted(char kind, String name, DnsInput in, RecordSink sink) {
		int length = in.u8();
		int place = in.at();
		if (in.skip(length)) {
			if (length == 0) {
				sink.word(name, place, 0, "-");
			} else if (kind == 'X') {
				sink.bytes(name, place, length, false);
			} else {
				sink.word(name, place, length, base32(in.bytes(place, length)));
			}
		}
	}

	private static String base32(byte[] b) {
		StringBuilder text = new StringBuilder();
		for (int bit = 0; bit < b.length * 8; bit += 5) {
			int pair = (b[bit / 8] & 0xff) << 8 | (bit / 8 + 1 < b.length ? b[bit / 8 + 1] & 0xff : 0);
			text.append(BASE32.charAt(pair >> 11 - bit % 8 & 31));
		}
		return text.toString();
	}

	/** {@code YYYYMMDDHHmmSS} in UTC (RFC 4034 section 3.2). */
	private static String moment(long seconds) {
		String iso = Instant.ofEpochSecond(seconds).toString();
		StringBuilder digits = new StringBuilder(14);
		for (int i = 0; i < iso.length(); i++) {
			char c = iso.charAt(i);
			if (c >= '0' && c <= '9') {
				digits.append(c);
			}
		}
		return digits.toString();
	}

	private static void types(String name, DnsInput in, RecordSink sink) {
		while (in.left() > 0 && !in.bad()) {
			int window = in.u8();
			int length = in.u8();
			int place = in.at();
			if (length > 32 || !in.skip(length)) {
				in.spoil();
				return;
			}
			for (int bit = 0; bit < length * 8; bit++) {
				if ((in.peek(place + bit / 8) & 0x80 >> bit % 8) != 0) {
					sink.word(name, place + bit / 8, 1, DnsNames.type(window << 8 | bit));
				}
			}
		}
	}

	/** SVCB and HTTPS (RFC 9460 section 2.2). */
	private static void service(DnsInput in, RecordSink sink) {
		sink.number("dns.svcb.svcpriority", in.at(), 2, in.u16());
		part('N', "dns.svcb.targetname", in, sink);
		while (in.left() > 0 && !in.bad()) {
			int start = in.at();
			int key = in.u16();
			int length = in.u16();
			int place = in.at();
			if (in.skip(length)) {
				sink.parameter(key, start, 4 + length, parameter(key, in, place, length));
			}
		}
	}

	private static String parameter(int key, DnsInput in, int place, int length) {
		return switch (key) {
			case 0 -> mandatory(in, place, length);
			case 1 -> protocols(in, place, length);
			case 3 -> length == 2 ? Integer.toString(in.peek(place) << 8 | in.peek(place + 1)) : DnsText.hex(in, place, length);
			case 4 -> addresses(in, place, length, 4);
			case 5 -> Base64.getEncoder().encodeToString(in.bytes(place, length));
			case 6 -> addresses(in, place, length, 16);
			case 7 -> DnsText.escaped(in, place, length);
			default -> DnsText.hex(in, place, length);
		};
	}

	private static String mandatory(DnsInput in, int place, int length) {
		StringBuilder text = new StringBuilder();
		for (int i = place; i + 1 < place + length; i += 2) {
			text.append(text.isEmpty() ? "" : ",").append(DnsNames.serviceKey(in.peek(i) << 8 | in.peek(i + 1)));
		}
		return text.toString();
	}

	private static String protocols(DnsInput in, int place, int length) {
		StringBuilder text = new StringBuilder();
		int end = place + length;
		for (int i = place; i < end; i += 1 + in.peek(i)) {
			int size = Math.min(in.peek(i), end - i - 1);
			text.append(text.isEmpty() ? "" : ",").append(DnsText.escaped(in, i + 1, size));
		}
		return text.toString();
	}

	private static String addresses(DnsInput in, int place, int length, int size) {
		StringBuilder text = new StringBuilder();
		for (int i = place; i + size <= place + length; i += size) {
			text.append(text.isEmpty() ? "" : ",").append(IpAddress.of(in.bytes(i, size)));
		}
		return text.toString();
	}
}
