package org.telltale.capture.shape;

import org.telltale.capture.protocol.Datagram;

/** Shapes of datagrams, each told in constant time. Stateless. */
final class DatagramShapes {

	private static final int IKE_HEADER = 28;

	private DatagramShapes() {
	}

	/** Port 500, or 4500 behind four zeros (RFC 3948 section 2.2): version 1 or 2 and the datagram's own length (RFC 7296 section 3.1). */
	static boolean ike(Datagram d) {
		int start = d.port(500) ? 0 : d.port(4500) && number(d, 0) == 0 ? 4 : -1;
		int version = start < 0 ? 0 : d.at(start + 17);
		return d.length() >= start + IKE_HEADER && (version == 0x10 || version == 0x20) && number(d, start + 24) == d.length() - start;
	}

	/** ESP in UDP (RFC 3948 sections 2.1, 2.3): a security parameters index that is not reserved, a sequence number; or a keep-alive. */
	static boolean esp(Datagram d) {
		if (!d.port(4500)) {
			return false;
		}
		return d.length() == 1 && d.at(0) == 0xff || d.length() >= 24 && Integer.compareUnsigned(number(d, 0), 256) >= 0 && number(d, 4) != 0;
	}

	/** A read or write request on port 69 (RFC 1350 section 5): it ends with a zero. */
	static boolean tftp(Datagram d) {
		return d.port(69) && d.at(0) == 0 && d.at(1) >= 1 && d.at(1) <= 6 && d.length() >= 4 && (d.at(1) > 2 || d.at(d.length() - 1) == 0);
	}

	/** A BER sequence with a version (RFC 3416, RFC 1157 section 4) on ports 161, 162. */
	static boolean snmp(Datagram d) {
		if (!d.port(161) && !d.port(162) || d.at(0) != 0x30) {
			return false;
		}
		int head = d.at(1) < 0x80 ? 2 : 2 + (d.at(1) & 0x7f);
		return d.at(head) == 2 && d.at(head + 1) == 1 && d.at(head + 2) >= 0 && d.at(head + 2) <= 3;
	}

	/** A priority in angle brackets on port 514 (RFC 5424 section 6.2.1). */
	static boolean syslog(Datagram d) {
		return d.port(514) && d.at(0) == '<' && digit(d.at(1)) && (d.at(2) == '>' || d.at(3) == '>' || d.at(4) == '>');
	}

	private static boolean digit(int c) {
		return c >= '0' && c <= '9';
	}

	/** Port 1194 with a known opcode; elsewhere a client's or server's first packet without key: opcode, session, no acknowledgement, number 0. */
	static boolean openvpn(Datagram d) {
		int opcode = d.at(0) >> 3;
		if (d.port(1194)) {
			return opcode >= 1 && opcode <= 10 && d.length() >= 14;
		}
		return d.at(0) == 0x38 && d.length() == 14 && d.at(9) == 0 && number(d, 10) == 0;
	}

	/** A record header (RFC 6347 section 4.1) with a length that ends in the datagram. */
	static boolean dtls(Datagram d) {
		return d.at(0) >= 20 && d.at(0) <= 25 && d.at(1) == 0xfe && (d.at(2) == 0xff || d.at(2) == 0xfd) && d.length() >= 13
				&& (d.at(11) << 8 | d.at(12)) <= d.length() - 13;
	}

	/** Message types with their lengths (WireGuard: Next Generation Kernel Network Tunnel, section 5.4). */
	static boolean wireguard(Datagram d) {
		if (d.at(1) != 0 || d.at(2) != 0 || d.at(3) != 0) {
			return false;
		}
		return switch (d.at(0)) {
			case 1 -> d.length() == 148;
			case 2 -> d.length() == 92;
			case 3 -> d.length() == 64;
			case 4 -> d.length() >= 32 && d.length() % 16 == 0 && d.at(12) == 0 && d.at(13) == 0 && d.at(14) == 0 && d.at(15) == 0;
			default -> false;
		};
	}

	/** Four bytes as a number; 0 if they pass the end. */
	private static int number(Datagram d, int place) {
		return place + 4 > d.length() ? 0 : d.at(place) << 24 | d.at(place + 1) << 16 | d.at(place + 2) << 8 | d.at(place + 3);
	}
}
