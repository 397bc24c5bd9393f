package org.telltale.capture.layer;

import java.util.List;

/**
 * Consecutive bytes of a leaf layer that one packet carried.
 *
 * @param offset first byte, in the layer
 * @param length number of bytes
 * @param frames the frame that carried them, or all fragments of the IP packet that did
 * @param payloadOffset where they begin in the captured bytes of that one frame; -1 if the packet came in fragments
 */
public record Piece(int offset, int length, List<FrameRef> frames, int payloadOffset) {

	/** First offset behind the piece. */
	public int end() {
		return offset + length;
	}
}
