package org.telltale.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.FindingListener;
import org.telltale.capture.protocol.NameSeen;

/**
 * What one worker found in one batch, each with the place of the work that led to it: by these places all workers' finds are
 * put in order. A worker whose layers take much room waits until they were heard.
 */
final class Finds {

	/** Layers of a worker may take so much room before they are heard. */
	private static final long MOST_HELD = 8L << 20;

	/** What a worker is at. */
	enum State {
		/** It works, and may find more. */
		WORKING,
		/** It waits for its finds to be heard, and may find more at the place of the last or behind it. */
		FULL,
		/** It has worked everything off; it may be asked to let go, which is behind everything. */
		RESTING,
		/** It finds nothing more. */
		DONE
	}

	/** One transaction's layers. */
	private record Layers(List<Layer> layers) {
	}

	private final Gate gate;
	private final List<Object> found = new ArrayList<>();
	private int[] places = new int[64];
	private int heard;
	private long held;
	private State state = State.WORKING;

	/** @param gate that of the batch */
	Finds(Gate gate) {
		this.gate = gate;
	}

	void add(int place, Object what) {
		if (found.size() == places.length) {
			places = Arrays.copyOf(places, places.length * 2);
		}
		places[found.size()] = place;
		found.add(what);
	}

	void addLayers(int place, List<Layer> layers) {
		add(place, new Layers(layers));
		for (Layer layer : layers) {
			held += layer.held() + layer.parent().map(Layer::held).orElse(0);
		}
		if (held > MOST_HELD) {
			held = 0;
			gate.full(this);
		}
	}

	/** What its worker is at. Under the gate's lock. */
	State state() {
		return state;
	}

	/** Its worker is at something else. Under the gate's lock. */
	void state(State now) {
		state = now;
	}

	/** Whether all was heard. */
	private boolean empty() {
		return heard == found.size();
	}

	/** What was heard is forgotten. */
	private void forget() {
		found.clear();
		heard = 0;
	}

	void clear() {
		forget();
		held = 0;
		state = State.WORKING;
	}

	/** Hears everything, in the order in which one worker alone would have found it. */
	interface Hearer extends FindingListener {
		/** A flow has ended. */
		void ended(OpenFlow flow);

		/** The capturing program named an address. */
		void resolved(Notes.Resolved name);
	}

	/**
	 * Tells what all workers find in a batch, while they find it.
	 *
	 * @param all those of the workers, and behind them those of the reading, which come before what a worker found at the same place
	 */
	static void tellInOrder(List<Finds> all, Gate gate, Hearer hearer) throws InterruptedException {
		boolean more = true;
		while (more) {
			more = gate.await();
			tellKnown(all, hearer);
			all.stream().filter(Finds::empty).forEach(Finds::forget);
			gate.heard(all.stream().filter(Finds::empty).toList());
		}
	}

	/** Tells up to where a worker may find more. */
	private static void tellKnown(List<Finds> all, Hearer hearer) {
		while (true) {
			Finds first = null;
			for (Finds each : all) {
				if (!each.empty()) {
					first = first == null || each.places[each.heard] <= first.places[first.heard] ? each : first;
				} else if (each.state == State.FULL) {
					return;
				}
			}
			if (first == null) {
				return;
			}
			Object what = first.found.set(first.heard++, first);
			tell(what, hearer);
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
