package org.telltale.sample.internal.wire;

import java.util.HexFormat;
import org.telltale.base.IpAddress;

/**
 * A machine of the story, as the capture points see it.
 *
 * @param name its DNS name; empty for handsets
 * @param mac the Ethernet address from which its frames come on the local network: for distant machines the gateway's
 * @param four its IPv4 address
 * @param six its IPv6 address
 */
public record Node(String name, String mac, String four, String six) {

	/** Its Ethernet address, six bytes. */
	public byte[] macBytes() {
		return HexFormat.of().parseHex(mac.replace(":", ""));
	}

	/** Its address of one version, in network order. */
	public byte[] address(boolean six) {
		return IpAddress.parse(text(six)).orElseThrow().bytes();
	}

	/** Its address of one version as text. */
	public String text(boolean six) {
		return six ? this.six : four;
	}
}
