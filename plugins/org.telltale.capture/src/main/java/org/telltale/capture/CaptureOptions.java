package org.telltale.capture;

import java.util.List;
import org.telltale.capture.protocol.Limits;
import org.telltale.capture.tls.KeyLog;

/**
 * How a capture is to be read; part of the settings that a report names, but for {@code workers}, which change nothing.
 *
 * @param handsets the devices asked for; if there are any, every other flow's handset side is unknown
 * @param limits what flows may cost
 * @param keys secrets with which TLS connections are opened
 * @param depth how far flows are read
 * @param workers how many threads put conversations together, at least one; the results are the same with any number
 */
public record CaptureOptions(List<Handset> handsets, Limits limits, KeyLog keys, Depth depth, int workers) {

	/** How far flows are read. */
	public enum Depth {
		/** Counted only: no names, protocols, transactions. */
		FLOWS,
		/** All that is known is decoded. */
		FULL
	}

	/** No handset named, usual limits. */
	public static final CaptureOptions DEFAULT = new CaptureOptions(List.of(), Limits.DEFAULT, KeyLog.NONE, Depth.FULL, 1);

	public CaptureOptions {
		handsets = List.copyOf(handsets);
		if (workers < 1) {
			throw new IllegalArgumentException("workers: " + workers);
		}
	}

	/** The usual limits, with the handsets named. */
	public static CaptureOptions of(List<Handset> handsets) {
		return new CaptureOptions(handsets, Limits.DEFAULT, KeyLog.NONE, Depth.FULL, 1);
	}

	/** The same with other limits. */
	public CaptureOptions with(Limits others) {
		return new CaptureOptions(handsets, others, keys, depth, workers);
	}

	/** The same with keys. */
	public CaptureOptions with(KeyLog secrets) {
		return new CaptureOptions(handsets, limits, secrets, depth, workers);
	}

	/** The same with another depth. */
	public CaptureOptions with(Depth other) {
		return new CaptureOptions(handsets, limits, keys, other, workers);
	}

	/** The same with another number of threads. */
	public CaptureOptions withWorkers(int number) {
		return new CaptureOptions(handsets, limits, keys, depth, number);
	}
}
