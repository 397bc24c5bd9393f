package org.telltale.capture.http1;

import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Opening;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;

/** HTTP/1.x, known by its start line on any port. */
public final class Http1Protocol implements StreamProtocol {

	@Override
	public String name() {
		return "http";
	}

	@Override
	public Guess recognise(Opening opening) {
		int begins = Http1Decoder.begins(opening.bytes(), opening.from(), opening.to());
		return begins > 0 ? Guess.YES : begins == 0 ? Guess.PERHAPS : Guess.NO;
	}

	@Override
	public StreamDecoder decoder(Connection connection) {
		return new Http1Conversation(connection);
	}
}
