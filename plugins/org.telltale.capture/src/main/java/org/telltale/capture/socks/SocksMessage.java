package org.telltale.capture.socks;

import java.util.List;
import java.util.Optional;
import org.telltale.capture.field.Field;

/**
 * One message of the negotiation.
 *
 * @param kind which one it is
 * @param length how many bytes it has
 * @param code command of a request, result of a reply, method of a choice, status of an authentication; else 0
 * @param host name or address of a request, as text
 * @param port of a request
 * @param fields what it says
 */
public record SocksMessage(Kind kind, int length, int code, Optional<String> host, int port, List<Field> fields) {

	/** The messages, in the order in which they come. */
	public enum Kind {
		/** The client's methods (RFC 1928 section 3). */
		GREETING,
		/** The method that the server chose. */
		CHOICE,
		/** User name and password (RFC 1929 section 2). */
		CREDENTIALS,
		/** Whether they are good. */
		STATUS,
		/** Whom to connect to (RFC 1928 section 4; SOCKS 4: the client's first message). */
		REQUEST,
		/** What became of it (section 6). */
		REPLY
	}

	public SocksMessage {
		fields = List.copyOf(fields);
	}
}
