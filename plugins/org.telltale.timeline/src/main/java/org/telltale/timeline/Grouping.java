package org.telltale.timeline;

import java.util.List;
import java.util.Locale;

import org.telltale.timeline.RunLane.Contact;

/** By what the flows of a run are laid out in lanes. */
public enum Grouping {

	/** The server's name and address. */
	ENDPOINT,
	/** The capture point that saw the flow. */
	POINT,
	/** The country of the server's address, as the tables have it. */
	COUNTRY,
	/** Whom the tables name as the owner of the server's address. */
	OWNER,
	/** The app that the flow was of, as the handset says. */
	APP,
	/** The kinds of the exhibits that the flow carries out: one of several kinds stands in several lanes. */
	KIND;

	/** The lanes in which a flow stands, at least one. */
	public List<String> lanes(Contact contact) {
		return switch (this) {
			case ENDPOINT -> List.of(contact.endpoint());
			case POINT -> List.of(named(contact.traits().point(), "point not known"));
			case COUNTRY -> List.of(named(contact.traits().country(), "country not known"));
			case OWNER -> List.of(named(contact.traits().owner(), "owner not known"));
			case APP -> List.of(named(contact.traits().app(), "app not known"));
			case KIND -> contact.traits().kinds().isEmpty() ? List.of("no exhibit seen") : contact.traits().kinds();
		};
	}

	private static String named(String value, String otherwise) {
		return value.isEmpty() ? otherwise : value;
	}

	/** As it is written in a list: lower case. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}
}
