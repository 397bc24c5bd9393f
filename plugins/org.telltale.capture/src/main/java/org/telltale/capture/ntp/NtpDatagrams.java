package org.telltale.capture.ntp;

import java.util.ArrayList;
import java.util.List;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldType;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.protocol.MessageDatagrams;

/** NTP messages; those of servers get the difference between their time and the capture's. */
final class NtpDatagrams extends MessageDatagrams {

	private static final int SERVER = 4;
	private static final int BROADCAST = 5;
	private static final int TRANSMIT = 40;

	NtpDatagrams(Flow flow, CaptureContext context) {
		super("ntp", flow, context, new NtpFields());
	}

	/**
	 * Adds {@code ntp.capture_offset}: the server's transmit time less the frame's time, nanoseconds. What the message took on
	 * its way makes it too small. Only of servers that say they are synchronised (stratum 1 to 15, leap indicator not 3).
	 */
	@Override
	protected List<Field> told(List<Field> fields, Datagram datagram) {
		int mode = datagram.at(0) & 7;
		long transmit = 0;
		for (int i = TRANSMIT; i < TRANSMIT + 8; i++) {
			transmit = transmit << 8 | datagram.at(i) & 0xff;
		}
		boolean synchronised = datagram.at(0) >> 6 != 3 && datagram.at(1) >= 1 && datagram.at(1) <= 15;
		if (mode != SERVER && mode != BROADCAST || datagram.length() < TRANSMIT + 8 || transmit == 0 || !synchronised) {
			return fields;
		}
		List<Field> more = new ArrayList<>(fields);
		more.add(Field.of("ntp.capture_offset", FieldType.NUMBER, 0, 0, Long.toString(NtpTimestamp.unixNanos(transmit) - datagram.frame().timeNanos())));
		return more;
	}
}
