package org.telltale.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.FindingListener;
import org.telltale.capture.protocol.NameSeen;

/** What one worker found in one batch, each with the place of the work that led to it: by these places all workers' finds are put in order. */
final class Finds {

	/** One transaction's layers. */
	private record Layers(List<Layer> layers) {
	}

	private final List<Object> found = new ArrayList<>();
	private int[] places = new int[64];

	void add(int place, Object what) {
		if (found.size() == places.length) {
			places = Arrays.copyOf(places, places.length * 2);
		}
		places[found.size()] = place;
		found.add(what);
	}

	void addLayers(int place, List<Layer> layers) {
		add(place, new Layers(layers));
	}

	void clear() {
		found.clear();
	}

	/** Hears everything, in the order in which one worker alone would have found it. */
	interface Hearer extends FindingListener {
		/** A flow has ended. */
		void ended(OpenFlow flow);

		/** The capturing program named an address. */
		void resolved(Notes.Resolved name);
	}

	/** @param all those of the workers, and behind them those of the reading, which come before what a worker found at the same place */
	static void tellInOrder(List<Finds> all, Hearer hearer) {
		int[] next = new int[all.size()];
		while (true) {
			int first = -1;
			for (int i = 0; i < next.length; i++) {
				boolean more = next[i] < all.get(i).found.size();
				if (more && (first < 0 || all.get(i).places[next[i]] <= all.get(first).places[next[first]])) {
					first = i;
				}
			}
			if (first < 0) {
				return;
			}
			tell(all.get(first).found.get(next[first]++), hearer);
		}
	}

	private static void tell(Object what, Hearer hearer) {
		switch (what) {
			case CaptureRecord record -> hearer.record(record);
			case NameSeen name -> hearer.name(name);
			case Layers layers -> hearer.layers(layers.layers());
			case Notes.Resolved name -> hearer.resolved(name);
			case OpenFlow flow -> hearer.ended(flow);
			default -> throw new IllegalStateException("no find: " + what);
		}
	}
}
