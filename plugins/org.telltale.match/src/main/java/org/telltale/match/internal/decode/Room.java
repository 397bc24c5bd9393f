package org.telltale.match.internal.decode;

import org.telltale.match.coverage.Lack;
import org.telltale.match.coverage.Lacks;
import org.telltale.capture.layer.Carriage;

/** How many bytes the guesses in one transaction may still make. What they could not do goes to the count of lacks. Not thread-safe. */
public final class Room {

	private final int longest;
	private final Carriage carriage;
	private final Lacks lacks;
	private long left;

	/**
	 * @param longest the longest single result, in bytes
	 * @param total all results together, in bytes
	 * @param carriage the transaction's
	 * @param lacks hears of what could not be searched
	 */
	public Room(int longest, long total, Carriage carriage, Lacks lacks) {
		this.longest = longest;
		this.left = total;
		this.carriage = carriage;
		this.lacks = lacks;
	}

	/** The longest result that may be made now. */
	int most() {
		return (int) Math.min(longest, left);
	}

	/** Takes room for a result of {@code length} bytes; says no, and counts {@code input} bytes, if there is too little. */
	boolean take(long input, long length) {
		if (length > most()) {
			lack(Lack.OVER_BUDGET, input);
			return false;
		}
		left -= length;
		return true;
	}

	/** Counts bytes that cannot be searched as what they encode. */
	void lack(Lack lack, long input) {
		lacks.add(carriage, lack, input);
	}
}
