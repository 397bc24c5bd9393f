package org.telltale.capture.layer;

/** Which way bytes go, seen from the handset. */
public enum Direction {
	/** They leave the handset. */
	OUT("out"),
	/** They reach the handset. */
	IN("in"),
	/** Nothing tells on which side the handset is: listed, never a witness. */
	UNKNOWN("unknown");

	private final String word;

	Direction(String word) {
		this.word = word;
	}

	/** The word that records use. */
	public String word() {
		return word;
	}
}
