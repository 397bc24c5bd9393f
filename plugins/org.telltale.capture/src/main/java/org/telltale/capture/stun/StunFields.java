package org.telltale.capture.stun;

import java.util.Arrays;
import java.util.List;
import org.telltale.base.IpAddress;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldBuilder;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.field.FieldType;

/** Takes a STUN message apart (RFC 8489 sections 5, 14; RFC 8656 section 18), with Wireshark's names. */
public final class StunFields implements FieldReader {

	private static final int MAX_ATTRIBUTES = 256;

	@Override
	public List<Field> fields(byte[] message) {
		FieldBuilder in = new FieldBuilder(message, 0, message.length);
		if (message.length < StunDecoder.HEADER) {
			return List.of();
		}
		long type = in.take(2);
		in.add(new Field("stun.type", FieldType.NUMBER, 0, 2, Long.toString(type), List.of(
				Field.number("stun.type.class", 0, 2, type >> 7 & 2 | type >> 4 & 1),
				Field.number("stun.type.method", 0, 2, type >> 2 & 0xf80 | type >> 1 & 0x70 | type & 0x0f))));
		in.number("stun.length", 2);
		in.bytes("stun.cookie", 4);
		in.bytes("stun.id", 12);
		for (int i = 0; i < MAX_ATTRIBUTES && in.left() >= 4; i++) {
			int start = in.at();
			int attribute = (int) in.take(2);
			int length = (int) in.take(2);
			FieldBuilder parts = in.part(length);
			if (in.left() == 0 && in.at() != start + 4 + length) {
				break;
			}
			parts.add(Field.number("stun.att.type", start, 2, attribute));
			parts.add(Field.number("stun.att.length", start + 2, 2, length));
			content(parts, attribute, length, message);
			in.group("stun.attribute", start, Integer.toString(attribute), parts);
			if ((-length & 3) > 0 && in.left() > 0) {
				in.bytes("stun.att.padding", Math.min(in.left(), -length & 3));
			}
		}
		return in.fields();
	}

	private static void content(FieldBuilder in, int attribute, int length, byte[] message) {
		switch (attribute) {
			case 0x0001, 0x0002, 0x0004, 0x0005, 0x8023, 0x802b, 0x802c -> address(in, false, message);
			case 0x0020, 0x0012, 0x0016, 0x8020 -> address(in, true, message);
			case 0x0006 -> in.text("stun.att.username", length);
			case 0x0014 -> in.text("stun.att.realm", length);
			case 0x0015 -> in.text("stun.att.nonce", length);
			case 0x8022 -> in.text("stun.att.software", length);
			case 0x0008 -> in.bytes("stun.att.hmac", length);
			case 0x8028 -> in.bytes("stun.att.crc32", length);
			case 0x000d -> in.number("stun.att.lifetime", 4);
			case 0x000c -> in.number("stun.att.channelnum", 2);
			case 0x0019 -> in.number("stun.att.transp", 1);
			case 0x0024 -> in.number("stun.att.priority", 4);
			case 0x8029, 0x802a -> in.bytes("stun.att.tie-breaker", length);
			case 0x0009 -> {
				in.bytes("stun.att.reserved", 2);
				in.number("stun.att.error.class", 1);
				in.number("stun.att.error", 1);
				in.text("stun.att.error.reason", in.left());
			}
			default -> in.bytes("stun.value", length);
		}
	}

	/** An address (RFC 8489 section 14.1), or one that was XORed with cookie and transaction ID (section 14.2). */
	private static void address(FieldBuilder in, boolean xored, byte[] message) {
		in.bytes("stun.att.reserved", 1);
		long family = in.number("stun.att.family", 1);
		int place = in.at();
		long port = in.take(2) ^ (xored ? (message[4] & 0xff) << 8 | message[5] & 0xff : 0);
		int size = family == 1 ? 4 : 16;
		if (in.left() < size || family < 1 || family > 2) {
			return;
		}
		in.add(Field.number("stun.att.port", place, 2, port));
		byte[] bytes = Arrays.copyOfRange(message, place + 2, place + 2 + size);
		for (int i = 0; xored && i < size; i++) {
			bytes[i] ^= message[4 + i];
		}
		in.skip(size);
		in.add(Field.of(size == 4 ? "stun.att.ipv4" : "stun.att.ipv6", FieldType.ADDRESS, place + 2, size, IpAddress.of(bytes).toString()));
	}
}
