package org.telltale.audit.rules;

import java.util.List;

import org.telltale.audit.facts.CaseFacts;

/** Concludes findings from facts. Stateless, thread-safe, deterministic. */
public interface Rule {

	/** Stable name, lower case with hyphens. */
	String id();

	/** Raised whenever the same facts could give another conclusion. */
	int version();

	/** What the rule concludes from the facts; empty if nothing. */
	List<Finding> findings(CaseFacts facts);
}
