package org.telltale.seal.recount;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Where each frame of a capture lies; frames count from 1. */
final class FrameIndex {

	private static final int NOT_GIVEN = -1;

	private long[] starts = new long[1024];
	private long[] offsets = new long[1024];
	private long[] times = new long[1024];
	private int[] captured = new int[1024];
	private int[] originals = new int[1024];
	private int[] links = new int[1024];
	private int count;
	private final TreeSet<Integer> declaredLinks = new TreeSet<>();

	/** The frames of several files, one behind the other. */
	static FrameIndex joined(List<FrameIndex> files) {
		FrameIndex all = new FrameIndex();
		for (FrameIndex file : files) {
			for (int frame = 1; frame <= file.count; frame++) {
				all.add(file.start(frame), file.offsets[frame - 1], file.captured[frame - 1], file.original(frame), file.times[frame - 1], file.link(frame));
			}
			all.declaredLinks.addAll(file.declaredLinks);
		}
		return all;
	}

	void declare(int linkType) {
		declaredLinks.add(linkType);
	}

	/** @param start where its record begins */
	void add(long start, long offset, int capturedLength, long originalLength, long timeNanos, int linkType) {
		if (count == offsets.length) {
			int larger = count * 2;
			starts = Arrays.copyOf(starts, larger);
			offsets = Arrays.copyOf(offsets, larger);
			times = Arrays.copyOf(times, larger);
			captured = Arrays.copyOf(captured, larger);
			originals = Arrays.copyOf(originals, larger);
			links = Arrays.copyOf(links, larger);
		}
		starts[count] = start;
		offsets[count] = offset;
		captured[count] = capturedLength;
		originals[count] = (int) originalLength;
		times[count] = timeNanos;
		links[count++] = linkType;
	}

	/** Frames that were not given have numbers all the same. */
	void skip(int frames) {
		for (int i = 0; i < frames; i++) {
			add(0, 0, NOT_GIVEN, 0, 0, 0);
		}
	}

	/** Whether the frame was given. */
	boolean given(int frame) {
		return captured[frame - 1] != NOT_GIVEN;
	}

	private int there(int frame) {
		if (!given(frame)) {
			throw new MissingEvidence("frame " + frame + " was not given");
		}
		return frame - 1;
	}

	/** Where the frame's record begins. */
	long start(int frame) {
		return starts[frame - 1];
	}

	int count() {
		return count;
	}

	long offset(int frame) {
		return offsets[there(frame)];
	}

	int captured(int frame) {
		return captured[there(frame)];
	}

	/** Length on the wire, unsigned 32 bits. */
	long original(int frame) {
		return originals[frame - 1] & 0xffffffffL;
	}

	long time(int frame) {
		return times[there(frame)];
	}

	int link(int frame) {
		return links[frame - 1];
	}

	TreeSet<Integer> declaredLinks() {
		return declaredLinks;
	}
}
