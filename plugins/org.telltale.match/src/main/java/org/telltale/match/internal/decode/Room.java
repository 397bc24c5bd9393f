package org.telltale.match.internal.decode;

import org.telltale.capture.layer.Layer;
import org.telltale.match.coverage.Lack;
import org.telltale.match.coverage.Lacks;

/** How many bytes the guesses in one transaction may still make. What they could not do goes to the count of lacks. Not thread-safe. */
public final class Room {

	private final int longest;
	private final Lacks lacks;
	private long left;

	/**
	 * @param longest the longest single result, in bytes
	 * @param total all results together, in bytes
	 * @param lacks hears of what could not be searched
	 */
	public Room(int longest, long total, Lacks lacks) {
		this.longest = longest;
		this.left = total;
		this.lacks = lacks;
	}

	/** The longest result that may be made now. */
	int most() {
		return (int) Math.min(longest, left);
	}

	/** Takes room for a result of {@code length} bytes; says no, and counts {@code input} bytes of the layer, if there is too little. */
	boolean take(Layer layer, long input, long length) {
		if (length > most()) {
			lack(layer, Lack.OVER_BUDGET, input);
			return false;
		}
		left -= length;
		return true;
	}

	/** Counts bytes of a layer that cannot be searched as what they encode. */
	void lack(Layer layer, Lack lack, long input) {
		lacks.add(layer, lack, input);
	}
}
