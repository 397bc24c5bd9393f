package org.telltale.capture.field;

/** What kind of value a {@link Field} has. */
public enum FieldType {
	/** An unsigned number. */
	NUMBER("number"),
	/** Characters. */
	TEXT("text"),
	/** Bytes without further meaning, in hexadecimal. */
	BYTES("bytes"),
	/** An IP address. */
	ADDRESS("address"),
	/** A link-layer address. */
	MAC("mac"),
	/** A moment: ISO 8601, UTC. */
	TIME("time"),
	/** A host name. */
	NAME("name"),
	/** A group of other fields. */
	GROUP("group"),
	/** Bytes that were not read apart; the value says how many, and why if that is known. */
	NOT_ANALYSED("not-analysed");

	private final String word;

	FieldType(String word) {
		this.word = word;
	}

	/** The word that records use. */
	public String word() {
		return word;
	}
}
