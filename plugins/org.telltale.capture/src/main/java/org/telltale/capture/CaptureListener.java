package org.telltale.capture;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.telltale.base.Problem;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.FindingListener;
import org.telltale.capture.protocol.NameSeen;

/**
 * Hears what a capture holds, on the caller's thread, in a fixed order: transactions as they become complete, flows as
 * they end, those that are open at the end of the file in the order of their first frames; each call once. Every method does nothing unless overridden.
 */
public interface CaptureListener extends FindingListener, FrameRow {

	/** What costs time or memory, and is left out where nobody wants it. */
	enum Want {
		/** What {@link #layers} tells. */
		LAYERS,
		/** That names come with their derivations. */
		DERIVATIONS,
		/** What {@link #frame} tells. */
		FRAMES,
		/** A digest of each MiB as well as that of the whole file. */
		PARTS
	}

	/** A flow, DNS message, TLS handshake, HTTP transaction or file. */
	@Override
	default void record(CaptureRecord record) {
		// not wanted
	}

	/** A name of an address. */
	@Override
	default void name(NameSeen name) {
		// not wanted
	}

	/** What this listener wants to hear: the rest is not made. Asked once, at the beginning. */
	default Set<Want> wants() {
		return EnumSet.allOf(Want.class);
	}

	/** Something that could not be read, at the end of the reading; the summary has it too. */
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
