package org.telltale.match.internal.format;

/** Goes through bytes to their end and no further. Once something does not fit the walk is broken, and moves no more. */
abstract class BoundedWalk {

	final byte[] bytes;
	final int to;
	int at;
	boolean broken;

	BoundedWalk(byte[] bytes, int from, int to) {
		this.bytes = bytes;
		this.at = from;
		this.to = to;
	}

	/** Passes over bytes; broken if there are not so many, or it is a negative number. */
	final void skip(long count) {
		if (broken || count < 0 || count > to - at) {
			broken = true;
		} else {
			at += (int) count;
		}
	}

	/** Passes over a byte; 0 if there is none. */
	final int octet() {
		if (broken || at >= to) {
			broken = true;
			return 0;
		}
		return bytes[at++] & 0xff;
	}

	/** Passes over a number of up to eight bytes, the highest first; 0 if they are not there. */
	final long number(int count) {
		int from = at;
		skip(count);
		long value = 0;
		for (int i = from; i < at; i++) {
			value = value << 8 | bytes[i] & 0xff;
		}
		return value;
	}
}
