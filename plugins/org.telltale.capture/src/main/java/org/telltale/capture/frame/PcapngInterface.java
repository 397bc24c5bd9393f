package org.telltale.capture.frame;

/**
 * An interface of the current section, and what its blocks say of lost frames. Mutable; one reader's own.
 */
final class PcapngInterface {

	private static final long NANOS = 1_000_000_000L;

	final CaptureSource source;
	final int linkType;
	final long snapLength;
	/** Counters of the whole capture, the highest seen: lost by the interface, by the system; -1 if never said. */
	long byInterface = -1;
	long bySystem = -1;
	/** Where that was said last. */
	long saidAt;
	/** Sum of what frames say was lost before them. */
	long betweenFrames;
	private final int exponent;
	private final boolean binary;
	private final long baseNanos;

	PcapngInterface(CaptureSource source) {
		this.source = source;
		this.linkType = source.linkType();
		this.snapLength = source.snapLength();
		this.exponent = source.resolution() & 0x7f;
		this.binary = (source.resolution() & 0x80) != 0;
		this.baseNanos = source.offsetSeconds() * NANOS;
	}

	/** The time of a tick count (unsigned), rounded down to a nanosecond; of a time beyond 64 bits, the lowest 64. */
	long nanos(long ticks) {
		if (!binary) {
			if (exponent == 6) {
				return baseNanos + ticks * 1000;
			}
			return baseNanos + (exponent <= 9 ? ticks * power(9 - exponent)
					: exponent <= 28 ? Long.divideUnsigned(ticks, power(exponent - 9)) : 0);
		}
		long high = Math.unsignedMultiplyHigh(ticks, NANOS);
		long low = ticks * NANOS;
		if (exponent == 0) {
			return baseNanos + low;
		}
		return baseNanos + (exponent < 64 ? high << 64 - exponent | low >>> exponent : high >>> exponent - 64);
	}

	/** 10 to the {@code exponent}, unsigned; up to 19. */
	private static long power(int exponent) {
		long power = 1;
		for (int i = 0; i < exponent; i++) {
			power *= 10;
		}
		return power;
	}
}
