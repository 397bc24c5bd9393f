package org.telltale.capture.packet;

/** What carries an IP packet inside another one. The closed list of {@code derivation.md}, Tunnels. */
public enum Tunnel {
	/** The packet carries no other that is read. */
	NONE(""),
	/** IPv4 in IP (RFC 2003, RFC 2473). */
	IPV4_IN_IP("ipv4-in-ip"),
	/** IPv6 in IP (RFC 4213). */
	IPV6_IN_IP("ipv6-in-ip"),
	/** Generic Routing Encapsulation (RFC 2784, RFC 2890), and its variant for PPTP (RFC 2637). */
	GRE("gre"),
	/** VXLAN (RFC 7348). */
	VXLAN("vxlan"),
	/** GTP-U, version 1 (3GPP TS 29.281). */
	GTP_U("gtp-u"),
	/** Teredo (RFC 4380). */
	TEREDO("teredo");

	private final String word;

	Tunnel(String word) {
		this.word = word;
	}

	/** Its name in records and chains; empty for {@link #NONE}. */
	public String word() {
		return word;
	}
}
