package org.telltale.seal.replay;

import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.seal.refusal.Refusal;

/** The application message of an MQTT PUBLISH packet (MQTT 3.1.1 and 5.0 section 3.3). */
final class MqttOps {

	private static final int PUBLISH = 3;

	private MqttOps() {
	}

	static byte[] publish(byte[] input, int level) throws Refusal {
		Refusal.unless(level >= 3 && level <= 5, "a level of MQTT that is not known");
		try {
			ByteCursor cursor = new ByteCursor(input);
			int first = cursor.u8();
			int quality = first >> 1 & 3;
			Refusal.unless(first >> 4 == PUBLISH && quality < 3, "the packet is no PUBLISH, or of a QoS that there is not");
			ByteCursor packet = cursor.part(length(cursor));
			packet.skip(packet.u16());
			packet.skip(quality > 0 ? 2 : 0);
			if (level == 5) {
				packet.skip(length(packet));
			}
			return packet.bytes(packet.remaining());
		} catch (TruncatedException e) {
			throw new Refusal("the PUBLISH packet is cut or malformed");
		}
	}

	/** A variable byte integer (MQTT 5.0 section 1.5.5). */
	private static int length(ByteCursor cursor) throws TruncatedException, Refusal {
		int value = 0;
		for (int shift = 0; shift < 28; shift += 7) {
			int octet = cursor.u8();
			value |= (octet & 0x7f) << shift;
			if (octet < 0x80) {
				return value;
			}
		}
		throw new Refusal("a length in the PUBLISH packet has more than four bytes");
	}
}
