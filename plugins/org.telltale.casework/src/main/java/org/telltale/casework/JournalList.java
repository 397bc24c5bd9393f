package org.telltale.casework;

import java.util.List;

import org.telltale.base.CaptureInstant;
import org.telltale.base.json.Json;
import org.telltale.store.journal.JournalEntry;

/** The journal as a list (docs/formats/lists.md). */
public final class JournalList {

	private JournalList() {
	}

	/** All entries, oldest first. */
	public static List<Json.Fields> of(Case file) {
		return file.store().journal().stream().map(JournalList::entry).toList();
	}

	private static Json.Fields entry(JournalEntry entry) {
		return Json.object().put("type", "journal").put("sequence", entry.sequence()).put("at", Long.toString(entry.atNanos()))
				.put("time", CaptureInstant.instantOf(entry.atNanos()).toString()).put("actor", entry.actor().name())
				.put("role", entry.actor().role()).put("workstation", entry.actor().workstation()).put("tool", entry.actor().tool()).put("action", entry.action().word())
				.put("objects", Json.texts(entry.objects())).put("parameters", entry.parameters()).put("reason", entry.reason())
				.put("before", entry.before()).put("after", entry.after()).put("previous", entry.previous()).put("hash", entry.hash());
	}
}
