/**
 * Finds the places where some of very many byte strings may stand, at a cost a byte that hardly grows with their number; and
 * keeps such strings. For {@link org.telltale.match.internal.search} and {@link org.telltale.match.internal.pattern} alone.
 */
package org.telltale.match.internal.sieve;
