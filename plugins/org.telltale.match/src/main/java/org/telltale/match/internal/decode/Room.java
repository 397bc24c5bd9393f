package org.telltale.match.internal.decode;

/** How many bytes guesses may still make: counts down, remembers whether it was too little. Not thread-safe. */
public final class Room {

	private final int longest;
	private long left;
	private long refusals;

	/**
	 * @param longest the longest single result, in bytes
	 * @param total all results together, in bytes
	 */
	public Room(int longest, long total) {
		this.longest = longest;
		this.left = total;
	}

	/** The longest result that may be made now. */
	public int most() {
		return (int) Math.min(longest, left);
	}

	/** Takes room for a result; says no, and counts that, if there is too little. */
	public boolean take(long bytes) {
		if (bytes > most()) {
			refusals++;
			return false;
		}
		left -= bytes;
		return true;
	}

	/** How often there was too little. */
	public long refusals() {
		return refusals;
	}
}
