package org.telltale.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.telltale.base.IpAddress;
import org.telltale.capture.protocol.HostName;

/**
 * Names that were given to addresses outside of their own flows, for the flows that come later. So many addresses with so
 * many names each at the most: of further addresses those that were named first are forgotten. On the listener's thread.
 */
final class KnownNames {

	private static final int MOST_ADDRESSES = 32_768;
	private static final int MOST_NAMES = 16;

	private final LinkedHashMap<IpAddress, List<HostName>> byAddress = new LinkedHashMap<>();
	private long forgotten;

	/** An address was named. */
	void add(IpAddress address, String name, String source, long frame) {
		List<HostName> names = byAddress.get(address);
		if (names == null) {
			if (byAddress.size() == MOST_ADDRESSES) {
				byAddress.pollFirstEntry();
				forgotten++;
			}
			names = new ArrayList<>(1);
			byAddress.put(address, names);
		}
		for (HostName known : names) {
			if (known.name().equals(name) && known.source().equals(source)) {
				return;
			}
		}
		if (names.size() < MOST_NAMES) {
			names.add(new HostName(name, source, frame));
		} else {
			forgotten++;
		}
	}

	/** The names of an address so far. */
	List<HostName> of(IpAddress address) {
		return byAddress.getOrDefault(address, List.of());
	}

	/** How many namings are not known any more. */
	long forgotten() {
		return forgotten;
	}
}
