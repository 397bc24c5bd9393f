package org.telltale.capture.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.telltale.capture.protocol.FileRecord;

/** The parts of one version of one resource that have come. Not thread-safe. */
final class PartSet {

	/** Bytes without a hole. @param from first byte in the whole @param parts how many parts they came in */
	record Run(long from, byte[] bytes, int parts) {
	}

	private record Stretch(byte[] bytes, int part) {
	}

	private final FileRecord first;
	private final long size;
	private final TreeMap<Long, Stretch> stretches = new TreeMap<>();
	private final TreeSet<Integer> flows = new TreeSet<>();
	private long covered;
	private int parts;
	private boolean complete = true;

	PartSet(FileRecord first) {
		this.first = first;
		this.size = first.range().orElseThrow().size();
	}

	/** Takes a part's bytes where none are yet. @return how many were new */
	long add(long offset, byte[] bytes, FileRecord record) {
		long before = covered;
		long at = offset;
		long end = offset + bytes.length;
		while (at < end) {
			Map.Entry<Long, Stretch> below = stretches.floorEntry(at);
			if (below != null && below.getKey() + below.getValue().bytes().length > at) {
				at = below.getKey() + below.getValue().bytes().length;
				continue;
			}
			Long above = stretches.ceilingKey(at);
			long to = above == null ? end : Math.min(end, above);
			byte[] piece = at == offset && to == end ? bytes : Arrays.copyOfRange(bytes, (int) (at - offset), (int) (to - offset));
			stretches.put(at, new Stretch(piece, parts));
			covered += piece.length;
			at = to;
		}
		if (covered > before) {
			parts++;
			flows.add(record.flow().index());
			complete &= record.complete();
		}
		return covered - before;
	}

	/** The record of the part that came first. */
	FileRecord first() {
		return first;
	}

	/** The whole's length, -1 if it is not known. */
	long size() {
		return size;
	}

	/** How many parts added something. */
	int parts() {
		return parts;
	}

	/** How many connections they came in. */
	int flows() {
		return flows.size();
	}

	/** Memory held. */
	long held() {
		return covered + 64L * stretches.size();
	}

	/** Whether every part was captured whole. */
	boolean complete() {
		return complete;
	}

	/** Whether all bytes are there. */
	boolean whole() {
		return size >= 0 && covered == size;
	}

	/** What is there, in stretches without a hole. */
	List<Run> runs() {
		List<Run> runs = new ArrayList<>();
		List<Stretch> open = new ArrayList<>();
		long from = -1;
		long end = -1;
		for (Map.Entry<Long, Stretch> next : stretches.entrySet()) {
			if (next.getKey() != end && !open.isEmpty()) {
				runs.add(run(from, open));
				open.clear();
			}
			from = open.isEmpty() ? next.getKey() : from;
			open.add(next.getValue());
			end = next.getKey() + next.getValue().bytes().length;
		}
		if (!open.isEmpty()) {
			runs.add(run(from, open));
		}
		return runs;
	}

	private static Run run(long from, List<Stretch> stretches) {
		int length = 0;
		TreeSet<Integer> parts = new TreeSet<>();
		for (Stretch stretch : stretches) {
			length = Math.addExact(length, stretch.bytes().length);
			parts.add(stretch.part());
		}
		byte[] bytes = new byte[length];
		int at = 0;
		for (Stretch stretch : stretches) {
			System.arraycopy(stretch.bytes(), 0, bytes, at, stretch.bytes().length);
			at += stretch.bytes().length;
		}
		return new Run(from, bytes, parts.size());
	}
}
