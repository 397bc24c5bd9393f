/** Fact lines (docs/formats/facts.md): made from the case model, from a reading of a capture, from firmware; manifest and Merkle root. */
package org.telltale.casework.facts;
