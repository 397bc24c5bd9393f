package org.telltale.timeline;

/**
 * Moments as small numbers: so many ticks since the first moment of an index. A tick is a millisecond, or as many powers of ten of it as make the last moment fit.
 *
 * @param originNanos tick 0
 * @param tickNanos how long a tick is
 */
record Ticks(long originNanos, long tickNanos) {

	private static final long MILLISECOND = 1_000_000;
	private static final long FARTHEST = 1L << 62;
	/** Less than an int holds, so that the tick behind the last one fits too. */
	private static final long MOST = Integer.MAX_VALUE - 2L;

	static Ticks of(long firstNanos, long lastNanos) {
		if (firstNanos <= -FARTHEST || lastNanos >= FARTHEST) {
			throw new IllegalArgumentException("moments from " + firstNanos + " to " + lastNanos);
		}
		long tick = MILLISECOND;
		while ((lastNanos - firstNanos) / tick > MOST) {
			tick *= 10;
		}
		return new Ticks(firstNanos, tick);
	}

	/** The tick in which a moment of the index lies. */
	int inside(long nanos) {
		return (int) at(nanos);
	}

	/** The tick in which any moment lies; negative before the origin. */
	long at(long nanos) {
		return Math.floorDiv(nanos - originNanos, tickNanos);
	}
}
