package org.telltale.capture.layer;

import org.telltale.base.json.JsonWriter;

/**
 * Names a flow before the digest of its capture is known.
 *
 * @param index ordinal of the flow in its capture, from 0, in the order in which flows came up
 * @param firstFrame number of its first frame, from 1
 * @param depth encapsulation depth; 0 outside any tunnel
 * @param ordinal which of the packets side by side in that frame opened it, from 0; only an 802.11 A-MSDU has several
 */
public record FlowRef(int index, long firstFrame, int depth, int ordinal) {

	private static final int PREFIX = 16;

	/** A flow that the only packet of its frame at that depth opened. */
	public FlowRef(int index, long firstFrame, int depth) {
		this(index, firstFrame, depth, 0);
	}

	/** The flow's id: the first 16 digits of the evidence id, the first frame, the depth, the ordinal if there is one ({@code facts.md}, flow). */
	public String id(String evidence) {
		return evidence.substring(0, Math.min(PREFIX, evidence.length())) + "-" + firstFrame + "-" + depth + (ordinal > 0 ? "-" + ordinal : "");
	}

	/** Writes the same. */
	public void write(JsonWriter out, String evidence) {
		out.parts().part(evidence, Math.min(PREFIX, evidence.length())).part("-", 1).part(firstFrame).part("-", 1).part(depth);
		if (ordinal > 0) {
			out.part("-", 1).part(ordinal);
		}
		out.endParts();
	}
}
