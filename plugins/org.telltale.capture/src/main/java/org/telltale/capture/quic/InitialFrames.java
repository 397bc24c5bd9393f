package org.telltale.capture.quic;

/**
 * A walk over the frames of an opened Initial packet (RFC 9000 sections 12.4, 19). Fields tell of the frame that
 * {@link #next} found. Bounds-checked.
 */
final class InitialFrames {

	static final int PADDING = 0;
	static final int PING = 1;
	static final int ACK = 2;
	static final int ACK_ECN = 3;
	static final int CRYPTO = 6;
	/** CRYPTO of Google's Q050. */
	static final int GOOGLE_CRYPTO = 8;
	static final int CLOSE = 0x1c;
	static final int CLOSE_BY_APPLICATION = 0x1d;

	private final byte[] b;
	private final boolean google;
	private int at;
	private boolean damaged;

	/** Its type. */
	int type;
	/** Its first byte. */
	int start;
	/** Offset of CRYPTO data in the stream, largest number of an ACK, or error code of a CONNECTION_CLOSE. */
	long value;
	/** Where CRYPTO data, or a reason phrase, begins. */
	int data;
	/** Its length. */
	int length;

	/** @param frames the plain text of a packet. @param google whether it is Q050's */
	InitialFrames(byte[] frames, boolean google) {
		this.b = frames;
		this.google = google;
	}

	/** Goes to the next frame; a run of PADDING is one. False at the end, and where the rest cannot be understood. */
	boolean next() {
		if (at >= b.length || damaged) {
			return false;
		}
		start = at;
		long kind = number();
		type = kind < 0 || kind > CLOSE_BY_APPLICATION ? -1 : (int) kind;
		boolean known = switch (type) {
			case PADDING -> padding();
			case PING -> true;
			case ACK, ACK_ECN -> acknowledgement();
			case CRYPTO -> crypto();
			case GOOGLE_CRYPTO -> google && crypto();
			case CLOSE, CLOSE_BY_APPLICATION -> close();
			default -> false;
		};
		damaged = !known;
		return known;
	}

	/** Behind the frame's last byte. */
	int end() {
		return at;
	}

	/** Whether the walk ended before the packet did. */
	boolean damaged() {
		return damaged;
	}

	/** The next variable-length integer, -1 if it is cut. */
	private long number() {
		long number = VarInt.value(b, at, b.length);
		at += number < 0 ? 0 : VarInt.length(b, at);
		return number;
	}

	private boolean padding() {
		while (at < b.length && b[at] == 0) {
			at++;
		}
		return true;
	}

	private boolean acknowledgement() {
		value = number();
		number(); // delay
		long ranges = number();
		boolean whole = value >= 0 && ranges >= 0 && ranges <= b.length && number() >= 0;
		for (long i = 0; whole && i < 2 * ranges; i++) {
			whole = number() >= 0;
		}
		for (int i = 0; whole && type == ACK_ECN && i < 3; i++) {
			whole = number() >= 0;
		}
		return whole;
	}

	private boolean crypto() {
		value = number();
		return value >= 0 && take();
	}

	private boolean close() {
		value = number();
		boolean whole = value >= 0 && (type == CLOSE_BY_APPLICATION || number() >= 0);
		return whole && take();
	}

	/** A length and so many bytes. */
	private boolean take() {
		long count = number();
		if (count < 0 || count > b.length - at) {
			return false;
		}
		data = at;
		length = (int) count;
		at += length;
		return true;
	}
}
