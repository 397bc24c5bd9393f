/**
 * Encodings that no protocol names, guessed from the bytes: each guesser makes layers by ops of
 * {@code docs/formats/derivation.md}, so that every guess can be done again by others. {@link org.telltale.match.internal.decode.Glance} looks over
 * a layer once and tells which guessers have to. For the matcher alone.
 */
package org.telltale.match.internal.decode;
