package org.telltale.match.internal.photo;

/** The bits of a scan's entropy-coded bytes (ITU-T T.81 sections F.1.2.3 and B.1.1.2): stuffed zeros left out, restart markers in between. */
final class EntropyBits {

	private static final int FIRST_RESTART = 0xd0;

	private final byte[] bytes;
	private final int end;
	private int at;
	private long buffer;
	private int count;
	/** How many bits of the buffer are none of the file's. */
	private int missing;

	/** Bits from {@code bytes[from, end)}. */
	EntropyBits(byte[] bytes, int from, int end) {
		this.bytes = bytes;
		this.at = from;
		this.end = end;
	}

	/** The next bits, at most 16; zeros where there are no more. */
	int peek(int wanted) {
		while (count < wanted) {
			int next = next();
			buffer = buffer << 8 | Math.max(next, 0);
			count += 8;
			missing += next < 0 ? 8 : 0;
		}
		return (int) (buffer >>> count - wanted) & (1 << wanted) - 1;
	}

	/** The next byte of data; -1 in front of a marker, of fill bytes and at the end. */
	private int next() {
		boolean marked = at < end && bytes[at] == (byte) 0xff;
		if (at == end || marked && (at + 1 == end || bytes[at + 1] != 0)) {
			return -1;
		}
		int b = bytes[at] & 0xff;
		at += marked ? 2 : 1;
		return b;
	}

	/** Takes bits that were peeked at; there have to be so many. */
	void drop(int bits) throws NotComparable {
		count -= bits;
		NotComparable.unless(count >= missing, NotComparable.Reason.DAMAGED);
	}

	/** Takes bits, at most 16. */
	int take(int bits) throws NotComparable {
		int value = peek(bits);
		drop(bits);
		return value;
	}

	/** A number of a category, with sign (table F.1, EXTEND of section F.2.2.1). */
	int signed(int category) throws NotComparable {
		int value = take(category);
		return category > 0 && value < 1 << category - 1 ? value - (1 << category) + 1 : value;
	}

	/** Passes over a restart marker, which must stand behind the byte of the bit taken last and have this number from 0 to 7. */
	void restart(int number) throws NotComparable {
		NotComparable.unless(count - missing < 8, NotComparable.Reason.DAMAGED);
		int from = at;
		while (at < end && bytes[at] == (byte) 0xff) {
			at++;
		}
		NotComparable.unless(at > from && at < end && (bytes[at] & 0xff) == FIRST_RESTART + number, NotComparable.Reason.DAMAGED);
		at++;
		count = 0;
		missing = 0;
	}
}
