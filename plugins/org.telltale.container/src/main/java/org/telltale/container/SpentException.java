package org.telltale.container;

import org.telltale.base.ByteRange;

/**
 * The budget of entries is spent before something was found: that says nothing of the evidence, and what was found until then is not to be
 * taken for the whole. A control-flow signal inside one reader, which turns it into a problem.
 */
public final class SpentException extends Exception {

	private static final long serialVersionUID = 1;

	/** The budget is spent. */
	public SpentException() {
		super("the budget of entries is spent", null, false, false);
	}

	/**
	 * Tells that a file is given without content.
	 *
	 * @param place where the container speaks of it
	 */
	public void tell(ProblemLog log, ByteRange place, String path) {
		log.add("container.too-many-entries", place.offset(), place.length(), "the budget of entries was spent before all of " + path + " was found",
				"its content was not read");
	}
}
