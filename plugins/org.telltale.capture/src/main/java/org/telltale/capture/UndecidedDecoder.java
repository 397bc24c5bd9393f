package org.telltale.capture;

import java.util.List;
import java.util.Optional;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Opening;
import org.telltale.capture.protocol.RawDecoder;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;

/** Waits for the first bytes of a connection and chooses its decoder by their shape; the registry's order decides. */
final class UndecidedDecoder implements StreamDecoder {

	/** With so many bytes a protocol that still says perhaps is not waited for. */
	private static final int ENOUGH = 32;

	private final Connection owner;
	private final List<StreamProtocol> protocols;

	UndecidedDecoder(Connection owner, List<StreamProtocol> protocols) {
		this.owner = owner;
		this.protocols = protocols;
	}

	@Override
	public void advance(int side) {
		decide(side, false).ifPresent(owner::become);
	}

	@Override
	public void gap(int side) {
		StreamDecoder decoder = decide(side, true).orElseGet(() -> new RawDecoder(owner));
		owner.become(decoder);
		decoder.gap(side);
	}

	@Override
	public void end(int side) {
		if (owner.stream(side).available() > 0) {
			StreamDecoder decoder = decide(side, true).orElseGet(() -> new RawDecoder(owner));
			owner.become(decoder);
			decoder.end(side);
		}
	}

	private Optional<StreamDecoder> decide(int side, boolean now) {
		ByteStream stream = owner.stream(side);
		if (stream.available() == 0) {
			return Optional.empty();
		}
		Opening opening = new Opening(stream.buffer(), stream.index(stream.consumed()), stream.index(stream.delivered()), side == 0,
				owner.flow().roles().client().port(), owner.flow().roles().server().port());
		boolean waits = false;
		for (StreamProtocol protocol : protocols) {
			StreamProtocol.Guess guess = protocol.recognise(opening);
			if (guess == StreamProtocol.Guess.YES) {
				owner.flow().protocol(protocol.name());
				return Optional.of(protocol.decoder(owner));
			}
			waits |= guess == StreamProtocol.Guess.PERHAPS;
		}
		return now || !waits || opening.length() >= ENOUGH ? Optional.of(new RawDecoder(owner)) : Optional.empty();
	}
}
