package org.telltale.capture.mqtt;

import java.util.Arrays;
import java.util.List;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldReader;

/** Fields of a control packet, named as Wireshark does. */
public final class MqttFields implements FieldReader {

	private final int level;

	/** @param level of the connection that the packet is of: 3, 4 or 5 */
	public MqttFields(int level) {
		this.level = level;
	}

	@Override
	public List<Field> fields(byte[] message) {
		long length = MqttDecoder.length(message, 0, message.length);
		boolean whole = length > 0 && length <= message.length;
		return whole ? MqttDecoder.decode(Arrays.copyOf(message, (int) length), level).map(MqttMessage::fields).orElse(List.of()) : List.of();
	}

	/** The same of a CONNECT, which says its level itself. */
	static List<Field> connect(byte[] message) {
		int level = MqttDecoder.connectLevel(message, 0, message.length);
		return level > 0 ? new MqttFields(level).fields(message) : List.of();
	}
}
