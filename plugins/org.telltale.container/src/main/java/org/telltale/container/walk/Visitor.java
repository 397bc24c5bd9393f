package org.telltale.container.walk;

import java.io.IOException;
import org.telltale.base.Problem;
import org.telltale.container.Container;

/** Hears what a walk meets: parents before children, in the same order each time. */
public interface Visitor {

	/** An item was met; its bytes can be read during this call. */
	void item(Item item) throws IOException;

	/** The item that was met last but for its own parts is a container; its entries follow. */
	void container(Item item, Container container) throws IOException;

	/**
	 * The item that was met last was recognised as a container and not opened: not analysed, broken from the start, or
	 * nested too deep. A problem was told before; its bytes can be read during this call.
	 */
	default void unopened(Item item) throws IOException {
		// who does not care for the bytes has heard of the problem
	}

	/**
	 * Something could not be read.
	 *
	 * @param item the item that was being read
	 */
	void problem(Item item, Problem problem);
}
