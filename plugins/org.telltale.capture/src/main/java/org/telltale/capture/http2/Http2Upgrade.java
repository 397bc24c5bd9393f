package org.telltale.capture.http2;

import java.util.Optional;
import org.telltale.capture.http.HttpHead;
import org.telltale.capture.http.Upgrade;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.StreamDecoder;

/** From HTTP/1.1 to HTTP/2 in clear by {@code Upgrade: h2c} (RFC 7540 section 3.2): the request that asked is answered on stream 1. */
public final class Http2Upgrade implements Upgrade {

	@Override
	public String token() {
		return "h2c";
	}

	@Override
	public StreamDecoder decoder(Connection connection, HttpHead request, HttpHead response) {
		connection.flow().protocol("http2");
		return new Http2Conversation(connection, Optional.of(request));
	}
}
