package org.telltale.match.internal.pattern;

/**
 * Text to be found with every byte XOR the same unknown byte.
 *
 * @param sought index of the exhibit in the list that the patterns were made from
 * @param charset its character set, by its name in derivation.md
 * @param bytes at least {@link TextForms#FEWEST_XORED}
 * @param log10Probability logarithm of the chance to meet it under any key
 */
public record XorPattern(int sought, String charset, byte[] bytes, double log10Probability) {
}
