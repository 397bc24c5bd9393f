package org.telltale.audit.observed;

import java.util.Locale;

/** How an observation stands to what was entered of its run and dimension; the gravest first. */
public enum Agreement {

	/** What was entered cannot have held then. */
	CONTRADICTS,
	/** Too near to a change, or the conditions of the run differ and no time tells which of them is meant. */
	UNDECIDABLE,
	/** What was entered says the same. */
	AGREES,
	/** The values are of different vocabularies. */
	NOT_COMPARABLE,
	/** Nothing was entered for that time. */
	NOT_ENTERED,
	/** Nobody knows which run it belongs to. */
	WITHOUT_RUN;

	/** The word that lists print. */
	public String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
