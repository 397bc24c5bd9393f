package org.telltale.capture.stun;

import java.util.Arrays;
import java.util.Optional;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.protocol.MessageRecord;
import org.telltale.capture.protocol.RawWindows;
import org.telltale.capture.protocol.StreamDecoder;

/** STUN messages of a TCP connection; from the first bytes that are none on (relayed data) a side is offered as it is. */
final class StunStreamDecoder implements StreamDecoder {

	private final Connection owner;
	private final RawWindows[] raw;
	private final boolean[] over = new boolean[2];

	StunStreamDecoder(Connection owner) {
		this.owner = owner;
		this.raw = new RawWindows[] { new RawWindows(owner, 0), new RawWindows(owner, 1) };
	}

	@Override
	public void advance(int side) {
		ByteStream stream = owner.stream(side);
		while (!over[side] && stream.available() >= StunDecoder.HEADER) {
			int at = stream.index(stream.consumed());
			int length = StunDecoder.length(stream.buffer(), at, stream.index(stream.delivered()));
			if (length < 0) {
				over[side] = true;
			} else if (length > stream.available()) {
				return;
			} else {
				message(side, stream, at, length);
			}
		}
		if (over[side]) {
			raw[side].offer(Long.MAX_VALUE, false);
		}
	}

	private void message(int side, ByteStream stream, int at, int length) {
		long from = stream.consumed();
		FrameRef frame = stream.frameAt(from + length - 1).orElseThrow();
		Flow flow = owner.flow();
		owner.context().record(new MessageRecord(flow.ref(), frame.number(), frame.timeNanos(), "stun", flow.carriage(side, Optional.empty()).direction(),
				new StunFields().fields(Arrays.copyOfRange(stream.buffer(), at, at + length))));
		owner.context().layer(() -> stream.layer(from, from + length, "stun"));
		stream.consume(from + length);
	}

	@Override
	public void gap(int side) {
		raw[side].offer(Long.MAX_VALUE, true);
		over[side] = true;
	}

	@Override
	public void end(int side) {
		raw[side].offer(Long.MAX_VALUE, true);
	}
}
