package org.telltale.capture.packet;

/** Names of all link types, for people (tcpdump.org/linktypes). */
public final class LinkNames {

	private LinkNames() {
	}

	/** The name of a link type; empty if the number is not known. */
	public static String of(int linkType) {
		String unread = LinkTypes.name(linkType);
		return unread.isEmpty() ? read(linkType) : unread;
	}

	private static String read(int linkType) {
		return switch (linkType) {
			case 0 -> "BSD loopback";
			case 1 -> "Ethernet";
			case 9 -> "PPP";
			case 12, 14, 101 -> "raw IP";
			case 50 -> "PPP in HDLC";
			case 51 -> "PPPoE";
			case 104 -> "Cisco HDLC";
			case 105 -> "802.11";
			case 108 -> "OpenBSD loopback";
			case 113 -> "Linux cooked";
			case 119 -> "802.11 with Prism header";
			case 127 -> "802.11 with radiotap";
			case 163 -> "802.11 with AVS header";
			case 166, 204 -> "PPP with direction";
			case 192 -> "per-packet information";
			case 219 -> "MPLS";
			case 228 -> "raw IPv4";
			case 229 -> "raw IPv6";
			case 239 -> "Netfilter log";
			case 276 -> "Linux cooked, version 2";
			default -> "";
		};
	}
}
