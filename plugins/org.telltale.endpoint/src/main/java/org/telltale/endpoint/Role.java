package org.telltale.endpoint;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be said of who is behind an address (docs/formats/tables.md, Roles); no answer is made of another. */
public enum Role {

	/** Who handed the addresses out. */
	REGISTRY("registry"),
	/** To whom they are registered. */
	REGISTRANT("registrant"),
	/** Who holds or runs them, as an overlay says it. */
	OWNER("owner"),
	/** The autonomous system that originated the route. */
	AS("as"),
	/** Who holds that autonomous system. */
	OPERATOR("operator"),
	/** A country of which the table does not say whose it is. */
	COUNTRY("country"),
	/** Where a table puts the machine. */
	SERVER_COUNTRY("serverCountry"),
	/** The town where a table puts the machine. */
	SERVER_PLACE("serverPlace"),
	/** The country of the registrant. */
	OWNER_COUNTRY("ownerCountry"),
	/** The country of the holder of the autonomous system. */
	AS_COUNTRY("asCountry"),
	/** The name of the range at the registry. */
	NETWORK("network"),
	/** The mail address for complaints. */
	ABUSE("abuse"),
	/** Who sold a domain; of domains alone. */
	REGISTRAR("registrar"),
	/** Words: anycast, cdn. */
	FLAGS("flags");

	private static final Set<Role> PLURAL = Set.of(SERVER_PLACE, NETWORK, ABUSE, FLAGS);

	private final String key;

	Role(String key) {
		this.key = key;
	}

	/** Its name in facts, records and overlays. */
	public String key() {
		return key;
	}

	/** The role of that name, whatever its case. */
	static Optional<Role> of(String name) {
		for (Role role : values()) {
			if (role.key.equalsIgnoreCase(name)) {
				return Optional.of(role);
			}
		}
		return Optional.empty();
	}

	/** Whether two answers that hold at one moment say different things. */
	public boolean conflicts(String one, String other) {
		return !PLURAL.contains(this) && !compared(one).equals(compared(other));
	}

	private String compared(String value) {
		if (this == AS) {
			int blank = value.indexOf(' ');
			return blank < 0 ? value : value.substring(0, blank);
		}
		String letters = value.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
		return this == REGISTRY && letters.endsWith("ncc") ? letters.substring(0, letters.length() - 3) : letters;
	}
}
