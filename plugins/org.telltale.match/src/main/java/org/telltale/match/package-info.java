/**
 * Finds what a handset held in what it sent. {@link org.telltale.match.Matcher} takes the layers of a capture, adds those
 * that it guesses, looks in all of them for the exhibits in every form, and gives
 * {@link org.telltale.match.Sighting}s, each with the way back to the frames. Depends on base and capture; the case, the
 * command line and tests call it.
 *
 * <h2>The chance of a sighting</h2>
 * {@code log10Chance} is the number of hits to expect by chance, as a decimal logarithm rounded up: {@code
 * ceil(log10(B) + log10(p))}, not below -999. B is the number of places looked at in all layers of the capture, guessed
 * ones included: for numbers the digits that no digit stands before, in runs of digits and separators as long as the
 * shortest number; for text in UTF-8 that begins with two characters from U+3000 to U+9FFF the places where two such
 * characters stand; for digests in hexadecimal digits or base64 the places where as many characters as a digest has stand; for pictures that look alike the pictures that were compared; for all other
 * forms the bytes. p is the probability that the form stands at such a place: 1/10 for
 * a decimal digit, in characters or half bytes; 1/16 for a hexadecimal digit; 1/256 for a byte of a digest or an identifier, but 1/4 for 0x00
 * and 0xff in an identifier, and 1/256 for the first three bytes of a MAC address together; for
 * 3/1000 for a picture (measured, see {@code docs/guide/error-rates.md}); for
 * text, in whatever character set or order, 1/16 for a letter of an alphabet or a sign, 1/10 for a digit, 1/4 for a space, 1/500 for a character from U+2E80
 * on; for a byte of a file 2 to the power of minus the entropy of the file's sampled bytes. XOR with an unknown byte
 * multiplies p by 255, a salted digest by the number of words and ways that are tried. A digest has the higher of that chance and of
 * the places that look like digests times the p of the value: everybody can digest a PIN. Strength and chance stand
 * beside each other: neither alters the other.
 */
package org.telltale.match;
