package org.telltale.container.tree;

import java.io.IOException;
import java.util.Optional;

/**
 * A name in a directory.
 *
 * @param text the name as text
 * @param lookup finds what it names
 * @param <N> what stands for a file
 */
public record FileName<N>(String text, Lookup<N> lookup) {

	/** Finds what a name names. */
	@FunctionalInterface
	public interface Lookup<N> {

		/**
		 * The file or directory; empty if it cannot be found, which was told then.
		 *
		 * @throws IOException if the environment fails
		 */
		Optional<N> find() throws IOException;
	}
}
