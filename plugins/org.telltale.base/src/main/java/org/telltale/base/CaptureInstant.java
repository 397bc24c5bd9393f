package org.telltale.base;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment as a capture or an examiner gives it: nanoseconds since 1970-01-01T00:00:00Z, and how far off it may be.
 *
 * @param epochNanos nanoseconds since the epoch, UTC; may be negative
 * @param uncertainty half the width of the interval in which the true moment lies, never negative
 */
public record CaptureInstant(long epochNanos, Duration uncertainty) implements Comparable<CaptureInstant> {

	private static final long NANOS_PER_SECOND = 1_000_000_000L;

	public CaptureInstant {
		if (uncertainty.isNegative()) {
			throw new IllegalArgumentException("negative uncertainty: " + uncertainty);
		}
	}

	/** A moment that is taken as exact. */
	public static CaptureInstant exactly(long epochNanos) {
		return new CaptureInstant(epochNanos, Duration.ZERO);
	}

	/** Nanoseconds since the epoch of an instant; years 1678 to 2261. */
	public static long nanosOf(Instant instant) {
		return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
	}

	/** The instant of a number of nanoseconds since the epoch. */
	public static Instant instantOf(long epochNanos) {
		return Instant.ofEpochSecond(Math.floorDiv(epochNanos, NANOS_PER_SECOND), Math.floorMod(epochNanos, NANOS_PER_SECOND));
	}

	/** This moment as a {@link java.time.Instant}. */
	public Instant instant() {
		return instantOf(epochNanos);
	}

	@Override
	public int compareTo(CaptureInstant other) {
		int byTime = Long.compare(epochNanos, other.epochNanos);
		return byTime != 0 ? byTime : uncertainty.compareTo(other.uncertainty);
	}

	@Override
	public String toString() {
		return instant() + (uncertainty.isZero() ? "" : " ±" + uncertainty);
	}
}
