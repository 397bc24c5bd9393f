package org.telltale.capture.websocket;

import java.util.Optional;
import org.telltale.capture.http.Authority;
import org.telltale.capture.http.HttpHead;
import org.telltale.capture.http.Upgrade;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.StreamDecoder;

/** From HTTP/1.1 to WebSocket (RFC 6455 section 4). */
public final class WebSocketUpgrade implements Upgrade {

	@Override
	public String token() {
		return "websocket";
	}

	@Override
	public StreamDecoder decoder(Connection connection, HttpHead request, HttpHead response) {
		connection.flow().protocol("websocket");
		Optional<String> host = request.host().map(Authority::host).filter(name -> !name.isEmpty());
		return new WebSocketConversation(connection, host, WebSocketDeflate.agreed(response.joined("sec-websocket-extensions")));
	}
}
