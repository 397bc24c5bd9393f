package org.telltale.capture.quic;

import java.util.List;
import java.util.Optional;
import org.telltale.capture.field.Field;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.StreamDecoder;

/** The client's hello in clear; all else is counted as unreadable. */
final class FacebookZeroDecoder implements StreamDecoder {

	private static final int HEAD = 9;
	private static final int MAX_HELLO = 16 << 10;

	private final Connection owner;
	private final long[] counted = new long[2];
	private final boolean[] over = new boolean[2];

	FacebookZeroDecoder(Connection owner) {
		this.owner = owner;
		for (int side = 0; side < 2; side++) {
			counted[side] = owner.stream(side).consumed();
		}
	}

	@Override
	public void advance(int side) {
		ByteStream stream = owner.stream(side);
		if (!over[side]) {
			if (stream.available() < HEAD) {
				return;
			}
			byte[] b = stream.buffer();
			int at = stream.index(stream.consumed());
			int length = (b[at + 5] & 0xff) | (b[at + 6] & 0xff) << 8 | (b[at + 7] & 0xff) << 16 | b[at + 8] << 24;
			boolean opens = b[at] == '1' && b[at + 1] == 'Q' && length >= 0 && length <= MAX_HELLO;
			if (opens && stream.available() - HEAD < length) {
				return;
			}
			if (opens) {
				hello(side, stream, length);
			}
			finish(side);
		}
		count(side);
	}

	private void hello(int side, ByteStream stream, int length) {
		long from = stream.consumed();
		long to = from + HEAD + length;
		int at = stream.index(from);
		Optional<GoogleHello> hello = GoogleHello.of(stream.buffer(), at + HEAD, at + HEAD + length);
		FrameRef frame = stream.frameAt(to - 1).orElseThrow();
		hello.ifPresent(found -> {
			List<Field> fields = found.fieldsFrom(at);
			new QuicFindings(owner.flow(), owner.context()).google("fbzero", side, found.sni(), fields, frame);
		});
		owner.context().layer(() -> stream.layer(from, to, "fbzero"));
		stream.consume(to);
		counted[side] = to;
	}

	/** Nothing more of a side can be read. */
	private void finish(int side) {
		over[side] = true;
		owner.stream(side).skip();
	}

	private void count(int side) {
		long delivered = owner.stream(side).delivered();
		owner.flow().unreadable(side, Math.max(0, delivered - counted[side]));
		counted[side] = Math.max(counted[side], delivered);
	}

	@Override
	public void gap(int side) {
		if (!over[side]) {
			finish(side);
		}
		count(side);
	}

	@Override
	public void resume(int side, long offset) {
		counted[side] = offset;
	}

	@Override
	public void end(int side) {
		gap(side);
	}
}
