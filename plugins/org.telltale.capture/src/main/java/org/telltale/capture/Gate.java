package org.telltale.capture;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the workers of a batch and the listener's thread meet: the listener hears what is there when each worker waits or is
 * through, so that nobody's finds are touched by two threads. Whoever is full with the earliest finds is always heard, so
 * none waits for ever.
 */
final class Gate {

	private final List<Finds> all = new ArrayList<>();

	/** A worker's finds. Before the batch is used. */
	Finds finds() {
		Finds finds = new Finds(this);
		all.add(finds);
		return finds;
	}

	/** The worker of these finds waits until they were heard. If it is interrupted it goes on at once: the reading is given up. */
	synchronized void full(Finds finds) {
		if (finds.state() != Finds.State.WORKING) {
			return;
		}
		finds.state(Finds.State.FULL);
		notifyAll();
		try {
			while (finds.state() == Finds.State.FULL) {
				wait();
			}
		} catch (InterruptedException givenUp) {
			Thread.currentThread().interrupt();
		}
	}

	/** The worker of these finds has worked the batch off. */
	synchronized void rest(Finds finds) {
		finds.state(Finds.State.RESTING);
		notifyAll();
	}

	/** Nobody finds anything more. */
	synchronized void close() {
		all.forEach(finds -> finds.state(Finds.State.DONE));
		notifyAll();
	}

	/** Waits until something may be heard. @return false if nothing more is found */
	synchronized boolean await() throws InterruptedException {
		while (!ready()) {
			wait();
		}
		return !all.stream().allMatch(finds -> finds.state() == Finds.State.DONE);
	}

	private boolean ready() {
		boolean full = false;
		boolean done = true;
		for (Finds finds : all) {
			if (finds.state() == Finds.State.WORKING) {
				return false;
			}
			full |= finds.state() == Finds.State.FULL;
			done &= finds.state() == Finds.State.DONE;
		}
		return full || done;
	}

	/** The finds of these workers were heard: those that are full go on. */
	synchronized void heard(List<Finds> those) {
		those.stream().filter(finds -> finds.state() == Finds.State.FULL).forEach(finds -> finds.state(Finds.State.WORKING));
		notifyAll();
	}
}
