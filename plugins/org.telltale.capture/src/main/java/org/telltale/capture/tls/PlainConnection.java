package org.telltale.capture.tls;

import java.util.List;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.protocol.RawDecoder;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;
import org.telltale.capture.protocol.UndecidedDecoder;

/** What TLS carries: two streams in clear, whose protocol is recognised as that of a TCP connection is. */
final class PlainConnection implements Connection {

	private final Connection owner;
	private final List<StreamProtocol> protocols;
	private final PlainStream[] streams;
	private final boolean[] ended = new boolean[2];
	private StreamDecoder decoder;

	PlainConnection(Connection owner, List<StreamProtocol> protocols, PlainStream first, PlainStream second) {
		this.owner = owner;
		this.protocols = protocols;
		this.streams = new PlainStream[] { first, second };
		this.decoder = undecided();
	}

	/** More content of a side is there. */
	void advance(int side) {
		decoder.advance(side);
	}

	/** Everything of a side must be handed out now: content that comes next is not known, or is under other keys. */
	void flush(int side) {
		decoder.gap(side);
		streams[side].release();
	}

	/** A side goes on. */
	void resume(int side) {
		decoder.resume(side, streams[side].delivered());
	}

	/** A side has ended; if it goes on none the less, what came is handed out. */
	void end(int side) {
		if (!ended[side]) {
			decoder.end(side);
			ended[side] = true;
		} else if (streams[side].available() > 0) {
			decoder.gap(side);
		}
		streams[side].release();
	}

	@Override
	public ByteStream stream(int side) {
		return streams[side];
	}

	@Override
	public Flow flow() {
		return owner.flow();
	}

	@Override
	public CaptureContext context() {
		return owner.context();
	}

	@Override
	public void become(StreamDecoder chosen) {
		decoder = chosen;
		for (int side = 0; side < 2 && decoder == chosen; side++) {
			chosen.advance(side);
		}
		for (int side = 0; side < 2 && decoder == chosen; side++) {
			if (ended[side]) {
				chosen.end(side);
			}
		}
	}

	@Override
	public void recogniseAnew() {
		become(undecided());
	}

	/** Waits for the first bytes; the flow's protocol stays TLS. */
	private StreamDecoder undecided() {
		return new UndecidedDecoder(this, protocols, name -> {
		}, RawDecoder::new);
	}
}
