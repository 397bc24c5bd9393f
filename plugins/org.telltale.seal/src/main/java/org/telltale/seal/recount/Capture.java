package org.telltale.seal.recount;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.base.ByteRange;

/**
 * A capture file, or the files of a set as if they were one, walked once from its start: where each frame lies, and the flows as
 * counted here. Frames are numbered over all files, offsets are those in the one file. Offsets of a compressed capture count in
 * what it expands to. Not thread-safe.
 */
public final class Capture implements AutoCloseable {

	private final List<FileBytes> files;
	/** Number of frames in front of each file, and of all. */
	private final int[] before;
	private final FrameIndex index;
	private final TreeMap<Integer, List<CountedFlow>> flows;
	/** By depth, sender and receiver; never iterated. */
	private final Map<String, List<Integer>> tcpFrames = new HashMap<>();
	private final TreeSet<Integer> fragmentFrames = new TreeSet<>();
	private final TreeSet<Integer> usedLinks = new TreeSet<>();
	private long bytes;
	private long truncated;
	private long first = Long.MAX_VALUE;
	private long last = Long.MIN_VALUE;

	private Capture(List<FileBytes> files, List<FrameIndex> indexes) throws IOException {
		this.files = files;
		this.before = new int[files.size() + 1];
		for (int i = 0; i < files.size(); i++) {
			before[i + 1] = Math.addExact(before[i], indexes.get(i).count());
		}
		this.index = files.size() == 1 ? indexes.get(0) : FrameIndex.joined(indexes);
		this.flows = count();
	}

	/** Opens a file, or the files of a set in its order; empty if one is no capture. */
	public static Optional<Capture> open(List<Path> paths) throws IOException {
		List<FileBytes> files = new ArrayList<>();
		try {
			for (Path path : paths) {
				files.add(FileBytes.ofCapture(path));
			}
		} catch (IOException | RuntimeException failed) {
			close(files);
			throw failed;
		}
		return of(files);
	}

	/** Files of which some may be there in parts. Frames that were not given have numbers, and nothing else; what asks for more meets {@link MissingEvidence}. */
	static Optional<Capture> of(List<FileBytes> files) throws IOException {
		List<FrameIndex> indexes = new ArrayList<>();
		for (FileBytes file : files) {
			CaptureWalk.of(file).ifPresent(indexes::add);
		}
		if (indexes.size() < files.size()) {
			close(files);
			return Optional.empty();
		}
		return Optional.of(new Capture(files, indexes));
	}

	static void close(List<FileBytes> files) throws IOException {
		for (FileBytes file : files) {
			file.close();
		}
	}

	/** Which file holds a frame, from 0. */
	public int file(int frame) {
		int at = Arrays.binarySearch(before, frame - 1);
		int file = at >= 0 ? at : -at - 2;
		while (before[file + 1] == before[file]) {
			file++;
		}
		return file;
	}

	/** Number of frames in the files before one. */
	public int framesBefore(int file) {
		return before[file];
	}

	/** Number of frames in a file. */
	public int framesOf(int file) {
		return before[file + 1] - before[file];
	}

	private TreeMap<Integer, List<CountedFlow>> count() throws IOException {
		FlowCount count = new FlowCount(index);
		for (int frame = 1; frame <= index.count(); frame++) {
			if (!index.given(frame)) {
				continue;
			}
			bytes += index.original(frame);
			truncated += index.captured(frame) < index.original(frame) ? 1 : 0;
			first = Math.min(first, index.time(frame));
			last = Math.max(last, index.time(frame));
			usedLinks.add(index.link(frame));
			for (IpPacket packet : packets(frame)) {
				count.add(frame, packet);
				register(frame, packet);
			}
		}
		return count.finish();
	}

	private void register(int frame, IpPacket packet) {
		if (packet.fragment().isPresent()) {
			fragmentFrames.add(frame);
			return;
		}
		Segment.of(packet).filter(Segment::tcp)
				.ifPresent(s -> tcpFrames.computeIfAbsent(direction(s.depth(), s.from(), s.to()), d -> new ArrayList<>()).add(frame));
		Tunnels.inside(packet).ifPresent(inner -> register(frame, inner));
	}

	private static String direction(int depth, Endpoint from, Endpoint to) {
		return depth + ":" + from.address().hex() + ":" + from.port() + ">" + to.address().hex() + ":" + to.port();
	}

	private List<IpPacket> packets(int frame) throws IOException {
		return IpPacket.of(frame(frame), index.link(frame), index.original(frame));
	}

	private byte[] frame(int frame) throws IOException {
		return files.get(file(frame)).read(index.offset(frame), index.captured(frame));
	}

	/** Number of frames. */
	public int frames() {
		return index.count();
	}

	/** Sum of the original lengths. */
	public long bytes() {
		return bytes;
	}

	/** Frames of which less was captured than was sent. */
	public long truncatedFrames() {
		return truncated;
	}

	/** Earliest time; empty without frames. */
	public Optional<Long> first() {
		return index.count() == 0 ? Optional.empty() : Optional.of(first);
	}

	/** Latest time; empty without frames. */
	public Optional<Long> last() {
		return index.count() == 0 ? Optional.empty() : Optional.of(last);
	}

	/** Link types of the frames. */
	public SortedSet<Integer> usedLinkTypes() {
		return usedLinks;
	}

	/** Link types of the file header or of all interfaces, used or not. */
	public SortedSet<Integer> declaredLinkTypes() {
		return index.declaredLinks();
	}

	/** The flows whose lowest frame is this one. */
	public List<CountedFlow> flowsFrom(int firstFrame) {
		return flows.getOrDefault(firstFrame, List.of());
	}

	/** The bytes of its file that a frame's record takes, up to the next frame's or the end of the file. @param frame over all files */
	public ByteRange record(int frame) {
		boolean lastOfFile = frame == before[file(frame) + 1];
		long end = lastOfFile ? files.get(file(frame)).length() : index.start(frame + 1);
		return new ByteRange(index.start(frame), end - index.start(frame));
	}

	/** Frames from one to another that carry a part of a datagram. */
	public SortedSet<Integer> fragments(int low, int high) {
		return fragmentFrames.subSet(low, true, high, true);
	}

	/** Offset of a frame's captured bytes in its file. */
	public long offset(int frame) {
		return index.offset(frame);
	}

	/** Any bytes of the capture's first file, such as keys that lie in it; empty if it does not have them. */
	public Optional<byte[]> bytes(long offset, int length) throws IOException {
		return offset < 0 || length < 0 || offset > files.get(0).length() - length ? Optional.empty() : Optional.of(files.get(0).read(offset, length));
	}

	/** Length of a frame's captured bytes. */
	public int captured(int frame) {
		return index.captured(frame);
	}

	/** Ranges of the bytes of the first file in which the frames lie, joined; empty if one passes their end. */
	public Optional<byte[]> cut(List<ByteRange> ranges) throws IOException {
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		for (ByteRange range : ranges) {
			if (range.end() > files.get(0).length()) {
				return Optional.empty();
			}
			joined.writeBytes(files.get(0).read(range.offset(), (int) range.length()));
		}
		return Optional.of(joined.toByteArray());
	}

	/** Time of a frame, nanoseconds since the epoch by the capture's clock. */
	public long time(int frame) {
		return index.time(frame);
	}

	/** A segment and the frame at which it is seen whole. */
	public record Placed(int frame, Segment segment) {
	}

	/** What these frames alone carry, at all depths, in the order listed; nothing for a frame that carries no TCP or UDP, or completes none. */
	public List<Placed> segments(Iterable<Integer> frames) throws IOException {
		Fragments fragments = new Fragments(false);
		List<Placed> placed = new ArrayList<>();
		for (int frame : frames) {
			for (IpPacket packet : packets(frame)) {
				place(frame, packet, fragments, placed);
			}
		}
		return placed;
	}

	private void place(int frame, IpPacket packet, Fragments fragments, List<Placed> placed) {
		Optional<IpPacket> whole = packet.fragment().isEmpty() ? Optional.of(packet)
				: fragments.add(new Fragments.Piece(frame, List.of(frame), packet), index.time(frame)).flatMap(Fragments.Datagram::packet);
		if (whole.isPresent()) {
			Segment.of(whole.get()).ifPresent(segment -> placed.add(new Placed(frame, segment)));
			Tunnels.inside(whole.get()).ifPresent(inner -> place(frame, inner, fragments, placed));
		}
	}

	/** Whether a frame carries a part of a datagram, at whatever depth. */
	public boolean isFragment(int frame) {
		return fragmentFrames.contains(frame);
	}

	/** TCP segments of a direction at a depth in all frames from {@code low} to {@code high}, fragments put together. */
	public List<Placed> segmentsBetween(int low, int high, int depth, Endpoint from, Endpoint to) throws IOException {
		TreeSet<Integer> wanted = new TreeSet<>(fragmentFrames.subSet(low, true, high, true));
		for (int frame : tcpFrames.getOrDefault(direction(depth, from, to), List.of())) {
			if (frame >= low && frame <= high) {
				wanted.add(frame);
			}
		}
		return segments(wanted).stream().filter(p -> p.segment().isTcp(depth, from, to)).toList();
	}

	@Override
	public void close() throws IOException {
		close(files);
	}
}
