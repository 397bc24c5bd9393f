package org.telltale.container.fat;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The clusters of a chain that were met, by runs of neighbours: it costs what the chain costs, however many clusters there are. */
final class Met {

	private final NavigableMap<Long, Long> ends = new TreeMap<>();

	/** Adds a cluster; false if it is there already. */
	boolean add(long cluster) {
		Map.Entry<Long, Long> before = ends.floorEntry(cluster);
		if (before != null && cluster < before.getValue()) {
			return false;
		}
		boolean follows = before != null && cluster == before.getValue();
		ends.put(follows ? before.getKey() : cluster, cluster + 1);
		return true;
	}
}
