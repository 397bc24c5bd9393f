package org.telltale.capture.stun;

import java.util.Optional;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.DatagramDecoder;
import org.telltale.capture.protocol.DatagramProtocol;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.protocol.MessageDatagrams;

/** STUN over UDP on any port, by its magic cookie; without one (RFC 3489) on its own port. */
public final class StunProtocol implements DatagramProtocol {

	private static final int PORT = 3478;

	@Override
	public String name() {
		return "stun";
	}

	@Override
	public boolean recognises(Datagram d) {
		if ((d.at(0) & 0xc0) != 0 || d.length() < StunDecoder.HEADER) {
			return false;
		}
		return StunDecoder.length(d.bytes, d.from, d.to) == d.length() || d.port(PORT) && classic(d);
	}

	/** Binding and shared secret requests, responses, errors (RFC 3489 section 11.1). */
	private static boolean classic(Datagram d) {
		return (d.at(0) == 0 || d.at(0) == 1) && (d.at(1) & 0x0f) >= 1 && (d.at(1) & 0x0f) <= 2 && (d.at(1) & 0xe0) == 0
				&& (d.at(2) << 8 | d.at(3)) == d.length() - StunDecoder.HEADER;
	}

	@Override
	public Optional<FieldReader> fields() {
		return Optional.of(new StunFields());
	}

	@Override
	public DatagramDecoder decoder(Flow flow, CaptureContext context) {
		return new MessageDatagrams(name(), flow, context, new StunFields());
	}
}
