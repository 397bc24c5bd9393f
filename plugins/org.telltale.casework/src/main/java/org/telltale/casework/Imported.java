package org.telltale.casework;

import java.util.List;

import org.telltale.base.Problem;

/**
 * What an import did.
 *
 * @param evidence id of the item
 * @param kind what it was recognised as
 * @param fresh false if the case had it already
 * @param sequence number of the journal entry; 0 if nothing was changed
 * @param summary one line for a person
 * @param problems what could not be read
 */
public record Imported(String evidence, String name, String kind, boolean fresh, long sequence, String summary, List<Problem> problems) {

	public Imported {
		problems = List.copyOf(problems);
	}
}
