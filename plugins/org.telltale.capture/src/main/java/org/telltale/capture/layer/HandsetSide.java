package org.telltale.capture.layer;

/** The role that the handset has in a flow. */
public enum HandsetSide {
	/** The handset is the client. */
	CLIENT("client"),
	/** The handset is the server. */
	SERVER("server"),
	/** Nothing tells, or neither side is a handset that was asked for. */
	UNKNOWN("unknown");

	private final String word;

	HandsetSide(String word) {
		this.word = word;
	}

	/** The word that records use. */
	public String word() {
		return word;
	}

	/** The direction of bytes sent by the client, or by the server. */
	public Direction direction(boolean fromClient) {
		return switch (this) {
			case CLIENT -> fromClient ? Direction.OUT : Direction.IN;
			case SERVER -> fromClient ? Direction.IN : Direction.OUT;
			case UNKNOWN -> Direction.UNKNOWN;
		};
	}
}
