package org.telltale.capture;

import java.util.List;
import org.telltale.base.IpAddress;

/**
 * A device whose traffic is asked for, as the run names it.
 *
 * @param id the handset's id in the case; any word where there is no case
 * @param addresses its network addresses, possibly none
 * @param macs its link-layer addresses, six pairs of lower-case hexadecimal digits joined by {@code :}
 */
public record Handset(String id, List<IpAddress> addresses, List<String> macs) {

	public Handset {
		addresses = List.copyOf(addresses);
		macs = List.copyOf(macs);
	}
}
