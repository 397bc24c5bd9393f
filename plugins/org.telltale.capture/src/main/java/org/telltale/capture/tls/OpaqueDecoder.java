package org.telltale.capture.tls;

import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.StreamDecoder;

/** A connection of which both sides are encrypted and nothing can be opened: counted, at the cost of two numbers. */
final class OpaqueDecoder implements StreamDecoder {

	private final Connection owner;
	private long first;
	private long second;

	/** @param first up to where the client's stream was counted @param second up to where the server's was */
	OpaqueDecoder(Connection owner, long first, long second) {
		this.owner = owner;
		this.first = first;
		this.second = second;
	}

	@Override
	public void advance(int side) {
		ByteStream stream = owner.stream(side);
		long counted = side == 0 ? first : second;
		owner.flow().unreadable(side, stream.delivered() - counted);
		resume(side, stream.delivered());
	}

	@Override
	public void gap(int side) {
		// Nothing is kept.
	}

	@Override
	public void resume(int side, long offset) {
		first = side == 0 ? offset : first;
		second = side == 1 ? offset : second;
	}

	@Override
	public void end(int side) {
		// Nothing is kept.
	}
}
