package org.telltale.capture;

import java.util.List;

/**
 * How a capture is to be read. The limits are part of the settings that a report names: what they cut is a problem.
 *
 * @param handsets the devices asked for; if there are any, every other flow's handset side is unknown
 * @param maxMessageBytes the longest message (an HTTP body, for example) that is put together in memory
 * @param maxPendingBytes how much may wait behind a hole in one direction of a flow before the hole counts as a gap
 * @param maxTotalBytes how much all flows together may hold in memory
 * @param maxDecodedBytes the longest result of one decompression
 */
public record CaptureOptions(List<Handset> handsets, int maxMessageBytes, int maxPendingBytes, long maxTotalBytes,
		int maxDecodedBytes) {

	/** No handset named, usual limits. */
	public static final CaptureOptions DEFAULT = new CaptureOptions(List.of(), 64 << 20, 4 << 20, 256L << 20, 256 << 20);

	public CaptureOptions {
		handsets = List.copyOf(handsets);
	}

	/** The usual limits, with the handsets named. */
	public static CaptureOptions of(List<Handset> handsets) {
		return new CaptureOptions(handsets, DEFAULT.maxMessageBytes, DEFAULT.maxPendingBytes, DEFAULT.maxTotalBytes,
				DEFAULT.maxDecodedBytes);
	}
}
