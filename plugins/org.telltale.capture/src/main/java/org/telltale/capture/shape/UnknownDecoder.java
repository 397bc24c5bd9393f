package org.telltale.capture.shape;

import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.RawDecoder;
import org.telltale.capture.protocol.StreamDecoder;

/** A connection of no known protocol: both streams are offered as they are, and the flow's protocol says what they look like. */
public final class UnknownDecoder implements StreamDecoder {

	private final Connection owner;
	private final RawDecoder raw;
	private final ByteShape shape = new ByteShape();
	private final long[] looked = new long[2];

	/** Offers what is not consumed of both streams, and all that follows. */
	public UnknownDecoder(Connection owner) {
		this.owner = owner;
		this.raw = new RawDecoder(owner);
	}

	@Override
	public void advance(int side) {
		look(side);
		raw.advance(side);
	}

	@Override
	public void gap(int side) {
		look(side);
		raw.gap(side);
		owner.flow().protocol(shape.word());
	}

	@Override
	public void end(int side) {
		look(side);
		raw.end(side);
		owner.flow().protocol(shape.word());
	}

	private void look(int side) {
		ByteStream stream = owner.stream(side);
		long from = Math.max(looked[side], stream.consumed());
		if (shape.wants(side) && stream.delivered() > from) {
			shape.add(side, stream.buffer(), stream.index(from), stream.index(stream.delivered()));
		}
		looked[side] = stream.delivered();
	}
}
