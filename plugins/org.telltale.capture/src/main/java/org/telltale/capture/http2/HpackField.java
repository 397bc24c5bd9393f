package org.telltale.capture.http2;

/**
 * A field line of a header block (RFC 7541 section 6), with where it stands.
 *
 * @param name as sent; empty if it is not known
 * @param nameKnown whether the name is known: not so if it stands in a part of the table that was not seen
 * @param value as sent; empty if it is not known
 * @param valueKnown whether the value is known
 * @param nameAt where the name was sent: in this block, or in the earlier one that put it into the table
 * @param valueAt where the value was sent, likewise
 * @param at where the whole field line stands in its block
 * @param oldest tag of the oldest block that it depends on: its own, unless it refers to an entry of the table
 */
record HpackField(String name, boolean nameKnown, String value, boolean valueKnown, Place nameAt, Place valueAt, Place at, long oldest) {

	/** A part of a header block. @param block the block's tag @param offset in the block's bytes @param length in bytes */
	record Place(long block, int offset, int length) {
	}

	/** What it counts in a header list (RFC 9113 section 10.5.1). */
	int size() {
		return name.length() + value.length() + HpackTable.ENTRY_OVERHEAD;
	}
}
