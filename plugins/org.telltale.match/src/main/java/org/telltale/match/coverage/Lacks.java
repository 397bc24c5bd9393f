package org.telltale.match.coverage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.telltale.capture.layer.Carriage;
import org.telltale.capture.layer.Layer;

/** Counts what could not be searched, by flow, direction and reason. Not thread-safe. */
public final class Lacks {

	private final Map<Way, Tally> ways = new LinkedHashMap<>();

	private record Way(int flow, boolean fromClient, boolean encrypted) {
	}

	private record Tally(Carriage carriage, boolean encrypted, Map<Lack, long[]> counts) {
	}

	/** One more place. @param layer where it is @param bytes how many stand there */
	public void add(Layer layer, Lack lack, long bytes) {
		Carriage carriage = layer.carriage();
		boolean encrypted = layer.isBehind("tls.decrypt");
		Tally tally = ways.computeIfAbsent(new Way(carriage.flow().index(), carriage.fromClient(), encrypted),
				way -> new Tally(carriage, encrypted, new EnumMap<>(Lack.class)));
		long[] count = tally.counts.computeIfAbsent(lack, none -> new long[2]);
		count[0]++;
		count[1] += bytes;
	}

	/** All that was counted: flows in the order in which they were met, then by reason. */
	public List<Unsearched> all() {
		List<Unsearched> all = new ArrayList<>();
		for (Tally tally : ways.values()) {
			tally.counts.forEach((lack, count) -> all.add(new Unsearched(tally.carriage, tally.encrypted, lack, count[0], count[1])));
		}
		return all;
	}
}
