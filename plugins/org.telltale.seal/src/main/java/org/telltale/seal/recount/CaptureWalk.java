package org.telltale.seal.recount;

import java.io.IOException;
import java.util.Optional;

/** Finds the frames of a capture from its start: the rules stand in {@code derivation.md}, "Capture files". */
final class CaptureWalk {

	private CaptureWalk() {
	}

	/** The frames of the file; empty if it is no capture. */
	static Optional<FrameIndex> of(FileBytes file) throws IOException {
		FrameIndex index = new FrameIndex();
		return PcapngWalk.walk(file, index) || PcapWalk.walk(file, index) ? Optional.of(index) : Optional.empty();
	}
}
