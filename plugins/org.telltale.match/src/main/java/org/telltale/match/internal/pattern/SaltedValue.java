package org.telltale.match.internal.pattern;

import org.telltale.match.exhibit.Digested;

/**
 * A value that may be digested together with a salt.
 *
 * @param sought index of the exhibit in the list that the patterns were made from
 * @param of which of its forms
 * @param bytes the form
 */
public record SaltedValue(int sought, Digested of, byte[] bytes) {
}
