package org.telltale.base;

import java.util.Optional;

/**
 * What an exhibit is: known content or a known number whose way out of the handset is looked for. Claims may name a
 * kind or a {@link Group}; content, number and presence are never mixed.
 */
public enum ExhibitKind {

	/** The body of a text message, nothing of its envelope. */
	SMS(Group.CONTENT),
	/** A picture file, byte for byte. */
	PHOTO(Group.CONTENT),
	/** The name of a contact; its numbers and addresses are exhibits of their own. */
	CONTACT(Group.CONTENT),
	/** Any other known text. */
	TEXT(Group.CONTENT),
	/** International Mobile Equipment Identity (3GPP TS 23.003 section 6). */
	IMEI(Group.IDENTIFIER),
	/** International Mobile Subscriber Identity (3GPP TS 23.003 section 2.2). */
	IMSI(Group.IDENTIFIER),
	/** The SIM card's number (ITU-T E.118). */
	ICCID(Group.IDENTIFIER),
	/** An IEEE 802 address of 48 bits. */
	MAC(Group.IDENTIFIER),
	/** Android's {@code Settings.Secure.ANDROID_ID}, 64 bits. */
	ANDROID_ID(Group.IDENTIFIER),
	/** The maker's serial number of the device. */
	SERIAL(Group.IDENTIFIER),
	/** A telephone number (ITU-T E.164, or national). */
	PHONE_NUMBER(Group.NONE),
	/** An e-mail address. */
	EMAIL(Group.NONE),
	/** A position: latitude and longitude in decimal degrees (WGS 84). */
	LOCATION(Group.NONE);

	/** Kinds that a claim may name together. */
	public enum Group {
		/** What a person wrote, photographed or noted. */
		CONTENT,
		/** What names the device or its subscriber. */
		IDENTIFIER,
		/** No group: the kind stands alone. */
		NONE
	}

	private final Group family;

	ExhibitKind(Group family) {
		this.family = family;
	}

	/** The group that the kind belongs to; {@link Group#NONE} if it stands alone. */
	public Group family() {
		return family;
	}

	/** The name of the group, or the kind's own name if it stands alone: one cell of a verdict table each. */
	public String group() {
		return family == Group.NONE ? name() : family.name();
	}

	/** Whether a predicate that names {@code word}, a kind or a group, means this kind. Case matters. */
	public boolean isMeantBy(String word) {
		return name().equals(word) || group().equals(word);
	}

	/** The kind of that name as it stands in files; empty if there is none. */
	public static Optional<ExhibitKind> named(String name) {
		for (ExhibitKind kind : values()) {
			if (kind.name().equals(name)) {
				return Optional.of(kind);
			}
		}
		return Optional.empty();
	}
}
