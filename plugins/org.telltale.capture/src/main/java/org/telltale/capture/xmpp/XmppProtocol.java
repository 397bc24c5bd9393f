package org.telltale.capture.xmpp;

import java.util.Optional;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Opening;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;

/** XMPP in clear, known by its stream header, which may stand behind an XML declaration. */
public final class XmppProtocol implements StreamProtocol {

	@Override
	public String name() {
		return "xmpp";
	}

	@Override
	public Guess recognise(Opening opening) {
		Guess header = opening.begins("<stream:stream");
		if (header != Guess.NO) {
			return header;
		}
		Guess xml = opening.begins("<?xml");
		if (xml == Guess.YES && XmppDecoder.find(opening.bytes(), opening.from(), opening.to(), "<stream:stream") < 0) {
			return opening.port(5222) || opening.port(5269) ? Guess.YES : Guess.PERHAPS;
		}
		return xml;
	}

	@Override
	public Optional<FieldReader> fields() {
		return Optional.of(new XmppFields());
	}

	@Override
	public StreamDecoder decoder(Connection connection) {
		return new XmppConversation(connection);
	}
}
