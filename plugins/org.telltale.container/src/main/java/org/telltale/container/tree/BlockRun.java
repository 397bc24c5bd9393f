package org.telltale.container.tree;

/**
 * Neighbouring blocks of a file. Blocks of the file that no run names are holes.
 *
 * @param logical first block in the file
 * @param physical first block in the file system
 * @param count blocks
 */
public record BlockRun(long logical, long physical, long count) {

	long end() {
		return logical + count;
	}
}
