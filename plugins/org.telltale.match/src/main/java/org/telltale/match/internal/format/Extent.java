package org.telltale.match.internal.format;

/**
 * How far something goes.
 *
 * @param end behind its last byte
 * @param state how it ends there
 */
public record Extent(int end, State state) {

	/** How something ends. */
	public enum State {
		/** As its format has it. */
		WHOLE,
		/** With the bytes, which should go on. */
		CUT,
		/** It contradicts itself there. */
		DAMAGED
	}
}
