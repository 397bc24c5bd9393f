package org.telltale.match.exhibit;

import java.util.Locale;

/** How much of an exhibit a sighting shows, strongest first. */
public enum Strength {

	/** The exhibit's own bytes in one of its written forms. */
	EXACT,
	/** A message digest of the exhibit: who knows the exhibit can tell it, who does not cannot read it. */
	DIGEST,
	/** A piece of at least 4,096 bytes of the exhibit. */
	PARTIAL,
	/** A picture that looks like the exhibit, whatever its bytes are. No proof that it was made of it. */
	SIMILAR;

	/** The word that stands in facts and records. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}
}
