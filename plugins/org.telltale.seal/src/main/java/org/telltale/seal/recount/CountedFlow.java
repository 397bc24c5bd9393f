package org.telltale.seal.recount;

import java.util.Arrays;
import java.util.List;

/** One flow as the verifier counts it. Directions are told by the sender. */
public final class CountedFlow {

	/**
	 * What one side sent.
	 *
	 * @param frames number of frames
	 * @param bytes IP lengths
	 * @param payload transport payload, retransmissions included
	 */
	public record Sent(long frames, long bytes, long payload) {
		private Sent plus(long moreFrames, long moreBytes, long morePayload) {
			return new Sent(frames + moreFrames, bytes + moreBytes, payload + morePayload);
		}
	}

	private final boolean tcp;
	private final Endpoint low;
	private final Endpoint high;
	private final Segment opening;
	private int[] listed = new int[4];
	private int count;
	private Sent fromLow = new Sent(0, 0, 0);
	private Sent fromHigh = new Sent(0, 0, 0);
	private int firstFrame = Integer.MAX_VALUE;
	private long first = Long.MAX_VALUE;
	private long last = Long.MIN_VALUE;
	private long previous;
	private final int order;
	private long age;
	private boolean ended;
	private long synSequence = -1;

	/** @param order how many flows were opened before it */
	CountedFlow(Segment opening, int order) {
		this.order = order;
		this.tcp = opening.tcp();
		boolean lowFirst = opening.from().compareTo(opening.to()) <= 0;
		this.low = lowFirst ? opening.from() : opening.to();
		this.high = lowFirst ? opening.to() : opening.from();
		this.opening = opening;
	}

	/** Whether a segment at that time begins another flow of the same ends. */
	boolean isOverFor(Segment segment, long timeNanos, long silenceNanos) {
		return timeNanos - previous > silenceNanos || ended && segment.opens() && segment.sequence() != synSequence;
	}

	/** Notes the frame of its last packet. */
	long seenIn(int frame) {
		age = (long) frame << 32 | order;
		return age;
	}

	/** Grows with the frame of its last packet, and with the order in which flows were opened. */
	long age() {
		return age;
	}

	void addFrame(Endpoint from, int frame, long timeNanos, long ipLength) {
		add(from, 1, ipLength, 0);
		firstFrame = Math.min(firstFrame, frame);
		first = Math.min(first, timeNanos);
		last = Math.max(last, timeNanos);
		previous = timeNanos;
	}

	/** Frames that belong to it, counted or not. */
	void addCarriers(List<Integer> frames) {
		frames.forEach(this::list);
	}

	private void list(int frame) {
		if (count == listed.length) {
			listed = Arrays.copyOf(listed, count * 2);
		}
		listed[count++] = frame;
	}

	void addSegment(Segment segment, long payload) {
		add(segment.from(), 0, 0, payload);
		ended |= segment.ends();
		if (segment.opens()) {
			synSequence = segment.sequence();
		}
	}

	private void add(Endpoint from, long frames, long bytes, long payload) {
		if (from.equals(low)) {
			fromLow = fromLow.plus(frames, bytes, payload);
		} else {
			fromHigh = fromHigh.plus(frames, bytes, payload);
		}
	}

	/** Number of IP headers round those of its packets. */
	public int depth() {
		return opening.depth();
	}

	/** TCP, else UDP. */
	public boolean tcp() {
		return tcp;
	}

	/** Whether the flow runs between these two. */
	public boolean isBetween(Endpoint a, Endpoint b) {
		return low.equals(a) && high.equals(b) || low.equals(b) && high.equals(a);
	}

	/** What one side sent. */
	public Sent sentBy(Endpoint from) {
		return from.equals(low) ? fromLow : fromHigh;
	}

	/** Its first segment in the order of the file. */
	public Segment opening() {
		return opening;
	}

	/** Lowest number of its frames. */
	public int firstFrame() {
		return firstFrame;
	}

	/** Whether a frame counts for it, or carried a part of what does. */
	public boolean has(int frame) {
		return Arrays.binarySearch(listed, 0, count, frame) >= 0;
	}

	/** To be called once all frames are counted: fragments come out of order. */
	void finish() {
		listed = Arrays.copyOf(listed, count);
		Arrays.sort(listed);
	}

	/** Earliest time of its frames, nanoseconds since the epoch by the capture's clock. */
	public long first() {
		return first;
	}

	/** Latest time of its frames. */
	public long last() {
		return last;
	}
}
