package org.telltale.seal.recount;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts the flows of a capture, frame after frame, by the rules of {@code docs/formats/facts.md}. */
final class FlowCount {

	private static final long UDP_SILENCE_NANOS = 600_000_000_000L;
	private static final long TCP_SILENCE_NANOS = 3_600_000_000_000L;

	/** The depth, both ends and the transport. */
	private record Key(int depth, boolean tcp, Endpoint low, Endpoint high) {
	}

	private final FrameIndex index;
	private final Fragments fragments = new Fragments(true);
	/** Never iterated: order cannot leak. */
	private final Map<Key, CountedFlow> open = new HashMap<>();
	private final List<CountedFlow> all = new ArrayList<>();

	FlowCount(FrameIndex index) {
		this.index = index;
	}

	/** A packet that a frame carries outside any tunnel, and all that is in it. */
	void add(int frame, IpPacket packet) {
		add(frame, packet, List.of(frame));
	}

	private void add(int frame, IpPacket packet, List<Integer> carriers) {
		if (packet.fragment().isEmpty()) {
			Segment.of(packet).ifPresent(segment -> {
				CountedFlow flow = flow(segment, index.time(frame));
				flow.addFrame(segment.from(), frame, index.time(frame), packet.length());
				flow.addCarriers(carriers);
				flow.addSegment(segment, segment.payloadLength());
			});
			Tunnels.inside(packet).ifPresent(inner -> add(frame, inner, carriers));
			return;
		}
		Optional<Fragments.Whole> whole = fragments.add(new Fragments.Piece(frame, carriers, packet), index.time(frame));
		fragments.givenUp().forEach(this::countIncomplete);
		whole.ifPresent(w -> addWhole(frame, w));
	}

	private void addWhole(int frame, Fragments.Whole whole) {
		if (whole.packet().isPresent()) {
			IpPacket packet = whole.packet().get();
			Segment.of(packet).ifPresent(segment -> count(segment, whole.datagram().pieces(), segment.payloadLength()));
			Tunnels.inside(packet).ifPresent(inner -> add(frame, inner, whole.datagram().carriers()));
		}
	}

	/** The flows by their first frames. */
	TreeMap<Integer, List<CountedFlow>> finish() {
		fragments.rest().forEach(this::countIncomplete);
		TreeMap<Integer, List<CountedFlow>> byFirstFrame = new TreeMap<>();
		for (CountedFlow flow : all) {
			flow.finish();
			byFirstFrame.computeIfAbsent(flow.firstFrame(), f -> new ArrayList<>()).add(flow);
		}
		return byFirstFrame;
	}

	/** Fragments whose datagram never became whole count as frames, if the first of them is there; their payload does not. */
	private void countIncomplete(Fragments.Datagram datagram) {
		Optional<Segment> segment = Segment.of(datagram.head());
		segment.ifPresent(s -> count(s, datagram.pieces(), 0));
	}

	private void count(Segment segment, List<Fragments.Piece> pieces, long payload) {
		CountedFlow flow = flow(segment, index.time(pieces.get(0).frame()));
		for (Fragments.Piece piece : pieces) {
			flow.addFrame(segment.from(), piece.frame(), index.time(piece.frame()), piece.packet().length());
			flow.addCarriers(piece.carriers());
		}
		flow.addSegment(segment, payload);
	}

	private CountedFlow flow(Segment segment, long timeNanos) {
		boolean lowFirst = segment.from().compareTo(segment.to()) <= 0;
		Key key = new Key(segment.depth(), segment.tcp(), lowFirst ? segment.from() : segment.to(), lowFirst ? segment.to() : segment.from());
		CountedFlow flow = open.get(key);
		if (flow == null || flow.isOverFor(segment, timeNanos, segment.tcp() ? TCP_SILENCE_NANOS : UDP_SILENCE_NANOS)) {
			flow = new CountedFlow(segment);
			open.put(key, flow);
			all.add(flow);
		}
		return flow;
	}
}
