package org.telltale.store.cases;

import java.util.ArrayList;
import java.util.List;

import org.telltale.base.json.Json;
import org.telltale.store.journal.JournalEntry;
import org.telltale.store.rows.RowWriter;

/** What the work of a transaction can do. Valid only inside the call that handed it out. */
public final class CaseChange {

	private final RowWriter rows;
	private final Request request;
	private final List<String> objects;
	private final Json.Fields parameters;
	private String before = "";
	private String after = "";
	private boolean model;

	CaseChange(RowWriter rows, Request request) {
		this.rows = rows;
		this.request = request;
		this.objects = new ArrayList<>(request.objects());
		this.parameters = request.parameters().copy();
	}

	/** The rows, as this transaction sees and changes them. */
	public RowWriter rows() {
		return rows;
	}

	/** Takes what changed in the case model since the last time into this transaction. */
	public void saveModel() {
		model = true;
	}

	/** Names one more object in the journal entry. */
	public void object(String id) {
		objects.add(id);
	}

	/** Adds a parameter to the journal entry. */
	public void parameter(String name, Json value) {
		parameters.put(name, value);
	}

	/** Enters digests of what was changed, as lower-case SHA-256 or empty; without this call, those of the model if it is saved. */
	public void digests(String digestBefore, String digestAfter) {
		before = digestBefore;
		after = digestAfter;
	}

	boolean savesModel() {
		return model;
	}

	boolean hasDigests() {
		return !before.isEmpty() || !after.isEmpty();
	}

	JournalEntry.Intent intent() {
		return new JournalEntry.Intent(request.actor(), request.action(), objects, parameters, request.reason(), before, after);
	}
}
