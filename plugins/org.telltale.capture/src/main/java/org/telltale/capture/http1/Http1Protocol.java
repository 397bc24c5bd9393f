package org.telltale.capture.http1;

import java.util.List;
import java.util.Optional;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.field.LineFields;
import org.telltale.capture.http.Upgrade;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Opening;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;

/** HTTP/1.x and HTTP/0.9, known by their start lines on any port. */
public final class Http1Protocol implements StreamProtocol {

	private final List<Upgrade> upgrades;

	/** Nothing that a connection goes over to is known: it is recognised anew. */
	public Http1Protocol() {
		this(List.of());
	}

	/** @param upgrades what connections may go over to by status 101 */
	public Http1Protocol(List<Upgrade> upgrades) {
		this.upgrades = List.copyOf(upgrades);
	}

	@Override
	public String name() {
		return "http";
	}

	@Override
	public Guess recognise(Opening opening) {
		int begins = Http1Decoder.begins(opening.bytes(), opening.from(), opening.to());
		return begins > 0 ? Guess.YES : begins == 0 ? Guess.PERHAPS : Guess.NO;
	}

	@Override
	public Optional<FieldReader> fields() {
		return Optional.of(new LineFields("http.line", new Http1Fields()));
	}

	@Override
	public StreamDecoder decoder(Connection connection) {
		return new Http1Conversation(connection, upgrades, false);
	}
}
