package org.telltale.store.journal;

import java.util.List;

/**
 * What reading a journal through gave.
 *
 * @param entries those that could be read, in the file's order, up to the first fault
 * @param faults each a sentence that names the line; empty if the chain holds
 * @param wholeBytes length of the lines that hold, from the file's start
 * @param tornBytes length of a last line that does not end (its writer was killed: it was never acknowledged)
 */
public record JournalCheck(List<JournalEntry> entries, List<String> faults, long wholeBytes, long tornBytes) {

	public JournalCheck {
		entries = List.copyOf(entries);
		faults = List.copyOf(faults);
	}

	/** Whether every entry follows from the one before. */
	public boolean holds() {
		return faults.isEmpty();
	}

	/** Hash of the last entry; 64 zeros if there is none. */
	public String head() {
		return entries.isEmpty() ? JournalEntry.NONE_BEFORE : entries.getLast().hash();
	}

	/** Sequence number of the last entry; 0 if there is none. */
	public long sequence() {
		return entries.isEmpty() ? 0 : entries.getLast().sequence();
	}
}
