package org.telltale.capture.websocket;

import java.util.Optional;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.StreamDecoder;

/** A WebSocket connection behind its handshake: both directions, each for itself. */
final class WebSocketConversation implements StreamDecoder {

	private final WebSocketSide[] sides;

	/** @param host the name under which the server was addressed @param deflate what was agreed on about compression */
	WebSocketConversation(Connection owner, Optional<String> host, WebSocketDeflate deflate) {
		sides = new WebSocketSide[] { new WebSocketSide(owner, 0, host, deflate.of(0)), new WebSocketSide(owner, 1, host, deflate.of(1)) };
	}

	@Override
	public void advance(int side) {
		sides[side].advance();
	}

	@Override
	public void gap(int side) {
		sides[side].gap();
	}

	@Override
	public void resume(int side, long offset) {
		sides[side].resume(offset);
	}

	@Override
	public void end(int side) {
		sides[side].end();
	}
}
