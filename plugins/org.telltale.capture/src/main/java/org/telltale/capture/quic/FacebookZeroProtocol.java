package org.telltale.capture.quic;

import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Opening;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;

/**
 * Facebook Zero: Google's handshake over TCP ("Building Zero protocol for fast, secure mobile connections", 2017). A side
 * begins with the byte 0x31, {@code QTV} and a digit, the length of its message (little-endian), and the message.
 */
public final class FacebookZeroProtocol implements StreamProtocol {

	@Override
	public String name() {
		return "fbzero";
	}

	@Override
	public Guess recognise(Opening opening) {
		return opening.begins("1QTV");
	}

	@Override
	public StreamDecoder decoder(Connection connection) {
		return new FacebookZeroDecoder(connection);
	}
}
