package org.telltale.capture.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.ByteRange;
import org.telltale.base.TruncatedException;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldType;

/** Reads MQTT control packets (MQTT 3.1.1 and 5.0 sections 2 and 3). Stateless. */
public final class MqttDecoder {

	private static final ByteRange NOTHING = new ByteRange(0, 0);
	private static final int MAX_TOPICS = 1000;

	private MqttDecoder() {
	}

	/** Length of the packet that begins at {@code from} (section 2.2.3); 0 if that is not there yet, -1 if it is none. */
	public static long length(byte[] b, int from, int to) {
		long remaining = 0;
		for (int i = 1; i <= 4; i++) {
			if (from + i >= to) {
				return 0;
			}
			remaining |= (long) (b[from + i] & 0x7f) << 7 * (i - 1);
			if (b[from + i] >= 0) {
				return 1 + i + remaining;
			}
		}
		return -1;
	}

	/** The level that a CONNECT says (section 3.1.2.2): 3, 4 or 5; 0 if that is not there yet, -1 if the bytes are no CONNECT. */
	public static int connectLevel(byte[] b, int from, int to) {
		if (from == to || (b[from] & 0xff) != 0x10) {
			return from == to ? 0 : -1;
		}
		long length = length(b, from, to);
		if (length <= 0) {
			return (int) length;
		}
		int at = from + (length < 130 ? 2 : length < 16387 ? 3 : length < 2097156 ? 4 : 5);
		for (String name : List.of("\0\u0004MQTT", "\0\u0006MQIsdp")) {
			int i = 0;
			while (i < name.length() && at + i < to && b[at + i] == name.charAt(i)) {
				i++;
			}
			if (at + i == to) {
				return 0;
			} else if (i == name.length()) {
				int level = b[at + i];
				return level == 3 && i == 8 || (level == 4 || level == 5) && i == 6 ? level : -1;
			}
		}
		return -1;
	}

	/** The packet that fills the bytes exactly. @param level of the connection; empty if it contradicts itself */
	public static Optional<MqttMessage> decode(byte[] packet, int level) {
		ByteCursor in = new ByteCursor(packet);
		try {
			int first = in.u8();
			int type = first >> 4;
			integer(in);
			List<Field> fields = new ArrayList<>();
			fields.add(Field.number("mqtt.msgtype", 0, 1, type));
			return switch (type) {
				case MqttMessage.CONNECT -> connect(in, fields);
				case MqttMessage.PUBLISH -> publish(in, first, level, packet.length, fields);
				case 2 -> acknowledged(in, level, fields);
				case 8, 10 -> topics(in, type, level, fields);
				case 0 -> Optional.empty();
				default -> Optional.of(new MqttMessage(type, NOTHING, "", 0, fields));
			};
		} catch (TruncatedException cut) {
			return Optional.empty();
		}
	}

	/** Section 3.1. */
	private static Optional<MqttMessage> connect(ByteCursor in, List<Field> fields) throws TruncatedException {
		text(in, "mqtt.protoname", fields);
		int level = in.u8();
		fields.add(Field.number("mqtt.ver", in.position() - 1, 1, level));
		int flags = in.u8();
		fields.add(Field.number("mqtt.kalive", in.position(), 2, in.u16()));
		properties(in, level);
		text(in, "mqtt.clientid", fields);
		if ((flags & 4) != 0) {
			properties(in, level);
			text(in, "mqtt.willtopic", fields);
			binary(in, "mqtt.willmsg", fields);
		}
		if ((flags & 0x80) != 0) {
			text(in, "mqtt.username", fields);
		}
		if ((flags & 0x40) != 0) {
			binary(in, "mqtt.passwd", fields);
		}
		return Optional.of(new MqttMessage(MqttMessage.CONNECT, NOTHING, "", level, fields));
	}

	/** Section 3.2. */
	private static Optional<MqttMessage> acknowledged(ByteCursor in, int level, List<Field> fields) throws TruncatedException {
		in.u8();
		fields.add(Field.number(level == 5 ? "mqtt.connack.reason_code" : "mqtt.conack.val", in.position(), 1, in.u8()));
		return Optional.of(new MqttMessage(2, NOTHING, "", 0, fields));
	}

	/** Section 3.3. */
	private static Optional<MqttMessage> publish(ByteCursor in, int first, int level, int end, List<Field> fields) throws TruncatedException {
		int quality = first >> 1 & 3;
		if (quality == 3) {
			return Optional.empty();
		}
		fields.add(Field.number("mqtt.qos", 0, 1, quality));
		String topic = text(in, "mqtt.topic", fields);
		if (quality > 0) {
			fields.add(Field.number("mqtt.msgid", in.position(), 2, in.u16()));
		}
		properties(in, level);
		return Optional.of(new MqttMessage(MqttMessage.PUBLISH, new ByteRange(in.position(), end - in.position()), topic, 0, fields));
	}

	/** Sections 3.8 and 3.10. */
	private static Optional<MqttMessage> topics(ByteCursor in, int type, int level, List<Field> fields) throws TruncatedException {
		fields.add(Field.number("mqtt.msgid", in.position(), 2, in.u16()));
		properties(in, level);
		while (in.remaining() > 0 && fields.size() < MAX_TOPICS) {
			text(in, "mqtt.topic", fields);
			if (type == 8) {
				fields.add(Field.number("mqtt.sub.qos", in.position(), 1, in.u8() & 3));
			}
		}
		return Optional.of(new MqttMessage(type, NOTHING, "", 0, fields));
	}

	private static void properties(ByteCursor in, int level) throws TruncatedException {
		if (level == 5) {
			in.skip(integer(in));
		}
	}

	/** A variable byte integer (section 1.5.5). */
	private static int integer(ByteCursor in) throws TruncatedException {
		int value = 0;
		for (int shift = 0; shift < 28; shift += 7) {
			int next = in.u8();
			value |= (next & 0x7f) << shift;
			if (next < 0x80) {
				return value;
			}
		}
		throw new TruncatedException(in.position(), 0, 0);
	}

	private static String text(ByteCursor in, String name, List<Field> fields) throws TruncatedException {
		byte[] bytes = in.bytes(in.u16());
		String text = new String(bytes, StandardCharsets.UTF_8);
		fields.add(Field.text(name, in.position() - bytes.length, bytes.length, text));
		return text;
	}

	private static void binary(ByteCursor in, String name, List<Field> fields) throws TruncatedException {
		byte[] bytes = in.bytes(in.u16());
		fields.add(Field.of(name, FieldType.BYTES, in.position() - bytes.length, bytes.length, HexFormat.of().formatHex(bytes)));
	}
}
