package org.telltale.capture;

import java.util.List;
import org.telltale.capture.protocol.Limits;

/**
 * How a capture is to be read; part of the settings that a report names.
 *
 * @param handsets the devices asked for; if there are any, every other flow's handset side is unknown
 * @param limits what flows may cost
 */
public record CaptureOptions(List<Handset> handsets, Limits limits) {

	/** No handset named, usual limits. */
	public static final CaptureOptions DEFAULT = new CaptureOptions(List.of(), Limits.DEFAULT);

	public CaptureOptions {
		handsets = List.copyOf(handsets);
	}

	/** The usual limits, with the handsets named. */
	public static CaptureOptions of(List<Handset> handsets) {
		return new CaptureOptions(handsets, Limits.DEFAULT);
	}

	/** The same with other limits. */
	public CaptureOptions with(Limits others) {
		return new CaptureOptions(handsets, others);
	}
}
