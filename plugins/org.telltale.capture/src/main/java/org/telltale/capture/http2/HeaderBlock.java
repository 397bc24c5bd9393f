package org.telltale.capture.http2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.telltale.base.ByteRange;

/** The fragments of one header block (RFC 9113 section 4.3), put together. Not thread-safe. */
final class HeaderBlock {

	/** A longer block is not put together. */
	static final int MAX_LENGTH = 1 << 20;

	private final int stream;
	private final long start;
	private byte[] bytes = new byte[256];
	private int length;
	private final List<Long> places = new ArrayList<>(1);
	private final List<Integer> offsets = new ArrayList<>(1);
	private boolean tooLong;

	/**
	 * An empty block.
	 *
	 * @param stream of its frames
	 * @param start offset of its first frame
	 */
	HeaderBlock(int stream, long start) {
		this.stream = stream;
		this.start = start;
	}

	/** Adds a fragment. @param place offset of its first byte, in what the frames' offsets count from */
	void add(byte[] b, int from, int to, long place) {
		int more = to - from;
		tooLong |= length + more > MAX_LENGTH;
		if (tooLong || more == 0) {
			return;
		}
		if (bytes.length < length + more) {
			bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
		}
		System.arraycopy(b, from, bytes, length, more);
		places.add(place);
		offsets.add(length);
		length += more;
	}

	int stream() {
		return stream;
	}

	long start() {
		return start;
	}

	byte[] bytes() {
		return bytes;
	}

	int length() {
		return length;
	}

	boolean tooLong() {
		return tooLong;
	}

	/** Lets go of the bytes; the places stay. */
	void forget() {
		bytes = new byte[0];
	}

	/** Adds where a part of the block stands. */
	void places(HpackField.Place part, List<ByteRange> found) {
		int from = part.offset();
		int end = from + part.length();
		for (int i = 0; i < offsets.size(); i++) {
			int first = Math.max(from, offsets.get(i));
			int last = Math.min(end, i + 1 < offsets.size() ? offsets.get(i + 1) : length);
			if (first < last) {
				found.add(new ByteRange(places.get(i) + first - offsets.get(i), last - first));
			}
		}
	}
}
