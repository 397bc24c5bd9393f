package org.telltale.capture.frame;

import org.telltale.base.ByteRange;
import org.telltale.base.IpAddress;

/**
 * An entry of a Name Resolution Block (draft-ietf-opsawg-pcapng section 4.5).
 *
 * @param address IPv4 or IPv6
 * @param name one of its names; an entry with several gives as many of these
 * @param range the entry's bytes
 */
public record ResolvedName(IpAddress address, String name, ByteRange range) {

	/** How such names are told apart from those that the traffic shows. */
	public static final String SOURCE = "name-resolution";
}
