package org.telltale.capture.tls;

import java.util.Arrays;

/** Puts the handshake messages of one side together from what its records hold (RFC 8446 section 5.1). */
final class Handshakes {

	/** Longer than any message that a handset exchanges; certificate chains reach some ten kilobytes. */
	static final int MAX_MESSAGE = 256 << 10;

	/** Hears the messages. */
	@FunctionalInterface
	interface Sink {

		/** A message without its header of four bytes. @param place how many messages came before it on this side */
		void message(int type, byte[] body, int place);
	}

	private final Sink sink;
	private byte[] pending = {};
	private int count;
	private int place;

	Handshakes(Sink sink) {
		this.sink = sink;
	}

	/** Takes what one record holds. @return false if a message is longer than can be put together */
	boolean add(byte[] bytes, int from, int to) {
		byte[] source = bytes;
		int at = from;
		int end = to;
		if (count > 0) {
			append(bytes, from, to);
			source = pending;
			at = 0;
			end = count;
		}
		while (end - at >= 4) {
			int length = (source[at + 1] & 0xff) << 16 | (source[at + 2] & 0xff) << 8 | source[at + 3] & 0xff;
			if (length > end - at - 4) {
				if (length > MAX_MESSAGE) {
					return false;
				}
				break;
			}
			sink.message(source[at], Arrays.copyOfRange(source, at + 4, at + 4 + length), place++);
			at += 4 + length;
		}
		keep(source, at, end);
		return true;
	}

	private void append(byte[] bytes, int from, int to) {
		if (count + to - from > pending.length) {
			pending = Arrays.copyOf(pending, Math.max(pending.length * 2, count + to - from));
		}
		System.arraycopy(bytes, from, pending, count, to - from);
		count += to - from;
	}

	private void keep(byte[] source, int at, int end) {
		if (source == pending) {
			System.arraycopy(pending, at, pending, 0, end - at);
			count = end - at;
		} else if (end > at) {
			append(source, at, end);
		}
		if (count == 0) {
			pending = new byte[0];
		}
	}

	/** How many messages came whole. */
	int messages() {
		return place;
	}

	/** Forgets the message that is coming in. */
	void reset() {
		count = 0;
		pending = new byte[0];
	}
}
