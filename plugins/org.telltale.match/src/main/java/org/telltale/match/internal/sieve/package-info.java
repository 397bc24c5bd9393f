/**
 * Finds the places where some of very many byte strings may stand, at a cost a byte that hardly grows with their number.
 * For {@link org.telltale.match.internal.search} alone.
 */
package org.telltale.match.internal.sieve;
