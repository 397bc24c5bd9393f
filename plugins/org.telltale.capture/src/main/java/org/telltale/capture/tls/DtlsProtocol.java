package org.telltale.capture.tls;

import java.util.Optional;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.DatagramDecoder;
import org.telltale.capture.protocol.DatagramProtocol;
import org.telltale.capture.protocol.Flow;

/** The handshake of DTLS (RFC 6347, RFC 9147) as far as it is in clear; sealed records are only named, by their shape. */
public final class DtlsProtocol implements DatagramProtocol {

	/** Bytes before a record's content. */
	static final int RECORD = 13;
	/** Bytes before a handshake fragment's content. */
	static final int FRAGMENT = 12;

	@Override
	public String name() {
		return "dtls";
	}

	/** A handshake record of epoch 0 that fits into the datagram, with a fragment that fits into it. */
	@Override
	public boolean recognises(Datagram d) {
		if (d.at(0) != 22 || d.at(1) != 0xfe || d.at(2) < 0xfc || d.at(3) != 0 || d.at(4) != 0 || d.length() < RECORD + FRAGMENT) {
			return false;
		}
		int length = d.at(11) << 8 | d.at(12);
		int total = d.at(14) << 16 | d.at(15) << 8 | d.at(16);
		int offset = d.at(19) << 16 | d.at(20) << 8 | d.at(21);
		int fragment = d.at(22) << 16 | d.at(23) << 8 | d.at(24);
		return length >= FRAGMENT && RECORD + length <= d.length() && fragment <= length - FRAGMENT && offset + fragment <= total;
	}

	@Override
	public Optional<FieldReader> fields() {
		return Optional.of(new DtlsFields());
	}

	@Override
	public DatagramDecoder decoder(Flow flow, CaptureContext context) {
		return new DtlsHandshake(flow, context);
	}
}
