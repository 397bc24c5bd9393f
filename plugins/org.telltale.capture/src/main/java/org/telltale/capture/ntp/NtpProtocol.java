package org.telltale.capture.ntp;

import java.util.Optional;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.DatagramDecoder;
import org.telltale.capture.protocol.DatagramProtocol;
import org.telltale.capture.protocol.Flow;

/** NTP and SNTP, versions 1 to 4, over UDP port 123. */
public final class NtpProtocol implements DatagramProtocol {

	private static final int PORT = 123;
	private static final int HEADER = 48;
	private static final int CONTROL = 6;
	private static final int CONTROL_HEADER = 12;

	@Override
	public String name() {
		return "ntp";
	}

	@Override
	public boolean recognises(Datagram d) {
		if (!d.port(PORT) || d.length() < CONTROL_HEADER) {
			return false;
		}
		int version = d.at(0) >> 3 & 7;
		return version >= 1 && version <= 4 && (d.length() >= HEADER || (d.at(0) & 7) == CONTROL);
	}

	@Override
	public Optional<FieldReader> fields() {
		return Optional.of(new NtpFields());
	}

	@Override
	public DatagramDecoder decoder(Flow flow, CaptureContext context) {
		return new NtpDatagrams(flow, context);
	}
}
