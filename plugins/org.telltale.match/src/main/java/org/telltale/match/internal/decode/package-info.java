/**
 * Encodings that no protocol names, guessed from the bytes: each guesser makes layers by one op of
 * {@code docs/formats/derivation.md}, so that every guess can be done again by others. For the matcher alone.
 */
package org.telltale.match.internal.decode;
