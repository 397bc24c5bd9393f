package org.telltale.audit.explanations;

import java.util.List;

import org.telltale.audit.facts.CaseFacts;

/** Tries one explanation. Stateless, thread-safe, deterministic. */
interface Trial {

	/** What the facts say of it. @param moments what is to be explained, at least one */
	Explanation of(CaseFacts facts, List<Moment> moments);

	/** So many of so many, in words: {@code 1 of 3 connections}. */
	static String count(long some, long all) {
		return some + " of " + count(all);
	}

	/** So many, in words: {@code 3 connections}. */
	static String count(long all) {
		return all + (all == 1 ? " connection" : " connections");
	}
}
