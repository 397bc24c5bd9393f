package org.telltale.handset;

import java.util.List;
import java.util.Optional;
import org.telltale.base.ExhibitKind;

/**
 * An entry of an exhibit list as written, before anything of it is checked.
 *
 * @param number which one, from 1; the row of a CSV form
 * @param id as written; empty text if missing
 * @param kind as written; empty text if missing
 * @param value from {@code text}, {@code value}, {@code name} or {@code file}, whichever the kind takes
 * @param from an SMS's sender
 * @param to an SMS's recipient
 * @param numbers a contact's numbers
 * @param emails a contact's e-mail addresses
 * @param by who gave it
 * @param unchecked whether a check digit that does not hold is accepted
 */
record ListedExhibit(int number, String id, String kind, String value, Optional<String> from, Optional<String> to, List<String> numbers,
		List<String> emails, Optional<String> by, boolean unchecked) {

	/** How problems name it. */
	String called() {
		return id.isEmpty() ? "Exhibit number " + number : "Exhibit " + id;
	}

	/** The same entry under the word that is kept for its kind. */
	ListedExhibit as(ExhibitKind kept, String written) {
		return new ListedExhibit(number, id, kept.name(), written, from, to, numbers, emails, by, unchecked);
	}
}
