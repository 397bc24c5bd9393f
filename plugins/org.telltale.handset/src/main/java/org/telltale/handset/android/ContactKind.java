package org.telltale.handset.android;

import java.util.Arrays;
import java.util.Optional;
import org.telltale.base.ExhibitKind;

/** Kinds of rows of a contact that are texts (android.provider.ContactsContract.CommonDataKinds), beside its name, numbers and addresses. */
enum ContactKind {

	/** What else a person is called. */
	NICKNAME("nickname", ExhibitKind.CONTACT),
	/** The name of somebody that the contact has to do with. */
	RELATION("relation", ExhibitKind.CONTACT),
	/** A postal address, as one text. */
	ADDRESS("postal-address_v2", ExhibitKind.TEXT),
	/** A note. */
	NOTE("note", ExhibitKind.TEXT),
	/** The name in a messenger. */
	IM("im", ExhibitKind.TEXT),
	/** A SIP address. */
	SIP("sip_address", ExhibitKind.TEXT);

	/** What Android calls all kinds of rows begins so. */
	static final String PREFIX = "vnd.android.cursor.item/";

	private final String type;
	private final ExhibitKind kind;

	ContactKind(String type, ExhibitKind kind) {
		this.type = PREFIX + type;
		this.kind = kind;
	}

	/** The kind of a row; empty if it is none of these. */
	static Optional<ContactKind> of(String type) {
		return Arrays.stream(values()).filter(known -> known.type.equals(type)).findFirst();
	}

	/** What its exhibits are, unless they are e-mail addresses. */
	ExhibitKind kind() {
		return kind;
	}

	/** Its name among a contact's attributes. */
	String word() {
		return name().toLowerCase(java.util.Locale.ROOT);
	}
}
