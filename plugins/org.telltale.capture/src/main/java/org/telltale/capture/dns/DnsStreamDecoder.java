package org.telltale.capture.dns;

import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.RawWindows;
import org.telltale.capture.protocol.StreamDecoder;

/** DNS over TCP, or TLS over it: each message behind its length (RFC 1035 section 4.2.2). */
final class DnsStreamDecoder implements StreamDecoder {

	/** The length in front of each message. */
	private static final int PREFIX = 2;

	private final Connection owner;
	private final RawWindows[] raw;
	private final boolean[] lost = new boolean[2];
	private final boolean sealed;

	/** @param sealed whether it is inside TLS */
	DnsStreamDecoder(Connection owner, boolean sealed) {
		this.owner = owner;
		this.sealed = sealed;
		this.raw = new RawWindows[] { new RawWindows(owner, 0), new RawWindows(owner, 1) };
	}

	@Override
	public void advance(int side) {
		ByteStream stream = owner.stream(side);
		while (!lost[side] && stream.available() >= PREFIX) {
			int at = stream.index(stream.consumed());
			int length = (stream.buffer()[at] & 0xff) << 8 | stream.buffer()[at + 1] & 0xff;
			long from = stream.consumed() + PREFIX;
			if (length < 12) {
				lost[side] = true;
			} else if (stream.delivered() - from < length) {
				return;
			} else {
				FrameRef last = stream.frameAt(from + length - 1).orElseThrow();
				DnsFindings.tell(owner.context(), owner.flow(), transport(side), DnsDecoder.decode(stream.buffer(), at + PREFIX, at + PREFIX + length), last,
						() -> stream.layer(from, from + length, "dns"), PREFIX, () -> stream.layer(from - PREFIX, from + length, "dns"));
				stream.consume(from + length);
			}
		}
		if (lost[side]) {
			raw[side].offer(Long.MAX_VALUE, false);
		}
	}

	private DnsTransport transport(int side) {
		DnsTransport inTls = side == 1 ? DnsTransport.TLS : DnsTransport.TLS_REQUEST;
		return sealed ? inTls : DnsTransport.PLAIN;
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
