/**
 * Formats without a protocol round them, read where they stand: how far a compressed stream goes, and where the strings of a structure
 * are. Readers of untrusted bytes: bounded, without exceptions but for bugs. For the guessers alone.
 */
package org.telltale.match.internal.format;
