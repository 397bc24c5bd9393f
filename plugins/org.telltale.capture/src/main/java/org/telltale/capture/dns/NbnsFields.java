package org.telltale.capture.dns;

import java.util.ArrayList;
import java.util.List;
import org.telltale.base.IpAddress;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.field.FieldType;

/** Takes a message of the NetBIOS name service apart (RFC 1002 section 4.2), with Wireshark's names. */
public final class NbnsFields implements FieldReader {

	private static final int NB = 0x20;
	private static final int NBSTAT = 0x21;
	private static final int MAX_RECORDS = 64;
	private static final int NAME = 16;

	@Override
	public List<Field> fields(byte[] message) {
		List<Field> fields = new ArrayList<>();
		if (message.length < 12) {
			return fields;
		}
		DnsInput in = new DnsInput(message, 0, message.length, true);
		fields.add(Field.number("nbns.id", 0, 2, in.u16()));
		int flags = in.u16();
		fields.add(new Field("nbns.flags", FieldType.NUMBER, 2, 2, Integer.toString(flags), List.of(
				Field.number("nbns.flags.response", 2, 2, flags >> 15), Field.number("nbns.flags.opcode", 2, 2, flags >> 11 & 15),
				Field.number("nbns.flags.rcode", 2, 2, flags & 15))));
		int questions = in.u16();
		int records = in.u16() + in.u16() + in.u16();
		for (int i = 0; i < Math.min(questions + records, MAX_RECORDS) && !in.bad(); i++) {
			entry(in, i >= questions, fields);
		}
		return fields;
	}

	private static void entry(DnsInput in, boolean record, List<Field> into) {
		List<Field> parts = new ArrayList<>();
		int place = in.at();
		String name = NetbiosName.decode(in.name());
		parts.add(Field.of("nbns.name", FieldType.NAME, place, in.at() - place, name));
		place = in.at();
		int type = in.u16();
		parts.add(Field.number("nbns.type", place, 2, type));
		parts.add(Field.number("nbns.class", place + 2, 2, in.u16()));
		if (record) {
			parts.add(Field.number("nbns.ttl", in.at(), 4, in.u32()));
			int length = in.u16();
			int start = in.at();
			parts.add(Field.number("nbns.data_length", start - 2, 2, length));
			if (in.skip(length)) {
				in.window(start, start + length);
				content(in, type, parts);
				in.heal();
				in.whole(start + length);
			}
		}
		if (!in.bad()) {
			into.addAll(parts);
		}
	}

	private static void content(DnsInput in, int type, List<Field> parts) {
		if (type == NB) {
			while (in.left() >= 6) {
				parts.add(Field.number("nbns.nb_flags", in.at(), 2, in.u16()));
				int place = in.at();
				in.skip(4);
				parts.add(Field.of("nbns.addr", FieldType.ADDRESS, place, 4, IpAddress.of(in.bytes(place, 4)).toString()));
			}
		} else if (type == NBSTAT) {
			int count = in.u8();
			parts.add(Field.number("nbns.num_names", in.at() - 1, 1, count));
			for (int i = 0; i < count && in.left() >= NAME + 2; i++) {
				int place = in.at();
				in.skip(NAME);
				String text = DnsText.escaped(in, place, NAME - 1).stripTrailing();
				parts.add(Field.text("nbns.netbios_name", place, NAME, text + "<" + DnsText.hex(in, place + NAME - 1, 1) + ">"));
				parts.add(Field.number("nbns.name_flags", in.at(), 2, in.u16()));
			}
			int place = in.at();
			if (in.skip(6)) {
				parts.add(Field.of("nbns.unit_id", FieldType.MAC, place, 6, DnsText.hex(in, place, 6)));
			}
		}
	}
}
