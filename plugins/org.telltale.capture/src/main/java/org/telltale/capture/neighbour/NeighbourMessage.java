package org.telltale.capture.neighbour;

import org.telltale.base.IpAddress;

/**
 * A message in which a machine names an address and its link-layer address.
 *
 * @param kind what it says of them
 * @param depth encapsulation depth, 0 outside any tunnel
 * @param address the address
 * @param mac the link-layer address as a 48-bit number
 * @param addressOffset where the address stands, from the frame's first captured byte; -1 if the message came in fragments
 * @param macOffset where the link-layer address stands, likewise
 */
public record NeighbourMessage(Kind kind, int depth, IpAddress address, long mac, int addressOffset, int macOffset) {

	/** What is said. */
	public enum Kind {
		/** Somebody asks for another, and names himself (RFC 826). */
		ARP_REQUEST(true),
		/** An answer (RFC 826). */
		ARP_REPLY(true),
		/** A machine asks whether anybody has an address that it wants to take (RFC 5227 section 2.1.1). */
		ARP_PROBE(false),
		/** RFC 4861 section 4.3, from an address of the sender. */
		NEIGHBOUR_SOLICITATION(true),
		/** RFC 4861 section 4.4. */
		NEIGHBOUR_ADVERTISEMENT(true),
		/** RFC 4861 section 4.1. */
		ROUTER_SOLICITATION(true),
		/** RFC 4861 section 4.2: the address is a router's. */
		ROUTER_ADVERTISEMENT(true);

		private final boolean claims;

		Kind(boolean claims) {
			this.claims = claims;
		}

		/** Whether the machine says that it has the address; else it only thinks of taking it. */
		public boolean claims() {
			return claims;
		}
	}
}
