package org.telltale.capture.dns;

import java.util.Optional;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.DatagramDecoder;
import org.telltale.capture.protocol.DatagramProtocol;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.protocol.MessageDatagrams;

/** The NetBIOS name service over UDP (RFC 1002): which names a machine has or looks for. */
public final class NbnsProtocol implements DatagramProtocol {

	private static final int PORT = 137;

	@Override
	public String name() {
		return "nbns";
	}

	@Override
	public boolean recognises(Datagram datagram) {
		// a name in the first place: 32 letters and their length
		return datagram.port(PORT) && datagram.length() >= 12 + 34 + 4 && datagram.at(12) == 32;
	}

	@Override
	public Optional<FieldReader> fields() {
		return Optional.of(new NbnsFields());
	}

	@Override
	public DatagramDecoder decoder(Flow flow, CaptureContext context) {
		return new MessageDatagrams(name(), flow, context, new NbnsFields());
	}
}
