package org.telltale.capture.http2;

/** Headers of HTTP/2 frames (RFC 9113 section 4.1): nine bytes each. Stateless. */
final class FrameHeader {

	static final int LENGTH = 9;
	static final int DATA = 0;
	static final int HEADERS = 1;
	static final int PRIORITY = 2;
	static final int RST_STREAM = 3;
	static final int SETTINGS = 4;
	static final int PUSH_PROMISE = 5;
	static final int PING = 6;
	static final int GOAWAY = 7;
	static final int WINDOW_UPDATE = 8;
	static final int CONTINUATION = 9;

	static final int END_STREAM = 1;
	static final int ACK = 1;
	static final int END_HEADERS = 4;
	static final int PADDED = 8;
	static final int PRIORITY_FLAG = 0x20;

	/** The client's first bytes (RFC 9113 section 3.4). */
	static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
	/** The longest payload unless the receiver says otherwise (section 6.5.2). */
	static final int USUAL_MAX = 1 << 14;

	/** The flags that each type knows, in the order of the types. */
	private static final int[] FLAGS = { END_STREAM | PADDED, END_STREAM | END_HEADERS | PADDED | PRIORITY_FLAG, 0, 0, ACK,
			END_HEADERS | PADDED, ACK, 0, 0, END_HEADERS };

	private FrameHeader() {
	}

	/** Length of the payload. */
	static int length(byte[] b, int at) {
		return (b[at] & 0xff) << 16 | (b[at + 1] & 0xff) << 8 | b[at + 2] & 0xff;
	}

	/** The type. */
	static int type(byte[] b, int at) {
		return b[at + 3] & 0xff;
	}

	/** The flags. */
	static int flags(byte[] b, int at) {
		return b[at + 4] & 0xff;
	}

	/** The stream's identifier, without the reserved bit. */
	static int stream(byte[] b, int at) {
		return int31(b, at + 5);
	}

	/** An integer of 31 bits behind a bit without meaning. */
	static int int31(byte[] b, int at) {
		return (b[at] & 0x7f) << 24 | (b[at + 1] & 0xff) << 16 | (b[at + 2] & 0xff) << 8 | b[at + 3] & 0xff;
	}

	/** Index of the first byte of what a DATA, HEADERS, PUSH_PROMISE or CONTINUATION frame carries: behind pad length, priority fields, promised stream. */
	static int contentFrom(byte[] b, int at) {
		int type = type(b, at);
		int flags = flags(b, at);
		return at + LENGTH + (padded(type, flags) ? 1 : 0) + (type == HEADERS && (flags & PRIORITY_FLAG) != 0 ? 5 : 0) + (type == PUSH_PROMISE ? 4 : 0);
	}

	/** Index behind the last byte of that; less than {@link #contentFrom} if the padding leaves no room. The pad length must be there. */
	static int contentTo(byte[] b, int at) {
		int end = at + LENGTH + length(b, at);
		return padded(type(b, at), flags(b, at)) ? end > at + LENGTH ? end - (b[at + LENGTH] & 0xff) : at : end;
	}

	/** Whether a frame of this type and flags has a pad length and padding. */
	static boolean padded(int type, int flags) {
		return (flags & PADDED) != 0 && (type == DATA || type == HEADERS || type == PUSH_PROMISE);
	}

	/** Whether a frame keeps to what section 6 says about its type's length and stream; frames of unknown types do if they are of usual length. */
	static boolean sound(int type, int length, int flags, int stream) {
		return switch (type) {
			case DATA, HEADERS, CONTINUATION -> stream != 0;
			case PRIORITY -> stream != 0 && length == 5;
			case RST_STREAM -> stream != 0 && length == 4;
			case SETTINGS -> stream == 0 && length % 6 == 0 && ((flags & ACK) == 0 || length == 0);
			case PUSH_PROMISE -> stream != 0 && length >= 4;
			case PING -> stream == 0 && length == 8;
			case GOAWAY -> stream == 0 && length >= 8;
			case WINDOW_UPDATE -> length == 4;
			default -> length <= USUAL_MAX;
		};
	}

	/** Whether nine bytes of a connection that was joined in its middle are likely a frame's header: a known type, usual length, known flags. */
	static boolean likely(byte[] b, int at) {
		int type = type(b, at);
		return type <= CONTINUATION && length(b, at) <= USUAL_MAX && (flags(b, at) & ~FLAGS[type]) == 0 && b[at + 5] >= 0
				&& sound(type, length(b, at), flags(b, at), stream(b, at));
	}

	/**
	 * Whether a chain of frames begins at {@code at}: 1 yes, 0 more bytes are needed to say, -1 no. Three headers in a row are
	 * enough; at the end of what is there two, or one of a type whose form leaves little to chance.
	 */
	static int chain(byte[] b, int at, int to, boolean last) {
		int next = at;
		int seen = 0;
		while (to - next >= LENGTH) {
			if (!likely(b, next)) {
				return -1;
			}
			seen++;
			if (seen == 3) {
				return 1;
			}
			next += LENGTH + length(b, next);
		}
		if (next == to && (seen >= 2 || seen == 1 && firm(b, at, to))) {
			return 1;
		}
		return last ? seen >= 2 ? 1 : -1 : 0;
	}

	private static boolean firm(byte[] b, int at, int to) {
		int type = type(b, at);
		int length = length(b, at);
		if (type == HEADERS) {
			int flags = flags(b, at);
			int skipped = ((flags & PADDED) != 0 ? 1 : 0) + ((flags & PRIORITY_FLAG) != 0 ? 5 : 0);
			return (flags & END_HEADERS) != 0 && length > skipped + 2 && at + LENGTH + length <= to && (flags & PADDED) == 0
					&& new HpackDecoder(false, HpackTable.DEFAULT_SIZE).decode(b, at + LENGTH + skipped, at + LENGTH + length, 0,
							new java.util.ArrayList<>(), Integer.MAX_VALUE);
		}
		return type == SETTINGS || type == PING || type == WINDOW_UPDATE || type == RST_STREAM || type == PRIORITY;
	}
}
