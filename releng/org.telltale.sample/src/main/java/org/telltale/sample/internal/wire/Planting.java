package org.telltale.sample.internal.wire;

import java.util.List;

/**
 * What was planted, and the packets that carry it.
 *
 * @param planted what, with its chain of encodings
 * @param from the sender
 * @param to the receiver
 * @param server whichever of the two is the server
 * @param six over IPv6
 * @param serverPort the server's port
 * @param first the packets whose bytes a reassembly that keeps the first copy takes it from
 * @param repeats further packets with some of the same bytes
 */
public record Planting(Planted planted, Node from, Node to, Node server, boolean six, int serverPort, List<WirePacket> first,
		List<WirePacket> repeats) {
}
