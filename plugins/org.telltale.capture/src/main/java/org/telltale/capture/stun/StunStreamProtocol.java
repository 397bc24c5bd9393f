package org.telltale.capture.stun;

import java.util.Optional;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Opening;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;

/** STUN and TURN over TCP (RFC 8489 section 6.2.2): messages one after another, by the magic cookie of the first. */
public final class StunStreamProtocol implements StreamProtocol {

	@Override
	public String name() {
		return "stun";
	}

	@Override
	public Guess recognise(Opening opening) {
		if (opening.length() < StunDecoder.HEADER) {
			boolean perhaps = opening.at(0) <= 1 && (opening.length() < 5 || opening.at(4) == 0x21) && (opening.length() < 6 || opening.at(5) == 0x12);
			return perhaps ? Guess.PERHAPS : Guess.NO;
		}
		return StunDecoder.length(opening.bytes(), opening.from(), opening.to()) >= 0 ? Guess.YES : Guess.NO;
	}

	@Override
	public Optional<FieldReader> fields() {
		return Optional.of(new StunFields());
	}

	@Override
	public StreamDecoder decoder(Connection connection) {
		return new StunStreamDecoder(connection);
	}
}
