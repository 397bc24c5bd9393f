package org.telltale.capture;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.telltale.capture.frame.Frame;

/** What the frames of one file are together: the recounted members of its evidence fact. */
final class FrameCount {

	private final int flowsBefore;
	private final TreeSet<Integer> linkTypes = new TreeSet<>();
	private long bytes;
	private long truncated;
	private long first = Long.MAX_VALUE;
	private long last = Long.MIN_VALUE;
	private int lastLinkType = Integer.MIN_VALUE;

	/** @param flowsBefore how many flows had begun in front of the file */
	FrameCount(int flowsBefore) {
		this.flowsBefore = flowsBefore;
	}

	void add(Frame frame) {
		bytes += frame.original;
		if (frame.captured < frame.original) {
			truncated++;
		}
		first = Math.min(first, frame.timeNanos);
		last = Math.max(last, frame.timeNanos);
		if (frame.linkType != lastLinkType) {
			lastLinkType = frame.linkType;
			linkTypes.add(lastLinkType);
		}
	}

	/** How many flows had begun in front of the file. */
	int flowsBefore() {
		return flowsBefore;
	}

	/** Sum of the frames' original lengths. */
	long bytes() {
		return bytes;
	}

	/** Frames of which less was captured than there was. */
	long truncated() {
		return truncated;
	}

	/** The earliest frame's time; empty without frames. */
	Optional<Long> first() {
		return first <= last ? Optional.of(first) : Optional.empty();
	}

	/** The latest frame's time; empty without frames. */
	Optional<Long> last() {
		return first <= last ? Optional.of(last) : Optional.empty();
	}

	/** The frames' link types. */
	List<Integer> linkTypes() {
		return List.copyOf(linkTypes);
	}
}
