package org.telltale.endpoint;

/** The forms of tables in their order of precedence (docs/formats/tables.md). */
public enum TableKind {

	/** An examiner's own table. */
	OVERLAY("overlay"),
	/** A saved RDAP answer. */
	RDAP("RDAP"),
	/** A saved WHOIS answer. */
	WHOIS("WHOIS"),
	/** A registry's statistics. */
	STATISTICS("registry statistics"),
	/** Prefixes and the systems that originate them. */
	ROUTES("prefix-to-AS"),
	/** A MaxMind DB. */
	MMDB("MMDB"),
	/** The list that comes with the program. */
	SHARED("list of shared addresses");

	private final String words;

	TableKind(String words) {
		this.words = words;
	}

	/** What people call it. */
	public String words() {
		return words;
	}
}
