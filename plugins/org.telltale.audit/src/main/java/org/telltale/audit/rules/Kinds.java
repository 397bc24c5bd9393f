package org.telltale.audit.rules;

import org.telltale.base.ExhibitKind;

/** What the kinds of exhibits are called in sentences. */
final class Kinds {

	private Kinds() {
	}

	/** One or several exhibits of a kind: {@code a phone number}, {@code 6 phone numbers}. */
	static String count(ExhibitKind kind, long number) {
		return switch (kind) {
			case SMS -> number == 1 ? "the text of an SMS" : "the texts of " + number + " SMS";
			case PHOTO -> Groups.count(number, "photo", "photos");
			case CONTACT -> Groups.count(number, "contact's name", "contacts' names");
			case TEXT -> Groups.count(number, "known text", "known texts");
			case PHONE_NUMBER -> Groups.count(number, "phone number", "phone numbers");
			case EMAIL -> Groups.count(number, "e-mail address", "e-mail addresses");
			case LOCATION -> Groups.count(number, "location", "locations");
			case ANDROID_ID -> Groups.count(number, "Android ID", "Android IDs");
			case SERIAL -> Groups.count(number, "serial number", "serial numbers");
			case MAC -> Groups.count(number, "MAC address", "MAC addresses");
			case IMEI, IMSI, ICCID -> Groups.count(number, kind.name(), kind.name() + "s");
		};
	}
}
