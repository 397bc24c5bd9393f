package org.telltale.audit.facts;

import java.util.Optional;

/**
 * A claim, verbatim, and the predicate that makes it testable.
 *
 * @param subject the make of which it speaks; empty if it speaks of any
 */
public record ClaimFact(String factId, String id, String claimant, String date, String text, String source, Optional<String> subject, String predicate) {
}
