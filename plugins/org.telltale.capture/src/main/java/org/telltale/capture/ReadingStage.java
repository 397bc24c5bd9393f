package org.telltale.capture;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.telltale.capture.frame.Frame;
import org.telltale.capture.frame.FrameReader;
import org.telltale.capture.frame.ProblemLog;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.packet.Datagram;
import org.telltale.capture.packet.FragmentTable;
import org.telltale.capture.packet.Packet;
import org.telltale.capture.packet.PacketDecoder;

/** Walks the frames, finds the flow of each, counts, and hands the packets on in batches, one a block of the file. On one thread. */
final class ReadingStage {

	/** Takes filled batches and gives empty ones. */
	interface Batches {
		/** A batch to fill; waits until there is one. */
		Batch empty() throws InterruptedException;

		/** A filled one. */
		void filled(Batch batch) throws InterruptedException;
	}

	/** Moments kept free behind each batch for conversations that have to let go there. */
	private static final long TURNS = 1 << 20;

	private final FrameReader reader;
	private final ProblemLog log;
	private final Batches batches;
	private final boolean rows;
	private final boolean conversations;
	private final Frame frame = new Frame();
	private final PacketDecoder decoder;
	private final FragmentTable fragments;
	private final SideRule rule;
	private final FlowTable table;
	private final TreeSet<Integer> linkTypes = new TreeSet<>();
	private volatile boolean stopped;
	private boolean cut;
	private Packet packet = new Packet();
	private Batch batch;
	private long moment;
	private long bytes;
	private long truncated;
	private long first = Long.MAX_VALUE;
	private long last = Long.MIN_VALUE;
	private int lastLinkType = Integer.MIN_VALUE;

	/**
	 * @param rows whether anybody wants a row a frame
	 * @param conversations whether packets are to be read, else flows are only counted
	 */
	ReadingStage(FrameReader reader, ProblemLog log, SideRule rule, Batches batches, boolean rows, boolean conversations) {
		this.reader = reader;
		this.log = log;
		this.batches = batches;
		this.rows = rows;
		this.conversations = conversations;
		this.rule = rule;
		this.decoder = new PacketDecoder(log);
		this.fragments = new FragmentTable(log);
		this.table = new FlowTable(rule, flow -> batch.end(flow, moment++));
	}

	/** Makes the reading end with the next block. */
	void stop() {
		stopped = true;
	}

	/** Whether the reading ended before the file did. */
	boolean stopped() {
		return cut;
	}

	/** Reads until the file ends, or {@link #stop} is called. */
	void run() throws IOException, InterruptedException {
		batch = batches.empty();
		while (!cut && reader.next(frame)) {
			if (frame.bytes != batch.block) {
				cut = stopped;
				change();
			}
			count();
			log.at(moment);
			int flow = switch (decoder.decode(frame, packet)) {
				case TRANSPORT -> packet();
				case FRAGMENT -> fragment();
				case OTHER -> -1;
			};
			if (rows) {
				batch.row(frame.number, frame.timeNanos, frame.offset, frame.captured, frame.original, flow);
			}
		}
		fragments.finish();
		table.endAll();
		batch.last = true;
		send();
	}

	private void change() throws InterruptedException {
		if (batch.block != null) {
			send();
			batch = batches.empty();
		}
		batch.block = frame.bytes;
		batch.release = reader.hold();
	}

	private void send() throws InterruptedException {
		batch.moment = moment;
		moment += TURNS;
		batch.offset = reader.offset();
		batches.filled(batch);
	}

	/** A segment or datagram in one piece. */
	private int packet() {
		OpenFlow flow = table.flow(packet, frame.number, frame.timeNanos);
		int side = table.side(flow);
		flow.count(side, packet.ipBytes, frame.timeNanos, frame.number);
		flow.payload[side] += packet.payloadLength;
		if (packet.protocol == Packet.UDP) {
			DhcpLease.acknowledged(packet).ifPresent(rule::lease);
		}
		if (conversations) {
			work(flow, side, List.of());
		}
		return flow.flow.ref().index();
	}

	private void work(OpenFlow flow, int side, List<FrameRef> carriers) {
		Work work = batch.next();
		Packet spare = work.packet;
		work.kind = Work.Kind.PACKET;
		work.packet = packet;
		work.flow = flow;
		work.side = side;
		work.share = flow.flow.ref().index();
		work.moment = moment++;
		work.number = frame.number;
		work.offset = frame.offset;
		work.captured = frame.captured;
		work.timeNanos = frame.timeNanos;
		work.fragments = carriers;
		packet = spare;
	}

	/** A fragment: counted once its flow is known, read once its datagram is whole. */
	private int fragment() {
		if (packet.protocol != Packet.TCP && packet.protocol != Packet.UDP) {
			log.count("ip." + packet.protocol, "ip.protocol-not-analysed", frame.offset,
					"IP fragment of protocol " + packet.protocol + " not analysed", "It belongs to no flow and was not searched.");
			return -1;
		}
		FrameRef ref = new FrameRef(frame.number, frame.offset, frame.captured, frame.timeNanos);
		Optional<Datagram> known = fragments.offer(packet, ref);
		if (known.isEmpty()) {
			return -1;
		}
		Datagram datagram = known.get();
		List<Datagram.Fragment> fresh = datagram.takeUncounted();
		FrameRef opening = fresh.isEmpty() ? ref : fresh.getFirst().frame();
		OpenFlow flow = table.flow(packet, opening.number(), opening.timeNanos());
		int side = table.side(flow);
		fresh.forEach(fragment -> flow.count(side, fragment.ipBytes(), fragment.frame().timeNanos(), frame.number));
		if (datagram.complete()) {
			flow.payload[side] += packet.payloadLength;
			if (conversations) {
				work(flow, side, datagram.carriers());
			}
		}
		return flow.flow.ref().index();
	}

	private void count() {
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

	/** The flows. */
	FlowTable table() {
		return table;
	}
}
