package org.telltale.sample.internal.story;

import org.telltale.sample.internal.wire.Planted;

/**
 * A text message exhibit.
 *
 * @param id its exhibit id
 * @param from the sender's number; empty if a name of letters sent it
 * @param fromId the exhibit id of that number; empty with it
 * @param text the body
 * @param received when it reached the handset, UTC in ISO form
 */
record Sms(String id, String from, String fromId, String text, String received) {

	/** Its body, to be planted. */
	Planted body(String note) {
		return Planted.exact(id, "SMS", note);
	}

	/** Its sender's number, to be planted. */
	Planted sender(String note) {
		return Planted.exact(fromId, "PHONE_NUMBER", note);
	}
}
