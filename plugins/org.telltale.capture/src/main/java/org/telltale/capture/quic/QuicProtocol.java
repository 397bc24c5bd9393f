package org.telltale.capture.quic;

import java.util.Optional;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.DatagramDecoder;
import org.telltale.capture.protocol.DatagramProtocol;
import org.telltale.capture.protocol.Flow;

/** QUIC by its invariants: a long header (RFC 8999 section 5.1) of a version that is known, or an answer that negotiates one. */
public final class QuicProtocol implements DatagramProtocol {

	private static final int MAX_ID = 20;
	private static final int FIXED_BIT = 0x40;

	@Override
	public String name() {
		return "quic";
	}

	@Override
	public boolean recognises(Datagram d) {
		if ((d.at(0) & 0x80) == 0 || d.length() < 14) {
			return false;
		}
		int version = QuicDecoder.version(d.bytes, d.from);
		if (version == 0) {
			return negotiates(d);
		}
		if (QuicVersion.google(version) && version >>> 24 == 'Q' && version != QuicVersion.Q050) {
			return false;
		}
		boolean known = QuicVersion.known(version) || QuicVersion.reserved(version) && d.length() >= 1200;
		return known && (d.at(0) & FIXED_BIT) != 0 && d.at(5) <= MAX_ID && d.at(6 + d.at(5)) <= MAX_ID;
	}

	/** Whether it is a Version Negotiation packet whose first version is known or reserved (RFC 9000 section 17.2.1). */
	private static boolean negotiates(Datagram d) {
		int list = 7 + d.at(5) + Math.max(0, d.at(6 + d.at(5)));
		if (list + 4 > d.length() || (d.length() - list) % 4 != 0) {
			return false;
		}
		int first = QuicDecoder.version(d.bytes, d.from + list - 1);
		return QuicVersion.known(first) || QuicVersion.reserved(first);
	}

	@Override
	public Optional<FieldReader> fields() {
		return Optional.of(new QuicFields());
	}

	@Override
	public DatagramDecoder decoder(Flow flow, CaptureContext context) {
		return new QuicConversation(flow, context);
	}
}
