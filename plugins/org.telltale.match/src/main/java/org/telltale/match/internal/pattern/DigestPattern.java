package org.telltale.match.internal.pattern;

import org.telltale.base.ExhibitKind;
import org.telltale.match.exhibit.Digested;

/**
 * A digest to be found in the ways in which it is written.
 *
 * @param sought index of the exhibit in the list that the patterns were made from
 * @param kind what the exhibit is
 * @param algorithm what made it; {@code CRC-32} too
 * @param of what was digested
 * @param digest its bytes
 */
public record DigestPattern(int sought, ExhibitKind kind, String algorithm, Digested of, byte[] digest) {
}
