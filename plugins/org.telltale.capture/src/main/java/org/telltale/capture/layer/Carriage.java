package org.telltale.capture.layer;

import java.util.Optional;

/**
 * Who sent a layer's bytes to whom, and in what.
 *
 * @param flow the flow that carried them
 * @param transport {@code tcp} or {@code udp}
 * @param client the flow's client
 * @param server the flow's server
 * @param handset the role of the handset
 * @param direction the way of these bytes, seen from the handset
 * @param fromClient whether the client sent them
 * @param device the id of the handset that was asked for and is one end of the flow
 * @param host the name under which the server was addressed (HTTP Host, else SNI), where one was seen by then
 */
public record Carriage(FlowRef flow, String transport, Peer client, Peer server, HandsetSide handset, Direction direction,
		boolean fromClient, Optional<String> device, Optional<String> host) {

	/** Who sent the bytes. */
	public Peer from() {
		return fromClient ? client : server;
	}

	/** Who was to get them. */
	public Peer to() {
		return fromClient ? server : client;
	}

	/** The same carriage with a host. */
	public Carriage withHost(Optional<String> name) {
		return new Carriage(flow, transport, client, server, handset, direction, fromClient, device, name);
	}
}
