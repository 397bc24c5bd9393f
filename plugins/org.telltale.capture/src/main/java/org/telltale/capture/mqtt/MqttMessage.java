package org.telltale.capture.mqtt;

import java.util.List;
import org.telltale.base.ByteRange;
import org.telltale.capture.field.Field;

/**
 * A control packet.
 *
 * @param type 1 to 15 (section 2.1.2)
 * @param payload of a PUBLISH: where the application message stands in the packet; else empty
 * @param topic of a PUBLISH, else empty text
 * @param level of a CONNECT: 3, 4 or 5; else 0
 * @param fields what it says, places in the packet
 */
public record MqttMessage(int type, ByteRange payload, String topic, int level, List<Field> fields) {

	/** CONNECT. */
	public static final int CONNECT = 1;
	/** PUBLISH. */
	public static final int PUBLISH = 3;

	private static final String[] NAMES = { "reserved", "connect", "connack", "publish", "puback", "pubrec", "pubrel", "pubcomp", "subscribe",
			"suback", "unsubscribe", "unsuback", "pingreq", "pingresp", "disconnect", "auth" };

	public MqttMessage {
		fields = List.copyOf(fields);
	}

	/** The type in words. */
	public String name() {
		return NAMES[type];
	}

	/** Whether it says more than that something came, or that the other side is alive. */
	public boolean tells() {
		return type <= PUBLISH || type == 8 || type == 10 || type == 14 || type == 15;
	}
}
