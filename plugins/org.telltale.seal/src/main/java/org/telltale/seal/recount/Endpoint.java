package org.telltale.seal.recount;

import org.telltale.base.IpAddress;

/**
 * One side of a flow.
 *
 * @param address its address
 * @param port its TCP or UDP port
 */
public record Endpoint(IpAddress address, int port) implements Comparable<Endpoint> {

	@Override
	public int compareTo(Endpoint other) {
		int byAddress = address.compareTo(other.address);
		return byAddress != 0 ? byAddress : Integer.compare(port, other.port);
	}

	@Override
	public String toString() {
		return address + " port " + port;
	}
}
