package org.telltale.audit.rules;

import java.util.Collection;

import org.telltale.base.ExhibitKind;

/** What the kinds of exhibits are called in sentences. */
final class Kinds {

	private Kinds() {
	}

	/** Ends the id of an exhibit that is the small picture inside a photo, not the photo. */
	private static final String THUMBNAIL = "/thumbnail";

	/** Exhibits of a kind, those that are photos' thumbnails named as that: {@code 2 photos, a photo's thumbnail}. @param ids at least one */
	static String count(ExhibitKind kind, Collection<String> ids) {
		int small = (int) ids.stream().filter(id -> id.endsWith(THUMBNAIL)).count();
		String thumbnails = small == 1 ? "a photo's thumbnail" : small + " photos' thumbnails";
		return small == 0 ? count(kind, ids.size()) : small == ids.size() ? thumbnails : count(kind, ids.size() - small) + ", " + thumbnails;
	}

	/** One or several exhibits of a kind: {@code a phone number}, {@code 6 phone numbers}. */
	static String count(ExhibitKind kind, int number) {
		return switch (kind) {
			case SMS -> number == 1 ? "the text of an SMS" : "the texts of " + number + " SMS";
			case PHOTO -> either(number, "a photo", "photos");
			case CONTACT -> either(number, "a contact's name", "contacts' names");
			case TEXT -> either(number, "a known text", "known texts");
			case PHONE_NUMBER -> either(number, "a phone number", "phone numbers");
			case EMAIL -> either(number, "an e-mail address", "e-mail addresses");
			case LOCATION -> either(number, "a location", "locations");
			case ANDROID_ID -> either(number, "an Android ID", "Android IDs");
			case SERIAL -> either(number, "a serial number", "serial numbers");
			case MAC -> either(number, "a MAC address", "MAC addresses");
			case IMEI, IMSI, ICCID -> either(number, "an " + kind, kind + "s");
		};
	}

	private static String either(int number, String one, String several) {
		return number == 1 ? one : number + " " + several;
	}
}
