package org.telltale.capture.layer;

/**
 * Names a flow before the digest of its capture is known.
 *
 * @param index ordinal of the flow in its capture, from 0, in the order in which flows came up
 * @param firstFrame number of its first frame, from 1
 * @param depth encapsulation depth; 0 outside any tunnel
 */
public record FlowRef(int index, long firstFrame, int depth) {

	/** The flow's id: the first 16 digits of the evidence id, the first frame, the depth ({@code facts.md}, flow). */
	public String id(String evidence) {
		return evidence.substring(0, Math.min(16, evidence.length())) + "-" + firstFrame + "-" + depth;
	}
}
