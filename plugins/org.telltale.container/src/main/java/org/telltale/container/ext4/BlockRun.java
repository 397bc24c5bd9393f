package org.telltale.container.ext4;

/**
 * Neighbouring blocks of a file. Blocks of the file that no run names are holes.
 *
 * @param logical first block in the file
 * @param physical first block in the file system
 * @param count blocks
 */
record BlockRun(long logical, long physical, long count) {

	long end() {
		return logical + count;
	}
}
