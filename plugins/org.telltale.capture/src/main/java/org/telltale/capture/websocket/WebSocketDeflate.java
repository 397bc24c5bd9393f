package org.telltale.capture.websocket;

import java.util.Locale;

/**
 * What both ends agreed on about compression (RFC 7692 section 7.1).
 *
 * @param client how the client's messages are compressed
 * @param server how the server's are
 */
record WebSocketDeflate(Mode client, Mode server) {

	/** How messages of one direction are compressed. */
	enum Mode {
		/** Not at all. */
		NONE("none"),
		/** Each for itself. */
		MESSAGE("message"),
		/** With one window over all. */
		CONTEXT("context");

		private final String word;

		Mode(String word) {
			this.word = word;
		}

		/** The word in derivations. */
		String word() {
			return word;
		}
	}

	/** What a server's Sec-WebSocket-Extensions says. */
	static WebSocketDeflate agreed(String extensions) {
		for (String extension : extensions.toLowerCase(Locale.ROOT).split(",")) {
			String[] parts = extension.split(";");
			if (parts[0].strip().equals("permessage-deflate")) {
				return new WebSocketDeflate(mode(parts, "client_no_context_takeover"), mode(parts, "server_no_context_takeover"));
			}
		}
		return new WebSocketDeflate(Mode.NONE, Mode.NONE);
	}

	private static Mode mode(String[] parts, String parameter) {
		for (String part : parts) {
			if (part.strip().equals(parameter)) {
				return Mode.MESSAGE;
			}
		}
		return Mode.CONTEXT;
	}

	/** How a side's messages are compressed. */
	Mode of(int side) {
		return side == 0 ? client : server;
	}
}
