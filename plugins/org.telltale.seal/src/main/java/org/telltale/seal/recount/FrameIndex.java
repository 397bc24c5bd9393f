package org.telltale.seal.recount;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Where each frame of a capture lies; frames count from 1. */
final class FrameIndex {

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
				all.add(file.offset(frame), file.captured(frame), file.original(frame), file.time(frame), file.link(frame));
			}
			all.declaredLinks.addAll(file.declaredLinks);
		}
		return all;
	}

	void declare(int linkType) {
		declaredLinks.add(linkType);
	}

	void add(long offset, int capturedLength, long originalLength, long timeNanos, int linkType) {
		if (count == offsets.length) {
			int larger = count * 2;
			offsets = Arrays.copyOf(offsets, larger);
			times = Arrays.copyOf(times, larger);
			captured = Arrays.copyOf(captured, larger);
			originals = Arrays.copyOf(originals, larger);
			links = Arrays.copyOf(links, larger);
		}
		offsets[count] = offset;
		captured[count] = capturedLength;
		originals[count] = (int) originalLength;
		times[count] = timeNanos;
		links[count++] = linkType;
	}

	int count() {
		return count;
	}

	long offset(int frame) {
		return offsets[frame - 1];
	}

	int captured(int frame) {
		return captured[frame - 1];
	}

	/** Length on the wire, unsigned 32 bits. */
	long original(int frame) {
		return originals[frame - 1] & 0xffffffffL;
	}

	long time(int frame) {
		return times[frame - 1];
	}

	int link(int frame) {
		return links[frame - 1];
	}

	TreeSet<Integer> declaredLinks() {
		return declaredLinks;
	}
}
