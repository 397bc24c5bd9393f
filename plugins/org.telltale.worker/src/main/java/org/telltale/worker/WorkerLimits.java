package org.telltale.worker;

import java.time.Duration;

/**
 * What a child may use.
 *
 * @param time for one task with small files, from its start to its last answer
 * @param heapMebibytes the child's heap ({@code -Xmx})
 * @param records how many a task may answer with
 */
public record WorkerLimits(Duration time, int heapMebibytes, long records) {

	/** Ten minutes and what {@link #forBytes} adds, 256 MiB, twenty million records. */
	public static final WorkerLimits USUAL = new WorkerLimits(Duration.ofMinutes(10), 256, 20_000_000);

	private static final long NANOS_PER_GIBIBYTE = Duration.ofMinutes(5).toNanos();
	private static final Duration MOST = Duration.ofDays(1);
	private static final long MOST_BYTES = 1L << 40;

	/** The longest line that either side writes or takes. */
	static final int LINE_BYTES = 1 << 20;

	/** The same limits for files of so many bytes together: five minutes more for each gibibyte, in proportion, at most a day in all. */
	WorkerLimits forBytes(long bytes) {
		Duration more = Duration.ofNanos((long) (Math.min(bytes, MOST_BYTES) / (double) (1 << 30) * NANOS_PER_GIBIBYTE));
		Duration grown = time.plus(more);
		return within(grown.compareTo(MOST) > 0 ? MOST : grown);
	}

	/** The same limits with another time. */
	public WorkerLimits within(Duration other) {
		return new WorkerLimits(other, heapMebibytes, records);
	}
}
