package org.telltale.match.internal.photo;

/** The bits of a scan's entropy-coded bytes (ITU-T T.81 sections F.1.2.3 and B.1.1.2): stuffed zeros left out, restart markers in between. */
final class EntropyBits {

	private static final int FIRST_RESTART = 0xd0;

	private final byte[] bytes;
	private final int end;
	private int at;
	private int restart = -1;
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
			int next = restart >= 0 ? -1 : next();
			buffer = buffer << 8 | Math.max(next, 0);
			count += 8;
			missing += next < 0 ? 8 : 0;
		}
		return (int) (buffer >>> count - wanted) & (1 << wanted) - 1;
	}

	/** The next byte of data; -1 in front of a restart marker and at the end. */
	private int next() {
		while (at < end) {
			int b = bytes[at++] & 0xff;
			if (b != 0xff) {
				return b;
			}
			int second = at < end ? bytes[at] & 0xff : -1;
			if (second == 0) {
				at++;
				return b;
			} else if (second >= FIRST_RESTART && second < FIRST_RESTART + 8) {
				at++;
				restart = second - FIRST_RESTART;
				return -1;
			}
		}
		return -1;
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

	/** Passes over what is left in front of a restart marker, which must be the next and have this number from 0 to 7. */
	void restart(int number) throws NotComparable {
		while (restart < 0 && at < end) {
			next();
		}
		NotComparable.unless(restart == number, NotComparable.Reason.DAMAGED);
		restart = -1;
		count = 0;
		missing = 0;
	}
}
