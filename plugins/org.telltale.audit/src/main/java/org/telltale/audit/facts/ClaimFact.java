package org.telltale.audit.facts;

/** A claim, verbatim, and the predicate that makes it testable. */
public record ClaimFact(String factId, String id, String claimant, String date, String text, String source, String predicate) {
}
