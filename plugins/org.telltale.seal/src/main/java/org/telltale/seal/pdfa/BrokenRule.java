package org.telltale.seal.pdfa;

/**
 * A rule that a file breaks.
 *
 * @param rule clause and number of the test, as {@code 6.2.11.5-1}
 * @param description what the rule asks, in veraPDF's words
 * @param place the first object that breaks it, as the way to it from the root
 */
public record BrokenRule(String rule, String description, String place) {
}
