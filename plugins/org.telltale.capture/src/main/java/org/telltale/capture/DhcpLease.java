package org.telltale.capture;

import java.util.Arrays;
import java.util.Optional;
import org.telltale.base.IpAddress;
import org.telltale.capture.packet.Packet;

/** The address that a DHCP server acknowledges (RFC 2131): its holder is a device of this network. Looked for before flows are told apart. */
final class DhcpLease {

	private static final int OPTIONS = 240;

	private DhcpLease() {
	}

	static Optional<IpAddress> acknowledged(Packet p) {
		boolean dhcp = p.sourcePort == 67 || p.destinationPort == 68 || p.sourcePort == 68 || p.destinationPort == 67;
		if (!dhcp || p.payloadLength < OPTIONS || p.payloadCaptured < p.payloadLength) {
			return Optional.empty();
		}
		byte[] b = p.bytes;
		int from = p.payloadStart;
		int end = from + p.payloadLength;
		int at = from + OPTIONS;
		boolean reply = b[from] == 2 && b[from + 236] == 0x63 && (b[from + 237] & 0xff) == 0x82;
		while (reply && at + 2 < end && b[at] != -1) {
			if (b[at] == 0) {
				at++;
			} else if (b[at] == 53 && b[at + 2] == 5) {
				IpAddress given = IpAddress.of(Arrays.copyOfRange(b, from + 16, from + 20));
				return given.hex().equals("00000000") ? Optional.empty() : Optional.of(given);
			} else {
				at += 2 + (b[at + 1] & 0xff);
			}
		}
		return Optional.empty();
	}
}
