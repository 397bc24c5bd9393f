package org.telltale.capture.layer;

/**
 * Names a flow before the digest of its capture is known.
 *
 * @param index ordinal of the flow in its capture, from 0, in the order in which flows came up
 * @param firstFrame number of its first frame, from 1
 * @param depth encapsulation depth; 0 outside any tunnel
 * @param ordinal which of the packets side by side in that frame opened it, from 0; only an 802.11 A-MSDU has several
 */
public record FlowRef(int index, long firstFrame, int depth, int ordinal) {

	/** A flow that the only packet of its frame at that depth opened. */
	public FlowRef(int index, long firstFrame, int depth) {
		this(index, firstFrame, depth, 0);
	}

	/** The flow's id: the first 16 digits of the evidence id, the first frame, the depth, the ordinal if there is one ({@code facts.md}, flow). */
	public String id(String evidence) {
		return evidence.substring(0, Math.min(16, evidence.length())) + "-" + firstFrame + "-" + depth + (ordinal > 0 ? "-" + ordinal : "");
	}
}
