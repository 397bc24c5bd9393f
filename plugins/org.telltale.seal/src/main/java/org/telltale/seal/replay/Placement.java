package org.telltale.seal.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

import org.telltale.base.ByteRange;
import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;
import org.telltale.seal.recount.Capture;
import org.telltale.seal.recount.CaptureFiles;
import org.telltale.seal.recount.Endpoint;
import org.telltale.seal.recount.Segment;
import org.telltale.seal.refusal.Refusal;

/**
 * What {@code capture.tcp}, {@code capture.udp} or {@code capture.datagrams} reads.
 *
 * @param depth of the packets that carry the bytes
 * @param from sender
 * @param to receiver
 * @param frames the frames listed, numbered over all files of the capture
 * @param result the bytes
 */
public record Placement(int depth, Endpoint from, Endpoint to, List<Integer> frames, byte[] result) {

	private static final int MAX_FRAMES = 10_000_000;
	private static final int MAX_DEPTH = 8;

	/** A direction at a depth. */
	record Way(int depth, Endpoint from, Endpoint to) {

		boolean has(Segment segment) {
			return segment.depth() == depth && segment.from().equals(from) && segment.to().equals(to);
		}
	}

	static Placement of(Derivation.Node node, CaptureFiles files) throws Refusal, IOException {
		Capture capture = files.capture();
		requireParameters(node);
		int depth = node.version() == 1 ? 0 : Members.index(node.params(), "depth");
		Refusal.unless(depth <= MAX_DEPTH, "a depth beyond " + MAX_DEPTH);
		List<Integer> frames = frames(node, files);
		Endpoint from = endpoint(node.params().get("from").orElse(Json.NULL));
		Endpoint to = endpoint(node.params().get("to").orElse(Json.NULL));
		Way way = new Way(depth, from, to);
		byte[] result = switch (node.op()) {
			case "capture.tcp" -> tcp(node, capture, frames, way);
			case "capture.udp" -> udp(node, capture, frames, way);
			default -> Datagrams.joined(node, capture, frames, way);
		};
		return new Placement(depth, from, to, frames, result);
	}

	private static void requireParameters(Derivation.Node node) throws Refusal {
		Set<String> wanted = new java.util.TreeSet<>(Set.of("frames", "from", "to"));
		switch (node.op()) {
			case "capture.tcp" -> wanted.addAll(Set.of("base", "start"));
			case "capture.datagrams" -> wanted.add("lengths");
			default -> Refusal.unless(node.op().equals("capture.udp"), "an op that is not known: " + node.op());
		}
		if (node.version() > 1) {
			wanted.add("depth");
			if (node.op().equals("capture.udp")) {
				wanted.add("packet");
			}
		}
		Members.require(node.params(), wanted, Set.of(), "the parameters of " + node.op());
	}

	/** The frames of all inputs, over the whole capture: of several files in the order of the set. */
	private static List<Integer> frames(Derivation.Node node, CaptureFiles files) throws Refusal {
		List<Json> listed = node.params().items("frames");
		boolean several = node.version() == Derivation.SEVERAL_FILES;
		Refusal.unless(!several || listed.size() == node.files().size(), "there are not frames for each file");
		List<Integer> frames = new ArrayList<>();
		int before = -1;
		for (int i = 0; i < node.files().size(); i++) {
			Derivation.Part file = node.files().get(i);
			int place = files.evidence().indexOf(file.evidence());
			List<Integer> own = frames(several ? listed.get(i).asItems() : listed, file.evidence(), files);
			requireWholeFrames(file.ranges(), own, files.capture());
			Refusal.unless(place > before, "files are read twice, or not in the order of the set");
			before = place;
			frames.addAll(own);
		}
		return frames;
	}

	/** Frame numbers of runs, ascending and disjoint. */
	private static List<Integer> frames(List<Json> runs, String evidence, CaptureFiles files) throws Refusal {
		List<Integer> frames = new ArrayList<>();
		long after = 0;
		for (Json run : runs) {
			List<Json> pair = run.asItems();
			long first = pair.size() == 2 ? pair.get(0).asInteger().orElse(-1L) : -1;
			long count = pair.size() == 2 ? pair.get(1).asInteger().orElse(-1L) : -1;
			Refusal.unless(first > after && count > 0, "the runs of frames are not ascending and disjoint");
			Refusal.unless(count <= MAX_FRAMES && frames.size() + count <= MAX_FRAMES, "more frames are listed than this verifier bears");
			int from = files.frame(evidence, first);
			files.frame(evidence, first + count - 1);
			for (int frame = from; frame < from + count; frame++) {
				frames.add(frame);
			}
			after = first + count - 1;
		}
		Refusal.unless(!frames.isEmpty(), "no frames are listed");
		return frames;
	}

	private static void requireWholeFrames(List<ByteRange> ranges, List<Integer> frames, Capture capture) throws Refusal {
		Refusal.unless(ranges.size() == frames.size(), "there is not one range for each frame");
		for (int i = 0; i < ranges.size(); i++) {
			int frame = frames.get(i);
			Refusal.unless(ranges.get(i).offset() == capture.offset(frame) && ranges.get(i).length() == capture.captured(frame),
					"a range is not exactly the captured bytes of frame " + frame);
		}
	}

	static Endpoint endpoint(Json json) throws Refusal {
		Members.require(json, Set.of("address", "port"), Set.of(), "an end of a flow");
		String text = json.text("address").orElse("");
		IpAddress address = IpAddress.parse(text).orElseThrow(() -> new Refusal("not an address: " + text));
		int port = Members.index(json, "port");
		Refusal.unless(port <= 65_535, "not a port: " + port);
		return new Endpoint(address, port);
	}

	private static byte[] udp(Derivation.Node node, Capture capture, List<Integer> frames, Way way) throws Refusal, IOException {
		List<Capture.Placed> placed = new ArrayList<>(capture.segments(frames));
		placed.removeIf(p -> p.segment().depth() != way.depth());
		int packet = 0;
		if (node.version() > 1) {
			placed.removeIf(p -> p.segment().tcp() || !way.has(p.segment()));
			packet = Members.index(node.params(), "packet");
			Refusal.unless(packet < placed.size(), "the frames do not carry so many datagrams");
		} else {
			Refusal.unless(placed.size() == 1, "the frames do not carry exactly one datagram");
		}
		Segment datagram = placed.get(packet).segment();
		Refusal.unless(!datagram.tcp() && way.has(datagram), "the datagram has other ends, or is none");
		Refusal.unless(placed.get(packet).frame() == frames.get(frames.size() - 1), "a frame is listed after the datagram is whole");
		Refusal.unless(frames.size() == 1 || frames.stream().allMatch(capture::isFragment), "a frame is listed that is no part of the datagram");
		Refusal.unless(datagram.payload().length == datagram.payloadLength(), "the datagram was not captured whole");
		return datagram.payload();
	}

	private static byte[] tcp(Derivation.Node node, Capture capture, List<Integer> frames, Way way) throws Refusal, IOException {
		long base = Long.parseUnsignedLong(number(node.params(), "base", "0|[1-9]\\d{0,9}"));
		long start = Long.parseLong(number(node.params(), "start", "0|-?[1-9]\\d{0,17}"));
		List<Capture.Placed> placed = new ArrayList<>(capture.segments(frames));
		placed.removeIf(p -> p.segment().depth() != way.depth() || node.version() > 1 && !(p.segment().tcp() && way.has(p.segment())));
		requireAllUsed(capture, frames, placed);
		byte[] window = new byte[node.length()];
		BitSet filled = new BitSet(node.length());
		for (Capture.Placed segment : placed) {
			Refusal.unless(segment.segment().tcp() && way.has(segment.segment()), "frame " + segment.frame() + " is no TCP segment of that direction");
			place(segment.segment(), base + start, window, filled);
		}
		int hole = filled.nextClearBit(0);
		Refusal.unless(hole >= node.length(), "no listed frame carries byte " + hole + " of the stream's window");
		requireNothingLeftOut(capture, frames, way, base + start, window);
		return window;
	}

	private static String number(Json params, String name, String form) throws Refusal {
		String text = Members.text(params, name);
		Refusal.unless(text.matches(form), "the parameter " + name + " is no decimal string");
		return text;
	}

	/** Every listed frame is a segment, or a fragment of one that the listed frames complete. */
	private static void requireAllUsed(Capture capture, List<Integer> frames, List<Capture.Placed> placed) throws Refusal {
		Set<Integer> whole = new java.util.HashSet<>();
		placed.forEach(p -> whole.add(p.frame()));
		for (int frame : frames) {
			Refusal.unless(whole.contains(frame) || capture.isFragment(frame), "frame " + frame + " is no TCP segment");
		}
		boolean completed = placed.stream().anyMatch(p -> capture.isFragment(p.frame()));
		Refusal.unless(completed || frames.stream().noneMatch(capture::isFragment), "a fragment is listed whose datagram the listed frames do not complete");
	}

	/** First wins: a byte that is there stays. */
	private static void place(Segment segment, long origin, byte[] window, BitSet filled) {
		int distance = (int) (segment.payloadSequence() - origin);
		for (int i = 0; i < segment.payload().length; i++) {
			long at = (long) distance + i;
			if (at >= 0 && at < window.length && !filled.get((int) at)) {
				window[(int) at] = segment.payload()[i];
				filled.set((int) at);
			}
		}
	}

	private static void requireNothingLeftOut(Capture capture, List<Integer> frames, Way way, long origin, byte[] window)
			throws Refusal, IOException {
		Set<Integer> listed = new java.util.HashSet<>(frames);
		for (Capture.Placed other : capture.segmentsBetween(frames.get(0), frames.get(frames.size() - 1), way.depth(), way.from(), way.to())) {
			if (!listed.contains(other.frame())) {
				requireSameBytes(other, origin, window);
			}
		}
	}

	private static void requireSameBytes(Capture.Placed other, long origin, byte[] window) throws Refusal {
		int distance = (int) (other.segment().payloadSequence() - origin);
		for (int i = 0; i < other.segment().payload().length; i++) {
			long at = (long) distance + i;
			Refusal.unless(at < 0 || at >= window.length || window[(int) at] == other.segment().payload()[i],
					"frame " + other.frame() + " carries other bytes at the same place of the stream and is not listed");
		}
	}
}
