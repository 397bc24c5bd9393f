package org.telltale.container;

import java.io.IOException;
import org.telltale.base.Outcome;

/** Reads one container format. Stateless. */
@FunctionalInterface
public interface ContainerReader {

	/**
	 * The entries of a container; partial, with problems, where it is broken.
	 *
	 * @param source the container's bytes
	 * @param place how problems name it
	 * @param budget charged for each entry
	 * @throws IOException if the environment fails
	 */
	Outcome<Container> read(Source source, Place place, Budget budget) throws IOException;

	/**
	 * Whether a source that has the format's mark is one: for marks of a few bytes, which other formats have too.
	 *
	 * @throws IOException if the environment fails
	 */
	default boolean accepts(Source source) throws IOException {
		return true;
	}
}
