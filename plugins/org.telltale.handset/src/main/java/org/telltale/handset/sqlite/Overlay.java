package org.telltale.handset.sqlite;

import java.util.List;
import java.util.OptionalLong;
import org.telltale.base.Problem;
import org.telltale.handset.bytes.EvidenceBytes;

/** Pages from a file beside the database that count instead of the database's own. */
interface Overlay {

	/** The file that holds them. */
	EvidenceBytes bytes();

	/** Whether none counts. */
	boolean isEmpty();

	/** Where the form of a page that counts lies in the file; empty if the database's own counts. */
	OptionalLong offsetOf(long page);

	/** The size of a page as the file gives it; 0 if it cannot be read. */
	int pageBytes();

	/** The database's length in pages; meaningless if none counts. */
	long databasePages();

	/** What could not be read, or has to be known. */
	List<Problem> problems();
}
