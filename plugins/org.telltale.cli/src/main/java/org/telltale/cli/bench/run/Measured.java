package org.telltale.cli.bench.run;

/**
 * What one run of a program took.
 *
 * @param exitCode         how it ended; {@link #TOO_LONG} if it was stopped
 * @param cpuSeconds       user and system time of the process and all its descendants
 * @param wallSeconds      from start to end
 * @param peakBytes        the largest resident memory of any of its processes
 * @param firstByteSeconds from start to the first byte that it printed; to its end, if it printed nothing
 * @param lastWords        the last line on its standard error, for when it failed
 */
public record Measured(int exitCode, double cpuSeconds, double wallSeconds, long peakBytes, double firstByteSeconds, String lastWords) {

	/** The exit code of {@code timeout} for what was stopped. */
	public static final int TOO_LONG = 124;
}
