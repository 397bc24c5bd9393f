package org.telltale.capture;

import java.util.List;
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

	/** Whether {@link #frame} wants to hear anything. Asked once, at the beginning. */
	default boolean wantsFrames() {
		return true;
	}

	/** Whether a digest of each MiB is wanted as well as that of the whole file. Asked once, at the beginning. */
	default boolean wantsParts() {
		return true;
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
