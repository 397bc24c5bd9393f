/**
 * Bytes decoded from bytes with the way back to the frames of a capture, as {@code docs/formats/derivation.md} has it.
 * Module capture makes layers for what protocols name, module match adds those that it guesses; everyone may read them.
 */
package org.telltale.capture.layer;
