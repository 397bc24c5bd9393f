package org.telltale.sample.internal.story;

import org.telltale.sample.internal.wire.Planted;

/**
 * A contact exhibit.
 *
 * @param id its exhibit id
 * @param name the name
 * @param number the number, E.164
 * @param numberId the exhibit id of the number
 */
record Contact(String id, String name, String number, String numberId) {

	/** Its name, to be planted. */
	Planted called(String note) {
		return Planted.exact(id, "CONTACT", note);
	}

	/** Its number, to be planted. */
	Planted reached(String note) {
		return Planted.exact(numberId, "PHONE_NUMBER", note);
	}
}
