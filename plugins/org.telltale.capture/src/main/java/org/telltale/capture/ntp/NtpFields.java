package org.telltale.capture.ntp;

import java.util.HexFormat;
import java.util.List;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldBuilder;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.field.FieldType;

/** Takes an NTP message apart (RFC 5905 section 7.3), with Wireshark's names; of control messages (modes 6, 7) the flags only. */
public final class NtpFields implements FieldReader {

	private static final int CONTROL = 6;
	private static final int DIGEST = 16;

	@Override
	public List<Field> fields(byte[] message) {
		FieldBuilder in = new FieldBuilder(message, 0, message.length);
		int flags = in.peek();
		if (flags < 0) {
			return List.of();
		}
		in.skip(1);
		in.add(new Field("ntp.flags", FieldType.NUMBER, 0, 1, Integer.toString(flags), List.of(Field.number("ntp.flags.li", 0, 1, flags >> 6),
				Field.number("ntp.flags.vn", 0, 1, flags >> 3 & 7), Field.number("ntp.flags.mode", 0, 1, flags & 7))));
		if ((flags & 7) >= CONTROL) {
			return in.fields();
		}
		long stratum = in.number("ntp.stratum", 1);
		in.signed("ntp.ppoll", 1);
		in.signed("ntp.precision", 1);
		in.number("ntp.rootdelay", 4);
		in.number("ntp.rootdispersion", 4);
		if (stratum <= 1) {
			in.text("ntp.refid", 4); // name of a clock, or why the server will not answer (section 7.4)
		} else {
			in.address("ntp.refid", 4);
		}
		time(in, "ntp.reftime");
		time(in, "ntp.org");
		time(in, "ntp.rec");
		time(in, "ntp.xmt");
		while (in.left() > 4 + DIGEST + 4) { // extension fields (RFC 7822)
			int start = in.at();
			in.skip(2);
			int length = (int) in.take(2);
			if (length < 16 || length % 4 != 0 || length > in.left() + 4) {
				break;
			}
			in.skip(length - 4);
			in.add(Field.of("ntp.ext", FieldType.BYTES, start, length, HexFormat.of().formatHex(message, start, start + length)));
		}
		if (in.left() >= 4) {
			in.number("ntp.keyid", 4);
			in.bytes("ntp.mac", in.left());
		}
		return in.fields();
	}

	private static void time(FieldBuilder in, String name) {
		if (in.left() >= 8) {
			int start = in.at();
			in.add(Field.of(name, FieldType.TIME, start, 8, NtpTimestamp.text(in.take(8))));
		} else {
			in.skip(8);
		}
	}
}
