package org.telltale.cli.bench.match;

/** Something that looks for many strings at once, made ready. */
@FunctionalInterface
interface Finder {

	/**
	 * Searches some bytes.
	 *
	 * @return how many places were found
	 * @throws ReflectiveOperationException if a library is not what it was thought to be
	 */
	long search(byte[] bytes) throws ReflectiveOperationException;
}
