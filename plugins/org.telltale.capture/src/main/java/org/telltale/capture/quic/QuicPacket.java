package org.telltale.capture.quic;

import java.util.Arrays;

/**
 * A packet in a datagram, as its header shows it before protection is removed. Places are indexes of the datagram's array.
 *
 * @param kind what it is
 * @param from its first byte
 * @param end behind its last byte
 * @param version of a long header, else 0
 * @param destination where the Destination Connection ID begins; of a short header its length is not known
 * @param destinationLength its length
 * @param source where the Source Connection ID begins
 * @param sourceLength its length
 * @param token where the token of an Initial or Retry begins
 * @param tokenLength its length
 * @param number where the protected packet number begins; -1 if the packet has none that can be found
 */
record QuicPacket(Kind kind, int from, int end, int version, int destination, int destinationLength, int source, int sourceLength,
		int token, int tokenLength, int number) {

	/** Kinds of packets (RFC 9000 section 17). */
	enum Kind {
		/** First flight (section 17.2.2). */
		INITIAL("Initial"),
		/** Early data (section 17.2.3). */
		ZERO_RTT("0-RTT"),
		/** Handshake (section 17.2.4). */
		HANDSHAKE("Handshake"),
		/** Address validation (section 17.2.5). */
		RETRY("Retry"),
		/** Answer to a version that the server does not speak (section 17.2.1). */
		VERSION_NEGOTIATION("Version Negotiation"),
		/** Protected with keys of a handshake that is over (section 17.3.1). */
		SHORT("1-RTT"),
		/** A long header that cannot be followed. */
		UNKNOWN("unknown");

		private final String word;

		Kind(String word) {
			this.word = word;
		}

		/** The standard's word. */
		String word() {
			return word;
		}
	}

	/** Length in bytes. */
	int length() {
		return end - from;
	}

	/** The Destination Connection ID. */
	byte[] destination(byte[] b) {
		return Arrays.copyOfRange(b, destination, destination + destinationLength);
	}

	/** The Source Connection ID. */
	byte[] source(byte[] b) {
		return Arrays.copyOfRange(b, source, source + sourceLength);
	}

	/** Whether the Destination Connection ID is this one. */
	boolean isFor(byte[] b, byte[] id) {
		return Arrays.equals(b, destination, destination + destinationLength, id, 0, id.length);
	}
}
