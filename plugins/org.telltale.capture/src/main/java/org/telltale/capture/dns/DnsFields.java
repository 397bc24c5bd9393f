package org.telltale.capture.dns;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.telltale.base.IpAddress;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.field.FieldType;

/** Takes a DNS message apart into fields, with Wireshark's names; names keep their case. */
public final class DnsFields implements FieldReader {

	private static final int OPT = 41;
	private static final int HIGH_BIT = 0x8000;
	private static final String[] FLAGS = { "response", "", "", "", "", "authoritative", "truncated", "recdesired", "recavail", "z", "authenticated",
			"checkdisable" };
	private static final String[] COUNTS = { "queries", "answers", "auth_rr", "add_rr" };
	private static final String[] SECTIONS = { "Queries", "Answers", "Authoritative nameservers", "Additional records" };

	private final boolean multicast;

	/** Fields of DNS. */
	public DnsFields() {
		this(false);
	}

	/** @param multicast whether classes carry the bits of multicast DNS (RFC 6762) */
	public DnsFields(boolean multicast) {
		this.multicast = multicast;
	}

	@Override
	public List<Field> fields(byte[] message) {
		List<Field> fields = new ArrayList<>();
		DnsInput in = new DnsInput(message, 0, message.length, true);
		if (message.length < 12) {
			return fields;
		}
		fields.add(Field.number("dns.id", 0, 2, in.u16()));
		fields.add(flags(in.u16()));
		int[] counts = new int[4];
		for (int i = 0; i < 4; i++) {
			counts[i] = in.u16();
			fields.add(Field.number("dns.count." + COUNTS[i], 4 + 2 * i, 2, counts[i]));
		}
		for (int section = 0; section < 4 && !in.bad(); section++) {
			int start = in.at();
			List<Field> parts = new ArrayList<>();
			for (int i = 0; i < counts[section] && !in.bad(); i++) {
				Field entry = section == 0 ? question(in) : record(in);
				if (!in.bad()) {
					parts.add(entry);
				}
			}
			if (!parts.isEmpty()) {
				int end = parts.getLast().offset() + parts.getLast().length();
				fields.add(new Field("dns." + (section == 0 ? "queries" : section == 1 ? "answers" : section == 2 ? "authority" : "additional"),
						FieldType.GROUP, start, end - start, SECTIONS[section], parts));
			}
		}
		return fields;
	}

	private static Field flags(int flags) {
		List<Field> parts = new ArrayList<>();
		parts.add(Field.number("dns.flags.response", 2, 2, flags >> 15));
		parts.add(Field.number("dns.flags.opcode", 2, 2, flags >> 11 & 15));
		for (int bit = 5; bit < FLAGS.length; bit++) {
			if (flags < 0x8000 && (bit == 5 || bit == 8 || bit == 10)) {
				continue; // of responses only
			}
			parts.add(Field.number("dns.flags." + FLAGS[bit], 2, 2, flags >> 15 - bit & 1));
		}
		if (flags >= 0x8000) {
			parts.add(Field.number("dns.flags.rcode", 2, 2, flags & 15));
		}
		return new Field("dns.flags", FieldType.NUMBER, 2, 2, Integer.toString(flags), parts);
	}

	private Field question(DnsInput in) {
		int start = in.at();
		List<Field> parts = new ArrayList<>();
		String name = owner(in, "dns.qry.name", parts);
		parts.add(Field.number("dns.qry.type", in.at(), 2, in.u16()));
		int place = in.at();
		int number = in.u16();
		parts.add(Field.number("dns.qry.class", place, 2, multicast ? number & ~HIGH_BIT : number));
		if (multicast) {
			parts.add(Field.number("dns.qry.qu", place, 2, number >> 15));
		}
		return new Field("dns.query", FieldType.GROUP, start, in.at() - start, name, parts);
	}

	private static String owner(DnsInput in, String field, List<Field> parts) {
		int start = in.at();
		String name = in.name();
		String shown = name.isEmpty() ? "<Root>" : name;
		parts.add(Field.of(field, FieldType.NAME, start, in.at() - start, shown));
		if (field.equals("dns.qry.name")) {
			parts.add(Field.number("dns.qry.name.len", start, 0, shown.length()));
			parts.add(Field.number("dns.count.labels", start, 0, in.labels()));
		}
		return shown;
	}

	private Field record(DnsInput in) {
		int start = in.at();
		List<Field> parts = new ArrayList<>();
		String name = owner(in, "dns.resp.name", parts);
		int place = in.at();
		int type = in.u16();
		int number = in.u16();
		parts.add(Field.number("dns.resp.type", place, 2, type));
		if (multicast) {
			parts.add(Field.number("dns.resp.cache_flush", place + 2, 2, number >> 15));
		}
		if (type == OPT) {
			parts.add(Field.number("dns.rr.udp_payload_size", place + 2, 2, multicast ? number & ~HIGH_BIT : number));
			parts.add(Field.number("dns.resp.ext_rcode", place + 4, 1, in.u8()));
			parts.add(Field.number("dns.resp.edns0_version", place + 5, 1, in.u8()));
			int bits = in.u16();
			parts.add(new Field("dns.resp.z", FieldType.NUMBER, place + 6, 2, Integer.toString(bits),
					List.of(Field.number("dns.resp.z.do", place + 6, 2, bits >> 15))));
		} else {
			parts.add(Field.number("dns.resp.class", place + 2, 2, multicast ? number & ~HIGH_BIT : number));
			parts.add(Field.number("dns.resp.ttl", place + 4, 4, in.u32()));
		}
		int length = in.u16();
		parts.add(Field.number("dns.resp.len", place + 8, 2, length));
		int content = in.at();
		if (in.skip(length)) {
			content(in, type, content, length, parts);
			in.heal();
			in.whole(content + length);
		}
		return new Field("dns.resp", FieldType.GROUP, start, in.at() - start, name + " " + DnsNames.type(type), parts);
	}

	private static void content(DnsInput in, int type, int place, int length, List<Field> parts) {
		boolean address = type == DnsMessage.A && length == 4 || type == DnsMessage.AAAA && length == 16;
		if (address) {
			parts.add(Field.of(type == DnsMessage.A ? "dns.a" : "dns.aaaa", FieldType.ADDRESS, place, length, IpAddress.of(in.bytes(place, length)).toString()));
			return;
		}
		in.window(place, place + length);
		if (type == OPT) {
			options(in, parts);
			return;
		}
		List<Field> read = new ArrayList<>();
		if (length > 0 && RecordReader.read(type, in, new FieldSink(in, read))) {
			parts.addAll(read);
		} else if (length > 0) {
			parts.add(Field.of("dns.data", FieldType.BYTES, place, length, HexFormat.of().formatHex(in.bytes(place, length))));
		}
	}

	private static void options(DnsInput in, List<Field> parts) {
		while (in.left() > 0) {
			int start = in.at();
			int code = in.u16();
			int length = in.u16();
			int place = in.at();
			if (!in.skip(length)) {
				return;
			}
			parts.add(new Field("dns.opt", FieldType.GROUP, start, 4 + length, DnsNames.option(code), List.of(
					Field.number("dns.opt.code", start, 2, code), Field.number("dns.opt.len", start + 2, 2, length),
					Field.text("dns.opt.data", place, length, EdnsOptions.text(code, in, place, length)))));
		}
	}

	/** Makes a field of each part. */
	private record FieldSink(DnsInput in, List<Field> into) implements RecordSink {

		@Override
		public void number(String name, int place, int length, long value) {
			into.add(Field.number(name, place, length, value));
		}

		@Override
		public void name(String name, int place, int length, String value) {
			into.add(Field.of(name, FieldType.NAME, place, length, value.equals(".") ? "<Root>" : value));
		}

		@Override
		public void word(String name, int place, int length, String value) {
			into.add(Field.text(name, place, length, value));
		}

		@Override
		public void text(String name, int place, int length) {
			if (name.equals("dns.txt")) {
				into.add(Field.number("dns.txt.length", place - 1, 1, length));
			}
			into.add(Field.text(name, place, length, DnsText.escaped(in, place, length)));
		}

		@Override
		public void bytes(String name, int place, int length, boolean base64) {
			into.add(Field.of(name, FieldType.BYTES, place, length, DnsText.hex(in, place, length)));
		}

		@Override
		public void parameter(int key, int place, int length, String value) {
			String name = switch (key) {
				case 1 -> "alpn";
				case 3 -> "port";
				case 4 -> "ipv4hint.ip";
				case 5 -> "echconfig";
				case 6 -> "ipv6hint.ip";
				default -> "value";
			};
			into.add(new Field("dns.svcb.svcparam", FieldType.GROUP, place, length, DnsNames.serviceKey(key), List.of(
					Field.number("dns.svcb.svcparam.key", place, 2, key),
					Field.number("dns.svcb.svcparam.length", place + 2, 2, length - 4),
					Field.text("dns.svcb.svcparam." + name, place + 4, length - 4, value))));
		}
	}
}
