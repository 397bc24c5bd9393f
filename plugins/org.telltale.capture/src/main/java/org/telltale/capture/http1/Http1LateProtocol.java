package org.telltale.capture.http1;

import java.util.List;
import org.telltale.capture.http.Upgrade;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Opening;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;

/**
 * A connection to one of HTTP's usual ports whose first captured bytes begin no message (a capture that starts in the middle of a
 * body, or with a keep-alive): whole start lines are looked for. The last row of the registry; the flow's protocol becomes
 * {@code http} once a message was found.
 */
public final class Http1LateProtocol implements StreamProtocol {

	private static final int[] PORTS = { 80, 8080, 8000, 8008, 8888, 3128 };

	/** So many bytes other protocols may want to see before they say no. */
	private static final int ENOUGH = 32;

	private final List<Upgrade> upgrades;

	/** @param upgrades what connections may go over to by status 101 */
	public Http1LateProtocol(List<Upgrade> upgrades) {
		this.upgrades = List.copyOf(upgrades);
	}

	@Override
	public String name() {
		return "unknown";
	}

	@Override
	public Guess recognise(Opening opening) {
		for (int port : PORTS) {
			if (opening.serverPort() == port) {
				return opening.length() < ENOUGH ? Guess.PERHAPS : Guess.YES;
			}
		}
		return Guess.NO;
	}

	@Override
	public StreamDecoder decoder(Connection connection) {
		return new Http1Conversation(connection, upgrades, true);
	}
}
