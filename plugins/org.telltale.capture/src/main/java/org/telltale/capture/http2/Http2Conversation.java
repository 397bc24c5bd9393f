package org.telltale.capture.http2;

import java.util.Optional;
import org.telltale.capture.http.HttpHead;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.StreamDecoder;

/** An HTTP/2 connection (RFC 9113): both sides' frames, and the streams that they make together. */
final class Http2Conversation implements StreamDecoder {

	private final Http2Side[] sides;
	private final Http2Streams streams;
	private final boolean[] over = new boolean[2];

	/** A connection from its first bytes, or from its middle. */
	Http2Conversation(Connection owner) {
		Http2Layers layers = new Http2Layers(owner);
		this.streams = new Http2Streams(owner, layers);
		this.sides = new Http2Side[] { new Http2Side(owner, 0, streams, layers), new Http2Side(owner, 1, streams, layers) };
	}

	/** A connection that became HTTP/2 by an upgrade (RFC 7540 section 3.2). @param request what asked for it */
	Http2Conversation(Connection owner, Optional<HttpHead> request) {
		this(owner);
		request.ifPresent(streams::upgraded);
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
		sides[side].gap();
		over[side] = true;
		if (over[0] && over[1]) {
			streams.finishAll();
		}
	}
}
