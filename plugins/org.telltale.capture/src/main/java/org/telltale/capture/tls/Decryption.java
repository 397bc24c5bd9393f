package org.telltale.capture.tls;

import java.util.List;
import java.util.function.Supplier;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.StreamProtocol;

/** Both sides' encrypted records, and the connection that they carry. */
final class Decryption {

	private final SealedSide[] sides = new SealedSide[2];

	/** @param protocols what may be inside */
	Decryption(Connection owner, TlsSession session, Supplier<KeyLog> keys, List<StreamProtocol> protocols) {
		Secrets secrets = new Secrets(keys, session.negotiation());
		PlainStream[] plains = new PlainStream[2];
		for (int i = 0; i < 2; i++) {
			int side = i;
			plains[i] = new PlainStream(owner.stream(i), owner.context(), () -> sides[side].consume());
		}
		PlainConnection inner = new PlainConnection(owner, protocols, plains[0], plains[1]);
		sides[0] = new SealedSide(owner, session, secrets, 0, plains, inner);
		sides[1] = new SealedSide(owner, session, secrets, 1, plains, inner);
	}

	SealedSide side(int number) {
		return sides[number];
	}

	/** Whether it is known of both sides if their records open. */
	boolean decided() {
		return sides[0].decided() && sides[1].decided();
	}
}
