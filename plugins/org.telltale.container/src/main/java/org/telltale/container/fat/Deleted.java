package org.telltale.container.fat;

import org.telltale.container.ProblemLog;

/** Counts what was deleted in one file system. */
final class Deleted {

	private long entries;
	private long first;

	/** An entry of something deleted stands there. */
	void met(long place) {
		first = entries++ == 0 ? place : first;
	}

	/** Tells how many were met, if any was. */
	void tell(String format, ProblemLog log) {
		if (entries > 0) {
			log.add(format + ".deleted", first, DirectoryReader.ENTRY, entries + " entries of deleted files and directories stand in the directories, the first at byte "
					+ first, "they are not listed, and what is left of their contents was not read");
		}
	}
}
