package org.telltale.capture.http;

import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.StreamDecoder;

/** A protocol to which a connection goes over by {@code 101 Switching Protocols} (RFC 9110 section 7.8). Stateless. */
public interface Upgrade {

	/** Its name in the Upgrade field, in lower case, for example {@code websocket}. */
	String token();

	/** Reads what follows on both sides. @param request the head that asked @param response the head of the 101 */
	StreamDecoder decoder(Connection connection, HttpHead request, HttpHead response);
}
