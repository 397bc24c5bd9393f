package org.telltale.seal.recount;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the flows of a capture, frame after frame, by the rules of {@code docs/formats/facts.md}. */
final class FlowCount {

	private static final long UDP_SILENCE_NANOS = 600_000_000_000L;
	private static final long TCP_SILENCE_NANOS = 3_600_000_000_000L;

	/** The depth, both ends and the transport. */
	private record Key(int depth, boolean tcp, Endpoint low, Endpoint high) {
	}

	private static final int MOST_OPEN = 65_536;

	private final FrameIndex index;
	private final Fragments fragments = new Fragments(true);
	/** Never iterated: order cannot leak. */
	private final Map<Key, CountedFlow> open = new HashMap<>();
	/** The open ones; first that whose last frame is the oldest, of several that which was opened first. */
	private final TreeMap<Long, Key> silent = new TreeMap<>();
	private final List<CountedFlow> all = new ArrayList<>();
	private int frame;

	FlowCount(FrameIndex index) {
		this.index = index;
	}

	/** A packet that a frame carries outside any tunnel, and all that is in it. */
	void add(int number, IpPacket packet) {
		frame = number;
		add(packet, List.of(number));
	}

	private void add(IpPacket packet, List<Integer> carriers) {
		if (packet.fragment().isPresent()) {
			fragments.add(new Fragments.Piece(frame, carriers, packet), index.time(frame)).ifPresent(this::addDatagram);
			return;
		}
		Segment.of(packet).ifPresent(segment -> count(segment, List.of(new Fragments.Piece(frame, carriers, packet)), segment.payloadLength()));
		Tunnels.inside(packet).ifPresent(inner -> add(inner, carriers));
	}

	/** Fragments count as soon as it is known to which flow they belong, their payload when the datagram is whole. */
	private void addDatagram(Fragments.Datagram datagram) {
		if (!datagram.isWhole()) {
			datagram.opening().ifPresent(segment -> count(segment, datagram.take(), 0));
			return;
		}
		datagram.packet().ifPresent(packet -> {
			Segment.of(packet).ifPresent(segment -> count(segment, datagram.take(), segment.payloadLength()));
			Tunnels.inside(packet).ifPresent(inner -> add(inner, datagram.carriers()));
		});
	}

	/** The flows by their first frames. */
	TreeMap<Integer, List<CountedFlow>> finish() {
		TreeMap<Integer, List<CountedFlow>> byFirstFrame = new TreeMap<>();
		for (CountedFlow flow : all) {
			flow.finish();
			byFirstFrame.computeIfAbsent(flow.firstFrame(), f -> new ArrayList<>()).add(flow);
		}
		return byFirstFrame;
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
		boolean over = flow != null && flow.isOverFor(segment, timeNanos, segment.tcp() ? TCP_SILENCE_NANOS : UDP_SILENCE_NANOS);
		if (flow != null) {
			silent.remove(flow.age());
		} else if (open.size() == MOST_OPEN) {
			open.remove(silent.pollFirstEntry().getValue());
		}
		if (flow == null || over) {
			flow = new CountedFlow(segment, all.size());
			open.put(key, flow);
			all.add(flow);
		}
		silent.put(flow.seenIn(frame), key);
		return flow;
	}
}
