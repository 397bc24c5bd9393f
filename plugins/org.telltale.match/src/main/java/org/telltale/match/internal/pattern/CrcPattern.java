package org.telltale.match.internal.pattern;

import org.telltale.base.ExhibitKind;
import org.telltale.match.exhibit.Digested;

/**
 * A CRC-32 to be found in the ways in which it is written.
 *
 * @param sought index of the exhibit in the list that the patterns were made from
 * @param kind what the exhibit is
 * @param of what it was made of
 * @param crc the number
 */
public record CrcPattern(int sought, ExhibitKind kind, Digested of, int crc) {
}
