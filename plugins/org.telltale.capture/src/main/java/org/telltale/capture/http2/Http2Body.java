package org.telltale.capture.http2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.telltale.base.ByteRange;

/**
 * What the DATA frames of one direction of a stream carried. The bytes since {@code partFrom} are a *part*: they stand in frames that
 * are still held, so that a layer can be made of them. Not thread-safe.
 */
final class Http2Body {

	/** No part is open. */
	static final long NONE = -1;

	private byte[] bytes = new byte[0];
	private int length;
	private long total;
	private long partFrom = NONE;
	private long partTo;
	private int partStart;
	private List<ByteRange> places = new ArrayList<>(2);
	private boolean loose;
	private boolean dropped;
	private boolean hole;
	private boolean done;

	/**
	 * Takes the data of a frame.
	 *
	 * @param frame offset of the frame
	 * @param frameEnd offset behind it, or behind what is there of it
	 * @param place offset of the data
	 */
	void add(byte[] b, int from, int to, long frame, long frameEnd, long place) {
		if (partFrom == NONE) {
			partFrom = frame;
			if (dropped) {
				length = 0;
			}
			partStart = length;
		}
		int more = to - from;
		partTo = frameEnd;
		if (more == 0) {
			return;
		}
		if (bytes.length < length + more) {
			bytes = Arrays.copyOf(bytes, Math.max(length + more, (int) Math.min(Integer.MAX_VALUE - 8L, 3L * bytes.length / 2)));
		}
		System.arraycopy(b, from, bytes, length, more);
		length += more;
		total += more;
		places.add(new ByteRange(place, more));
	}

	/** Where the open part's first frame begins, {@link #NONE} without one. */
	long partFrom() {
		return partFrom;
	}

	/** Where the open part's last frame ends. */
	long partTo() {
		return partTo;
	}

	/** How long the open part is. */
	int partLength() {
		return length - partStart;
	}

	/** The open part's bytes. */
	byte[] part() {
		return Arrays.copyOfRange(bytes, partStart, length);
	}

	/** Where the open part's bytes stand, counted from its first frame. */
	List<ByteRange> partPlaces() {
		return places.stream().map(place -> new ByteRange(place.offset() - partFrom, place.length())).toList();
	}

	/** The open part ends; the body is no longer one layer. */
	void closePart() {
		loose = true;
		partFrom = NONE;
		places = new ArrayList<>(2);
	}

	/** All bytes. */
	byte[] bytes() {
		return Arrays.copyOf(bytes, length);
	}

	/** Bytes held. */
	int held() {
		return length;
	}

	/** How many bytes came, held or not. */
	long total() {
		return total;
	}

	/** Whether it is more than one part. */
	boolean loose() {
		return loose;
	}

	/** From now on only parts are put together: it is too long. */
	void drop() {
		dropped = true;
	}

	/** Whether it is too long. */
	boolean dropped() {
		return dropped;
	}

	/** Bytes are missing from here on. */
	void hole() {
		hole = true;
	}

	/** Whether bytes are missing in it. */
	boolean holed() {
		return hole;
	}

	/** Nothing more comes, and it was told; lets go of the bytes. */
	void finish() {
		done = true;
		bytes = new byte[0];
		length = 0;
		partFrom = NONE;
		places = List.of();
	}

	/** Whether it was told. */
	boolean done() {
		return done;
	}
}
