package org.telltale.capture.neighbour;

import org.telltale.capture.field.FieldBuilder;

/** Fields of an ARP packet (RFC 826), with Wireshark's names. Stateless; never throws for any bytes. */
public final class ArpFields {

	private static final int HEADER = 8;

	private ArpFields() {
	}

	/** How long the packet at {@code at} is by its own lengths. */
	public static int length(byte[] b, int at, int end) {
		return end - at < HEADER ? HEADER : HEADER + 2 * ((b[at + 4] & 0xff) + (b[at + 5] & 0xff));
	}

	/** Takes the packet apart; what it says, in words. */
	public static String read(FieldBuilder in) {
		long hardware = in.number("arp.hw.type", 2);
		long protocol = in.number("arp.proto.type", 2);
		int macs = (int) in.number("arp.hw.size", 1);
		int addresses = (int) in.number("arp.proto.size", 1);
		long operation = in.number("arp.opcode", 2);
		boolean usual = protocol == 0x0800 && macs == 6 && addresses == 4;
		for (String side : new String[] { "arp.src", "arp.dst" }) {
			if (usual) {
				in.mac(side + ".hw_mac", macs);
				in.address(side + ".proto_ipv4", addresses);
			} else {
				bytes(in, side + ".hw", macs);
				bytes(in, side + ".proto", addresses);
			}
		}
		String word = operation == 1 ? "request" : operation == 2 ? "reply" : "operation " + operation;
		return hardware == 1 ? word : word + ", hardware type " + hardware;
	}

	private static void bytes(FieldBuilder in, String name, int size) {
		if (size > 0) {
			in.bytes(name, size);
		}
	}
}
