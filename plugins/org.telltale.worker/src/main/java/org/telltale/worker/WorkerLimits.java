package org.telltale.worker;

import java.time.Duration;

/**
 * What a child may use.
 *
 * @param time for one task, from its start to its last answer
 * @param heapMebibytes the child's heap ({@code -Xmx})
 * @param records how many a task may answer with
 */
public record WorkerLimits(Duration time, int heapMebibytes, long records) {

	/** Ten minutes, 256 MiB, twenty million records. */
	public static final WorkerLimits USUAL = new WorkerLimits(Duration.ofMinutes(10), 256, 20_000_000);

	/** The longest line that either side writes or takes. */
	static final int LINE_BYTES = 1 << 20;

	/** The same limits with another time. */
	public WorkerLimits within(Duration other) {
		return new WorkerLimits(other, heapMebibytes, records);
	}
}
