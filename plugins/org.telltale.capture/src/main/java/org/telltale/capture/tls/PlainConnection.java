package org.telltale.capture.tls;

import java.util.List;
import java.util.Optional;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.protocol.Opening;
import org.telltale.capture.protocol.RawDecoder;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;

/** What TLS carries: two streams in clear, whose protocol is recognised as that of a TCP connection is. */
final class PlainConnection implements Connection {

	/** With so many bytes a protocol that still says perhaps is not waited for. */
	private static final int ENOUGH = 32;

	private final Connection owner;
	private final List<StreamProtocol> protocols;
	private final PlainStream[] streams;
	private final boolean[] ended = new boolean[2];
	private StreamDecoder decoder;

	PlainConnection(Connection owner, List<StreamProtocol> protocols, PlainStream first, PlainStream second) {
		this.owner = owner;
		this.protocols = protocols;
		this.streams = new PlainStream[] { first, second };
		this.decoder = new Undecided();
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
		become(new Undecided());
	}

	/** Waits for the first bytes; the flow's protocol stays TLS. */
	private final class Undecided implements StreamDecoder {

		@Override
		public void advance(int side) {
			decide(side, false).ifPresent(PlainConnection.this::become);
		}

		@Override
		public void gap(int side) {
			StreamDecoder chosen = decide(side, true).orElseGet(() -> new RawDecoder(PlainConnection.this));
			become(chosen);
			chosen.gap(side);
		}

		@Override
		public void end(int side) {
			if (streams[side].available() > 0) {
				StreamDecoder chosen = decide(side, true).orElseGet(() -> new RawDecoder(PlainConnection.this));
				become(chosen);
				chosen.end(side);
			}
		}

		private Optional<StreamDecoder> decide(int side, boolean now) {
			PlainStream stream = streams[side];
			if (stream.available() == 0) {
				return Optional.empty();
			}
			Opening opening = new Opening(stream.buffer(), stream.index(stream.consumed()), stream.index(stream.delivered()), side == 0,
					flow().roles().client().port(), flow().roles().server().port());
			boolean waits = false;
			for (StreamProtocol protocol : protocols) {
				StreamProtocol.Guess guess = protocol.recognise(opening);
				if (guess == StreamProtocol.Guess.YES) {
					return Optional.of(protocol.decoder(PlainConnection.this));
				}
				waits |= guess == StreamProtocol.Guess.PERHAPS;
			}
			return now || !waits || opening.length() >= ENOUGH ? Optional.of(new RawDecoder(PlainConnection.this)) : Optional.empty();
		}
	}
}
