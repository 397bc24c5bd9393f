package org.telltale.store.cases;

import org.telltale.store.journal.JournalEntry;

/**
 * An action that took place: entered, forced, committed.
 *
 * @param entry the journal entry
 * @param value what the work gave
 */
public record Done<T>(JournalEntry entry, T value) {
}
