package org.telltale.capture.ntp;

import java.time.Instant;

/** NTP timestamps (RFC 5905 section 6): seconds since 1900 and a fraction, 32 bits each. Stateless. */
final class NtpTimestamp {

	/** From 1900 to 1970. */
	private static final long EPOCH_SECONDS = 2_208_988_800L;
	private static final long NANOS = 1_000_000_000L;

	private NtpTimestamp() {
	}

	/** Seconds since 1970. Without the highest bit it is one of the era that begins in 2036 (RFC 4330 section 3). */
	static long seconds(long timestamp) {
		long seconds = timestamp >>> 32;
		return (seconds & 0x80000000L) != 0 ? seconds - EPOCH_SECONDS : seconds + (1L << 32) - EPOCH_SECONDS;
	}

	/** Nanoseconds of the second, rounded down. */
	static long nanos(long timestamp) {
		return (timestamp & 0xffffffffL) * NANOS >>> 32;
	}

	/** Nanoseconds since 1970. */
	static long unixNanos(long timestamp) {
		return seconds(timestamp) * NANOS + nanos(timestamp);
	}

	/** ISO 8601 in UTC; {@code 0} for none. */
	static String text(long timestamp) {
		return timestamp == 0 ? "0" : Instant.ofEpochSecond(seconds(timestamp), nanos(timestamp)).toString();
	}
}
