package org.telltale.audit.explanations;

import java.util.List;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.FlowFact;

/** Tries one explanation. Stateless, thread-safe, deterministic. */
interface Trial {

	/** More than a registration, a keep-alive or a question for the time. */
	long BULK_BYTES = 10_000;

	/** What the facts say of it. @param moments what is to be explained, at least one */
	Explanation of(CaseFacts facts, List<Moment> moments);

	/** Whether each of them sent so much. */
	static boolean isBulk(List<FlowFact> flows) {
		return flows.stream().allMatch(flow -> flow.payloadOut() >= BULK_BYTES);
	}

	/** So many of so many, in words: {@code 1 of 3 connections}. */
	static String count(long some, long all) {
		return some + " of " + count(all);
	}

	/** So many, in words: {@code 3 connections}. */
	static String count(long all) {
		return all + (all == 1 ? " connection" : " connections");
	}
}
