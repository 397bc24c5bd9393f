package org.telltale.capture.neighbour;

import org.telltale.base.IpAddress;

/**
 * Word that a packet did not arrive (RFC 792, RFC 4443 section 3), with what it quotes of that packet.
 *
 * @param reporter who sent it
 * @param version 4 or 6
 * @param type ICMP's
 * @param code ICMP's
 * @param depth encapsulation depth of the message, 0 outside any tunnel
 * @param source sender of the quoted packet
 * @param destination its receiver
 * @param protocol its protocol; for version 6 the first next header
 * @param sourcePort its source port, -1 if it is no TCP or UDP or too little is quoted
 * @param destinationPort its destination port, likewise
 * @param quotedOffset where the quoted packet begins, from the frame's first captured byte; -1 if the message came in fragments
 */
public record IcmpError(IpAddress reporter, int version, int type, int code, int depth, IpAddress source, IpAddress destination,
		int protocol, int sourcePort, int destinationPort, int quotedOffset) {
}
