package org.telltale.capture;

import java.util.Arrays;

/**
 * Finds the open flow whose last frame is the oldest, of flows with the same one that which began first. A binary heap
 * that may know an older frame of a flow than its last one, and looks again when the flow comes to the top: packets do not
 * touch it. Not thread-safe.
 */
final class RestQueue {

	/** So many ended flows may wait in it, however few others are there. */
	private static final int FEW = 1024;

	private long[] frames = new long[1024];
	private OpenFlow[] flows = new OpenFlow[1024];
	private int size;
	/** How many of them have ended. */
	private int gone;

	/** Takes a flow that has opened. */
	void add(OpenFlow flow) {
		if (size == frames.length) {
			frames = Arrays.copyOf(frames, size * 2);
			flows = Arrays.copyOf(flows, size * 2);
		}
		rise(size++, flow.lastFrame, flow);
	}

	/** One of its flows has ended. When more than half have, they are thrown out: what was read in them shall not stay in memory. */
	void ended() {
		gone++;
		if (gone > FEW && gone > size / 2) {
			clean();
		}
	}

	/** How many flows it holds, ended ones among them. */
	int size() {
		return size;
	}

	/** Takes out the flow that has rested longest; there must be an open one. */
	OpenFlow remove() {
		OpenFlow top = flows[0];
		while (top.ended || frames[0] < top.lastFrame) {
			if (top.ended) {
				gone--;
				removeTop();
			} else {
				sink(0, top.lastFrame, top);
			}
			top = flows[0];
		}
		removeTop();
		return top;
	}

	/** Forgets all. */
	void clear() {
		Arrays.fill(flows, 0, size, null);
		size = 0;
		gone = 0;
	}

	private void removeTop() {
		size--;
		OpenFlow last = flows[size];
		flows[size] = null;
		if (size > 0) {
			sink(0, frames[size], last);
		}
	}

	/** Throws out the flows that have ended. */
	private void clean() {
		int kept = 0;
		for (int i = 0; i < size; i++) {
			if (!flows[i].ended) {
				frames[kept] = frames[i];
				flows[kept++] = flows[i];
			}
		}
		Arrays.fill(flows, kept, size, null);
		size = kept;
		gone = 0;
		for (int i = size / 2 - 1; i >= 0; i--) {
			sink(i, frames[i], flows[i]);
		}
	}

	private static boolean before(long frame, OpenFlow flow, long otherFrame, OpenFlow other) {
		return frame < otherFrame || frame == otherFrame && flow.index < other.index;
	}

	private void rise(int place, long frame, OpenFlow flow) {
		int at = place;
		while (at > 0) {
			int parent = at - 1 >>> 1;
			if (!before(frame, flow, frames[parent], flows[parent])) {
				break;
			}
			frames[at] = frames[parent];
			flows[at] = flows[parent];
			at = parent;
		}
		frames[at] = frame;
		flows[at] = flow;
	}

	private void sink(int place, long frame, OpenFlow flow) {
		int at = place;
		while (2 * at + 1 < size) {
			int child = 2 * at + 1;
			if (child + 1 < size && before(frames[child + 1], flows[child + 1], frames[child], flows[child])) {
				child++;
			}
			if (!before(frames[child], flows[child], frame, flow)) {
				break;
			}
			frames[at] = frames[child];
			flows[at] = flows[child];
			at = child;
		}
		frames[at] = frame;
		flows[at] = flow;
	}
}
