package org.telltale.capture;

import java.util.List;
import org.telltale.capture.protocol.Limits;
import org.telltale.capture.tls.KeyLog;

/**
 * How a capture is to be read; part of the settings that a report names.
 *
 * @param handsets the devices asked for; if there are any, every other flow's handset side is unknown
 * @param limits what flows may cost
 * @param keys secrets with which TLS connections are opened
 */
public record CaptureOptions(List<Handset> handsets, Limits limits, KeyLog keys) {

	/** No handset named, usual limits. */
	public static final CaptureOptions DEFAULT = new CaptureOptions(List.of(), Limits.DEFAULT);

	/** Without keys. */
	public CaptureOptions(List<Handset> handsets, Limits limits) {
		this(handsets, limits, KeyLog.NONE);
	}

	public CaptureOptions {
		handsets = List.copyOf(handsets);
	}

	/** The usual limits, with the handsets named. */
	public static CaptureOptions of(List<Handset> handsets) {
		return new CaptureOptions(handsets, Limits.DEFAULT);
	}

	/** The same with other limits. */
	public CaptureOptions with(Limits others) {
		return new CaptureOptions(handsets, others, keys);
	}

	/** The same with keys. */
	public CaptureOptions with(KeyLog secrets) {
		return new CaptureOptions(handsets, limits, secrets);
	}
}
