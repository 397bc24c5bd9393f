package org.telltale.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The closed list of what a journal entry can say. Values are added, never renamed. */
public enum Action {

	/** The case was made. */
	CREATE_CASE(true),
	/** What the examiner enters was edited: people, handsets, runs, exhibits, claims... */
	EDIT_CASE(false),
	/** An edit was taken back. */
	UNDO(false),
	/** An edit that was taken back was made again. */
	REDO(false),
	/** Evidence was sealed and taken into the case. */
	IMPORT_EVIDENCE(true),
	/** A folder was walked, and what was recognised in it taken into the case; each item has an entry of its own before. */
	IMPORT_FOLDER(true),
	/** Evidence was compared with its seal. */
	VERIFY_EVIDENCE(true),
	/** Something was done to an item or a handset outside of the case. */
	RECORD_CUSTODY(true),
	/** Sightings, links, cells and findings were computed. */
	ANALYSE(false),
	/** A person accepted a finding. */
	ACCEPT_FINDING(true),
	/** A person rejected a finding. */
	REJECT_FINDING(true),
	/** A report was made, and signed if its parameters say so. */
	ISSUE_REPORT(true),
	/** A report got a time stamp, or validation data and an archive time stamp. */
	STAMP_REPORT(true),
	/** A reference table was taken in. */
	ADD_REFERENCE(false),
	/** Part of the case was given out. */
	DISCLOSE(true),
	/** The neutral archive form was written. */
	ARCHIVE(true),
	/** The case was made anew from its archive form. */
	RESTORE(true),
	/** A person made what the evidence says of a condition a condition of its run. */
	ADOPT_OBSERVATION(true),
	/** An earlier entry's action did not take place: the program ended between the entry and its commit. */
	NOT_CARRIED_OUT(true),
	/** The last line of the journal was torn (never acknowledged) and was taken off. */
	REPAIR_JOURNAL(true),
	/** The key of an encrypted case was wrapped by another password. */
	CHANGE_PASSWORD(true),
	/** The case was closed. */
	CLOSE_CASE(false);

	private final boolean custody;

	Action(boolean custody) {
		this.custody = custody;
	}

	/** Whether the database, too, is forced to the disk before the action is shown as done. */
	public boolean isCustody() {
		return custody;
	}

	/** The word that stands in the journal, for example {@code import-evidence}. */
	public String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The action of a word; empty if this version knows none. */
	public static Optional<Action> ofWord(String word) {
		return Arrays.stream(values()).filter(action -> action.word().equals(word)).findFirst();
	}
}
