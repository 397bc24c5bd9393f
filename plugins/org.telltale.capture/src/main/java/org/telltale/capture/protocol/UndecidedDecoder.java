package org.telltale.capture.protocol;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Waits for the first bytes of a connection and chooses its decoder by their shape; the registry's order decides. */
public final class UndecidedDecoder implements StreamDecoder {

	/** With so many bytes a protocol that still says perhaps is not waited for. */
	private static final int ENOUGH = 32;

	private final Connection owner;
	private final List<StreamProtocol> protocols;
	private final Consumer<String> recognised;
	private final Function<Connection, StreamDecoder> unknown;

	/**
	 * @param recognised hears the name of the protocol that is chosen
	 * @param unknown reads what no protocol recognises
	 */
	public UndecidedDecoder(Connection owner, List<StreamProtocol> protocols, Consumer<String> recognised,
			Function<Connection, StreamDecoder> unknown) {
		this.unknown = unknown;
		this.recognised = recognised;
		this.owner = owner;
		this.protocols = protocols;
	}

	@Override
	public void advance(int side) {
		decide(side, false).ifPresent(owner::become);
	}

	@Override
	public void gap(int side) {
		StreamDecoder decoder = decide(side, true).orElseGet(() -> unknown.apply(owner));
		owner.become(decoder);
		decoder.gap(side);
	}

	@Override
	public void end(int side) {
		if (owner.stream(side).available() > 0) {
			StreamDecoder decoder = decide(side, true).orElseGet(() -> unknown.apply(owner));
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
		boolean last = now || opening.length() >= ENOUGH;
		boolean waits = false;
		for (StreamProtocol protocol : protocols) {
			StreamProtocol.Guess guess = protocol.recognise(opening);
			if (guess == StreamProtocol.Guess.YES) {
				if (waits && !last) {
					// One that stands before it in the registry may still say yes.
					return Optional.empty();
				}
				recognised.accept(protocol.name());
				return Optional.of(protocol.decoder(owner));
			}
			waits |= guess == StreamProtocol.Guess.PERHAPS;
		}
		return last || !waits ? Optional.of(unknown.apply(owner)) : Optional.empty();
	}
}
