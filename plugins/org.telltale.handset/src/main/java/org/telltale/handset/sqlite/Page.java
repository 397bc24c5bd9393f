package org.telltale.handset.sqlite;

import org.telltale.base.Where;
import org.telltale.handset.bytes.EvidenceBytes;

/**
 * A page as it counts: from the database, or from the log laid over it.
 *
 * @param number from 1
 * @param bytes all of them
 * @param file the file that holds them
 * @param offsetBytes of the page's first byte in that file
 */
record Page(long number, byte[] bytes, EvidenceBytes file, long offsetBytes) {

	/** A part of the page as a place in the evidence. */
	Where at(long offset, long length) {
		return file.where(offsetBytes + offset, length);
	}
}
