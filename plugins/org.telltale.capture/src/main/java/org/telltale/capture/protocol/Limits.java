package org.telltale.capture.protocol;

/**
 * What one flow, and all together, may cost. What a limit cuts is a problem in the results.
 *
 * @param maxMessageBytes the longest message (an HTTP body, for example) that is put together in memory
 * @param maxPendingBytes how much may wait behind a hole in one direction of a flow before the hole counts as a gap
 * @param maxTotalBytes how much all flows together may hold in memory
 * @param maxDecodedBytes how much the codings of one message may expand to together
 */
public record Limits(int maxMessageBytes, int maxPendingBytes, long maxTotalBytes, int maxDecodedBytes) {

	/** The usual limits, which a heap of 256 MB has room for. */
	public static final Limits DEFAULT = new Limits(32 << 20, 4 << 20, 64L << 20, 32 << 20);
}
