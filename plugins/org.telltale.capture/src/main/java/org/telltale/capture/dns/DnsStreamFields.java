package org.telltale.capture.dns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.field.FieldType;

/** Fields of DNS messages over TCP, each behind its length (RFC 1035 section 4.2.2); those that are whole. */
public final class DnsStreamFields implements FieldReader {

	private static final int SHORTEST = 12;

	@Override
	public List<Field> fields(byte[] message) {
		List<Field> messages = new ArrayList<>();
		int at = 0;
		while (message.length - at >= 2 + SHORTEST) {
			int length = (message[at] & 0xff) << 8 | message[at + 1] & 0xff;
			if (length < SHORTEST || length > message.length - at - 2) {
				break;
			}
			List<Field> parts = new ArrayList<>();
			parts.add(Field.number("dns.length", at, 2, length));
			int start = at + 2;
			new DnsFields().fields(Arrays.copyOfRange(message, start, start + length)).forEach(field -> parts.add(field.shifted(start)));
			messages.add(new Field("dns.message", FieldType.GROUP, at, 2 + length, "", parts));
			at += 2 + length;
		}
		return messages;
	}
}
