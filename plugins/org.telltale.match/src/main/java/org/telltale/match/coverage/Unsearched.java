package org.telltale.match.coverage;

import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.capture.layer.Carriage;

/**
 * Bytes of one direction of a flow that could not be searched as what they encode. Bytes that the capture itself could not read
 * (encrypted, of an unknown protocol, not captured) are counted there, in the flow's record.
 *
 * @param carriage who sent them to whom
 * @param encrypted whether they were encrypted on their way
 * @param lack why
 * @param places how many pieces of bytes
 * @param bytes how many, as they stand in the layer in which they were met
 */
public record Unsearched(Carriage carriage, boolean encrypted, Lack lack, long places, long bytes) {

	/** The problem that says so. */
	public Problem toProblem() {
		return new Problem(lack.code(), Where.at("capture", 0, 0), bytes + " bytes in " + places + (places == 1 ? " place" : " places") + " from "
				+ carriage.from() + " to " + carriage.to() + " " + lack.words(), "exhibits inside of them may have been missed");
	}
}
