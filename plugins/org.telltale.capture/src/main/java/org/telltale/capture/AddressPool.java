package org.telltale.capture;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.telltale.base.IpAddress;
import org.telltale.capture.layer.Peer;

/**
 * Addresses that were asked for lately, so that the flows of a handset share the objects that name it. Forgets one where
 * another takes its place; what it gives is the same with any luck. Not thread-safe.
 */
final class AddressPool {

	private static final int PLACES = 4096;
	private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

	private final IpAddress[] addresses = new IpAddress[PLACES];
	private final Peer[] peers = new Peer[PLACES];
	private final Map<Long, Optional<String>> texts = new HashMap<>();

	/** An end of a flow. @param version 4 or 6 @param high bytes 0 to 7 of version 6 @param low the others, or the bits of version 4 */
	Peer peer(int version, long high, long low, int port) {
		int hash = place(high * 31 + low);
		IpAddress address = version == 4 ? IpAddress.four(low) : IpAddress.six(high, low);
		if (address.equals(addresses[hash])) {
			address = addresses[hash];
		} else {
			addresses[hash] = address;
		}
		int at = place((high * 31 + low) * 31 + port);
		Peer known = peers[at];
		if (known == null || known.port() != port || !known.address().equals(address)) {
			known = new Peer(address, port);
			peers[at] = known;
		}
		return known;
	}

	/** A link-layer address in words. @param mac its 48 bits */
	Optional<String> mac(long mac) {
		if (texts.size() == PLACES) {
			texts.clear();
		}
		return texts.computeIfAbsent(mac, AddressPool::text);
	}

	private static Optional<String> text(long mac) {
		return Optional.of(COLONS.formatHex(new byte[] { (byte) (mac >> 40), (byte) (mac >> 32), (byte) (mac >> 24), (byte) (mac >> 16),
				(byte) (mac >> 8), (byte) mac }));
	}

	private static int place(long value) {
		return (int) (value * 0x9e3779b97f4a7c15L >>> 52);
	}
}
