package org.telltale.capture;

import java.util.List;
import org.telltale.base.Problem;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.layer.LayerListener;

/**
 * Hears what a capture holds, on the reading thread, in a fixed order: transactions as they become complete, flows in
 * the order of their first frames at the end of the file, each call once. Every method does nothing unless overridden.
 */
public interface CaptureListener extends LayerListener, FrameRow {

	/** A flow, DNS message, TLS handshake, HTTP transaction or file. */
	default void record(CaptureRecord record) {
		// not wanted
	}

	/** A name of an address. */
	default void name(NameSeen name) {
		// not wanted
	}

	/** Something that could not be read; {@code where.evidence} is the file's name, the summary's copy has the digest. */
	default void problem(Problem problem) {
		// not wanted
	}

	@Override
	default void layers(List<Layer> layers) {
		// not wanted
	}

	@Override
	default void frame(long number, long timeNanos, long offset, int captured, long original, int flow) {
		// not wanted
	}
}
