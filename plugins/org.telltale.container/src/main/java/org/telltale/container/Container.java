package org.telltale.container;

import java.util.List;

/**
 * A container that was read: its entries, in a fixed order.
 *
 * @param format the format's name, for example {@code zip}
 * @param label what the container calls itself (a volume's name), else empty text
 * @param entries in the container's own order or sorted by path, the same each time
 */
public record Container(String format, String label, List<Entry> entries) {

	public Container {
		entries = List.copyOf(entries);
	}
}
