package org.telltale.capture.dns;

import java.util.Optional;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Opening;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;

/** DNS over TCP, known by its port. */
public final class DnsStreamProtocol implements StreamProtocol {

	@Override
	public String name() {
		return "dns";
	}

	@Override
	public Guess recognise(Opening opening) {
		return opening.port(53) ? Guess.YES : Guess.NO;
	}

	@Override
	public Optional<FieldReader> fields() {
		return Optional.of(new DnsStreamFields());
	}

	@Override
	public StreamDecoder decoder(Connection connection) {
		return new DnsStreamDecoder(connection);
	}
}
