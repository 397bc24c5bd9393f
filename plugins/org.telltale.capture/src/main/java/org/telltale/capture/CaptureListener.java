package org.telltale.capture;

import java.util.List;
import org.telltale.base.Problem;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.FindingListener;
import org.telltale.capture.protocol.NameSeen;

/**
 * Hears what a capture holds, on the reading thread, in a fixed order: transactions as they become complete, flows in
 * the order of their first frames at the end of the file, each call once. Every method does nothing unless overridden.
 */
public interface CaptureListener extends FindingListener, FrameRow {

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

	/** Whether {@link #layers} wants to hear anything. Asked once, at the beginning. */
	default boolean wantsLayers() {
		return true;
	}

	/** Whether names have to come with their derivations. Asked once, at the beginning. */
	default boolean wantsDerivations() {
		return true;
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
