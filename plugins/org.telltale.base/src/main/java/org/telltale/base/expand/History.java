package org.telltale.base.expand;

import java.io.IOException;
import java.util.Arrays;

/**
 * What came out last, for matches to refer to, and the block in the making. Grows with what really comes out, never by what a
 * header claims. Not thread-safe.
 */
final class History {

	private static final int SLACK = 1 << 18;

	private final int most;
	byte[] bytes = new byte[1 << 16];
	/** Where the block in the making begins. */
	int start;
	/** Behind its last byte. */
	int end;

	/** @param most bytes that a match may reach back */
	History(int most) {
		this.most = most;
	}

	/** Begins a block of at most {@code room} bytes; the one before counts as given. */
	void begin() {
		if (end > most + SLACK + (most >> 3)) {
			System.arraycopy(bytes, end - most, bytes, 0, most);
			end = most;
		}
		start = end;
	}

	/** Forgets the block in the making. */
	void drop() {
		end = start;
	}

	void room(int count) {
		if (bytes.length - end < count) {
			int enough = most + (most >> 3) + SLACK + (4 << 20);
			bytes = Arrays.copyOf(bytes, Math.max(end + count, Math.min(enough, bytes.length * 2)));
		}
	}

	void append(byte[] source, int from, int count) {
		room(count);
		System.arraycopy(source, from, bytes, end, count);
		end += count;
	}

	/** Repeats bytes that came out {@code distance} ago, overlapping themselves if that is less than {@code count}. */
	void repeat(long distance, int count) throws IOException {
		if (distance <= 0 || distance > Math.min(end, most)) {
			throw new IOException("a match reaches back " + distance + " bytes, further than is kept");
		}
		room(count);
		int from = end - (int) distance;
		if (distance >= count) {
			System.arraycopy(bytes, from, bytes, end, count);
		} else {
			for (int i = 0; i < count; i++) {
				bytes[end + i] = bytes[from + i];
			}
		}
		end += count;
	}
}
