package org.telltale.handset.ufdr;

/** What all models that are open hold together of characters and parts, and how much of each was left out. One thread. */
final class Room {

	/** A text, a field and a part count some characters for themselves. */
	static final int EACH = 64;
	static final int MOST_CHARACTERS = 8 << 20;
	static final int MOST_PARTS = 20_000;

	private long characters;
	private long parts;
	private long valuesLeftOut;
	private long partsLeftOut;

	/** Room for a value of so many characters; false, and counted, if there is none. */
	boolean takeValue(long length, boolean allowed) {
		boolean taken = allowed && characters + length <= MOST_CHARACTERS;
		characters += taken ? length : 0;
		valuesLeftOut += taken ? 0 : 1;
		return taken;
	}

	/** Room for a part, whose characters are counted already; false, and counted, if there is none. */
	boolean takePart(boolean allowed) {
		boolean taken = allowed && parts < MOST_PARTS && characters <= MOST_CHARACTERS;
		parts += taken ? 1 : 0;
		partsLeftOut += taken ? 0 : 1;
		return taken;
	}

	/** Counts what a model has of itself. */
	void begin(long length) {
		characters += length;
	}

	/** What a model held that is not kept any longer. */
	void free(long heldCharacters, long heldParts) {
		characters -= heldCharacters;
		parts -= heldParts;
	}

	long valuesLeftOut() {
		return valuesLeftOut;
	}

	long partsLeftOut() {
		return partsLeftOut;
	}
}
