package org.telltale.capture.ssdp;

import java.util.Optional;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.field.LineFields;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.DatagramDecoder;
import org.telltale.capture.protocol.DatagramProtocol;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.protocol.MessageDatagrams;

/** SSDP over UDP port 1900, by its start lines. */
public final class SsdpProtocol implements DatagramProtocol {

	private static final int PORT = 1900;
	private static final String[] STARTS = { "M-SEARCH ", "NOTIFY ", "HTTP/1." };

	@Override
	public String name() {
		return "ssdp";
	}

	@Override
	public boolean recognises(Datagram d) {
		if (!d.port(PORT)) {
			return false;
		}
		for (String start : STARTS) {
			if (begins(d, start)) {
				return true;
			}
		}
		return false;
	}

	private static boolean begins(Datagram d, String start) {
		for (int i = 0; i < start.length(); i++) {
			if (d.at(i) != start.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	@Override
	public Optional<FieldReader> fields() {
		return Optional.of(new LineFields("ssdp.line", new SsdpFields()));
	}

	@Override
	public DatagramDecoder decoder(Flow flow, CaptureContext context) {
		return new MessageDatagrams(name(), flow, context, new SsdpFields());
	}
}
