/**
 * Finds all patterns of a {@link org.telltale.match.internal.pattern.PatternSet} in a run of bytes, in one pass for
 * each kind of pattern. For the matcher alone.
 */
package org.telltale.match.internal.search;
