package org.telltale.container.fat;

import org.telltale.base.ByteRange;

/**
 * A file or directory.
 *
 * @param place its entry in the file system
 * @param isDirectory whether it is a directory
 * @param first its first cluster; 0 if it has none
 * @param length bytes of content; of a directory whose length is not told, more than any has
 * @param written of these bytes, those that were ever written; what is behind reads as zeros
 * @param contiguous whether its clusters follow each other and the table says nothing of them
 */
record ClusterFile(ByteRange place, boolean isDirectory, long first, long length, long written, boolean contiguous) {

	/** The length of a directory of which only its chain says where it ends. */
	static final long UNTOLD = Long.MAX_VALUE;

	/** A directory whose chain says where it ends. */
	static ClusterFile directory(ByteRange place, long first) {
		return new ClusterFile(place, true, first, UNTOLD, UNTOLD, false);
	}
}
