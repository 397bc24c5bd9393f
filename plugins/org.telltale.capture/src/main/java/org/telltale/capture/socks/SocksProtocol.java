package org.telltale.capture.socks;

import java.util.Optional;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Opening;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;
import org.telltale.capture.socks.SocksMessage.Kind;

/** SOCKS, known by a client's first message, which fills what has come exactly. */
public final class SocksProtocol implements StreamProtocol {

	private static final int HIGHEST_METHOD = 9;

	@Override
	public String name() {
		return "socks";
	}

	@Override
	public Guess recognise(Opening opening) {
		int version = opening.at(0);
		if (!opening.fromClient() || version != 4 && version != 5) {
			return Guess.NO;
		}
		SocksDecoder.Read read = SocksDecoder.read(version == 4 ? Kind.REQUEST : Kind.GREETING, version, opening.bytes(), opening.from(), opening.to());
		if (read.message().isEmpty()) {
			return read.trouble() == SocksDecoder.Trouble.CUT && opening.length() < 32 ? Guess.PERHAPS : Guess.NO;
		}
		boolean whole = read.message().get().length() == opening.length();
		return whole && (version == 4 ? read.message().get().port() > 0 : methods(opening)) ? Guess.YES : Guess.NO;
	}

	/** Methods that are assigned (RFC 1928 section 3, IANA), each once. */
	private static boolean methods(Opening opening) {
		int seen = 0;
		for (int i = 2; i < opening.length(); i++) {
			int method = opening.at(i);
			if (method > HIGHEST_METHOD && method < 0x80 || method < 32 && (seen & 1 << method) != 0) {
				return false;
			}
			seen |= method < 32 ? 1 << method : 0;
		}
		return true;
	}

	@Override
	public Optional<FieldReader> fields() {
		return Optional.of(new SocksFields());
	}

	@Override
	public StreamDecoder decoder(Connection connection) {
		ByteStream client = connection.stream(0);
		return new SocksConversation(connection, client.buffer()[client.index(client.consumed())]);
	}
}
