package org.telltale.capture;

import java.util.Optional;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.stream.StreamAssembler;

/** DNS over TCP: each message behind its length (RFC 1035 section 4.2.2). */
final class DnsStreamDecoder implements StreamDecoder {

	private final TcpConversation owner;
	private final RawWindows[] raw;
	private final boolean[] lost = new boolean[2];

	DnsStreamDecoder(TcpConversation owner) {
		this.owner = owner;
		this.raw = new RawWindows[] { new RawWindows(owner, 0), new RawWindows(owner, 1) };
		owner.flow().protocol = Optional.of("dns");
	}

	@Override
	public void advance(int side) {
		StreamAssembler stream = owner.stream(side);
		while (!lost[side] && stream.delivered() - stream.consumed() >= 2) {
			int at = stream.index(stream.consumed());
			int length = (stream.buffer()[at] & 0xff) << 8 | stream.buffer()[at + 1] & 0xff;
			long from = stream.consumed() + 2;
			if (length < 12) {
				lost[side] = true;
			} else if (stream.delivered() - from < length) {
				return;
			} else {
				Layer leaf = CaptureContext.tcpLeaf(owner.flow().carriage(side, Optional.empty()), stream,
						stream.window(from, from + length), "dns");
				owner.context().dns(owner.flow(), leaf, TcpConversation.lastFrame(leaf));
				stream.consume(from + length);
			}
		}
		if (lost[side]) {
			raw[side].offer(Long.MAX_VALUE, false);
		}
	}

	@Override
	public void gap(int side) {
		raw[side].offer(Long.MAX_VALUE, true);
		lost[side] = true;
	}

	@Override
	public void end(int side) {
		raw[side].offer(Long.MAX_VALUE, true);
	}
}
