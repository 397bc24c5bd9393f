package org.telltale.capture.neighbour;

import java.util.Arrays;
import java.util.Optional;
import org.telltale.base.IpAddress;

/** ARP of IPv4 over links with addresses of six bytes (RFC 826). */
public final class ArpDecoder {

	private static final int LENGTH = 28;

	private ArpDecoder() {
	}

	/**
	 * The message at {@code [at, end)} of {@code b}; empty if it is cut, of other addresses, or says nothing.
	 *
	 * @param frameStart where the frame starts in {@code b}
	 */
	public static Optional<NeighbourMessage> decode(byte[] b, int at, int end, int frameStart, int depth) {
		if (end - at < LENGTH || b[at + 2] != 8 || b[at + 3] != 0 || b[at + 4] != 6 || b[at + 5] != 4 || b[at + 6] != 0) {
			return Optional.empty();
		}
		int operation = b[at + 7];
		if (operation != 1 && operation != 2) {
			return Optional.empty();
		}
		boolean nameless = b[at + 14] == 0 && b[at + 15] == 0 && b[at + 16] == 0 && b[at + 17] == 0;
		if (nameless && operation == 2) {
			return Optional.empty();
		}
		int address = nameless ? at + 24 : at + 14;
		NeighbourMessage.Kind kind = nameless ? NeighbourMessage.Kind.ARP_PROBE
				: operation == 1 ? NeighbourMessage.Kind.ARP_REQUEST : NeighbourMessage.Kind.ARP_REPLY;
		return Optional.of(new NeighbourMessage(kind, depth, IpAddress.of(Arrays.copyOfRange(b, address, address + 4)),
				IcmpDecoder.mac(b, at + 8), address - frameStart, at + 8 - frameStart));
	}
}
