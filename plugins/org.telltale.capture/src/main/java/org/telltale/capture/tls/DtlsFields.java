package org.telltale.capture.tls;

import java.util.ArrayList;
import java.util.List;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldBuilder;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.field.FieldType;

/**
 * Fields of DTLS records (RFC 6347 section 4.1), and the heads of the handshake fragments in those that are in clear (section
 * 4.2.2), with Wireshark's names.
 */
public final class DtlsFields implements FieldReader {

	@Override
	public List<Field> fields(byte[] message) {
		List<Field> records = new ArrayList<>();
		int at = 0;
		while (message.length - at >= DtlsProtocol.RECORD && message[at] >= 20 && message[at] <= 26 && (message[at + 1] & 0xff) == 0xfe) {
			int length = (message[at + 11] & 0xff) << 8 | message[at + 12] & 0xff;
			if (length > message.length - at - DtlsProtocol.RECORD) {
				break;
			}
			int end = at + DtlsProtocol.RECORD + length;
			FieldBuilder in = new FieldBuilder(message, at, end);
			long type = in.number("dtls.record.content_type", 1);
			in.number("dtls.record.version", 2);
			long epoch = in.number("dtls.record.epoch", 2);
			in.number("dtls.record.sequence_number", 6);
			in.number("dtls.record.length", 2);
			if (type == 22 && epoch == 0) {
				handshake(in);
			} else {
				in.notAnalysed(in.left(), epoch > 0 ? "encrypted" : "");
			}
			records.add(new Field("dtls.record", FieldType.GROUP, at, end - at, "", in.fields()));
			at = end;
		}
		return records;
	}

	private static void handshake(FieldBuilder in) {
		while (in.left() >= DtlsProtocol.FRAGMENT) {
			in.number("dtls.handshake.type", 1);
			in.number("dtls.handshake.length", 3);
			in.number("dtls.handshake.message_seq", 2);
			in.number("dtls.handshake.fragment_offset", 3);
			int length = (int) in.number("dtls.handshake.fragment_length", 3);
			in.notAnalysed(Math.min(length, in.left()), "handshake message");
		}
	}
}
