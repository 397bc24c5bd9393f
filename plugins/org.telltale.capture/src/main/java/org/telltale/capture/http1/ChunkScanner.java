package org.telltale.capture.http1;

import java.util.ArrayList;
import java.util.List;
import org.telltale.base.ByteRange;

/**
 * Finds the chunks of a chunked body (RFC 9112 section 7.1) as it comes in. Offsets count from the first byte behind the
 * head. Not thread-safe.
 */
public final class ChunkScanner {

	private static final int MAX_LINE = 16 << 10;
	/** More chunks than any sender makes of a body that fits in memory. */
	private static final int MAX_CHUNKS = 1 << 20;
	/** Digits of a chunk's size that are read (derivation.md, {@code http1.body}). */
	private static final int MAX_DIGITS = 8;

	/** How far the body has come. */
	public enum State {
		/** More bytes are needed. */
		OPEN,
		/** The last chunk and the trailer section are complete. */
		DONE,
		/** This is no chunked coding. */
		BROKEN
	}

	private final List<ByteRange> chunks = new ArrayList<>();
	private long position;
	private long left;
	private boolean trailer;
	private boolean extras;
	private long trailerFrom;
	private long bareLf = -1;
	private State state = State.OPEN;

	/** Goes on. @param bytes array that holds the body @param start index of the body's first byte @param length bytes of the body that are there */
	public State scan(byte[] bytes, int start, long length) {
		while (state == State.OPEN) {
			if (left > 0) {
				long there = Math.min(left, length - position);
				if (there == 0) {
					return state;
				}
				extend(there);
				position += there;
				left -= there;
				if (left > 0) {
					return state;
				}
				left = -1;
			}
			int end = lineEnd(bytes, start, length);
			if (end < 0) {
				if (length - position > MAX_LINE) {
					state = State.BROKEN;
				}
				return state;
			}
			line(bytes, start, end);
		}
		return state;
	}

	private void extend(long count) {
		if (!chunks.isEmpty() && chunks.getLast().end() == position) {
			chunks.set(chunks.size() - 1, new ByteRange(chunks.getLast().offset(), chunks.getLast().length() + count));
		} else {
			chunks.add(new ByteRange(position, count));
		}
	}

	/** Offset of the LF that ends the line at the position; -1 if it is not there yet. */
	private int lineEnd(byte[] bytes, int start, long length) {
		for (long i = position; i < length; i++) {
			if (bytes[(int) (start + i)] == '\n') {
				return (int) i;
			}
		}
		return -1;
	}

	private void line(byte[] bytes, int start, int end) {
		int from = (int) position;
		int to = end > from && bytes[start + end - 1] == '\r' ? end - 1 : end;
		if (to == end && bareLf < 0) {
			bareLf = end;
		}
		position = end + 1L;
		if (left == -1) {
			left = 0;
			state = from == to ? State.OPEN : State.BROKEN;
		} else if (trailer) {
			extras |= from < to;
			state = from == to ? State.DONE : State.OPEN;
		} else {
			size(bytes, start + from, start + to);
		}
	}

	private void size(byte[] bytes, int from, int to) {
		int at = from;
		long size = 0;
		while (at < to && Character.digit(bytes[at], 16) >= 0 && at - from <= MAX_DIGITS) {
			size = size * 16 + Character.digit(bytes[at], 16);
			at++;
		}
		boolean digits = at > from && at - from <= MAX_DIGITS;
		while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
			at++;
		}
		if (!digits || at < to && bytes[at] != ';') {
			state = State.BROKEN;
			return;
		}
		extras |= at < to;
		left = size;
		trailer = size == 0;
		trailerFrom = position;
		if (chunks.size() > MAX_CHUNKS) {
			state = State.BROKEN;
		}
	}

	/** Where the data of the chunks stand, adjoining ones joined. */
	public List<ByteRange> chunks() {
		return List.copyOf(chunks);
	}

	/** How many bytes of the body were understood. */
	public long position() {
		return position;
	}

	/** Whether there were chunk extensions or trailer fields, which are no part of the body. */
	public boolean extras() {
		return extras;
	}

	/** Where the trailer section stands with its empty line (section 7.1.2), once the body is complete. */
	public ByteRange trailers() {
		return new ByteRange(trailerFrom, position - trailerFrom);
	}

	/** Where the first LF stands that no CR stands before, in a line about a chunk; -1 if there is none. */
	public long bareLf() {
		return bareLf;
	}

	/** How far the body has come. */
	public State state() {
		return state;
	}
}
