package org.telltale.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.telltale.capture.frame.FileSequence;
import org.telltale.capture.frame.Frame;
import org.telltale.capture.frame.Preceding;
import org.telltale.capture.frame.ProblemLog;
import org.telltale.capture.frame.Secrets;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.packet.ChecksumTally;
import org.telltale.capture.packet.Datagram;
import org.telltale.capture.packet.FragmentTable;
import org.telltale.capture.packet.Packet;
import org.telltale.capture.packet.PacketDecoder;
import org.telltale.capture.packet.Tunnel;
import org.telltale.capture.tls.KeyLog;

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
	/** Packets are in so many others at the most (derivation.md, Tunnels). */
	private static final int MOST_DEPTH = 8;
	/** A TCP flow without a frame among so many, and for so long, has its streams ended. */
	private static final long REST_FRAMES = (1 << 17) - 1;
	private static final long REST_NANOS = 60_000_000_000L;

	private final FileSequence reader;
	private final Notes notes;
	private final ProblemLog log;
	private final Batches batches;
	private final boolean rows;
	private final boolean conversations;
	private final Frame frame = new Frame();
	private final PacketDecoder decoder;
	private final FragmentTable fragments;
	private final SideRule rule;
	private final FlowTable table;
	private final ChecksumTally checksums = new ChecksumTally();
	private final List<FrameCount> counts = new ArrayList<>();
	private FrameCount counted = new FrameCount(0);
	private volatile boolean stopped;
	private boolean cut;
	private final Packet[] packets = new Packet[MOST_DEPTH + 1];
	private Batch batch;
	private long moment;

	/**
	 * @param rows whether anybody wants a row a frame
	 * @param parts whether a digest of each MiB is wanted
	 * @param conversations whether packets are to be read, else flows are only counted
	 */
	ReadingStage(CaptureFiles files, ProblemLog log, SideRule rule, Batches batches, boolean rows, boolean parts, boolean conversations) {
		this.notes = new Notes(found -> batch.found(found), this::keys, () -> frame.number, files.set() ? Optional.of(this::preceding) : Optional.empty());
		this.reader = new FileSequence(files.inputs(), files.set() ? Preceding.FIRST_OF_SET : Preceding.NOTHING, log, parts, notes);
		this.log = log;
		this.batches = batches;
		this.rows = rows;
		this.conversations = conversations;
		this.rule = rule;
		Arrays.setAll(packets, depth -> new Packet());
		Optional<ChecksumTally> tally = conversations ? Optional.of(checksums) : Optional.empty();
		this.decoder = new PacketDecoder(log, notes, tally);
		this.fragments = new FragmentTable(log, notes, tally);
		this.table = new FlowTable(rule, this::end, System.nanoTime());
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
			counted.add(frame);
			log.at(moment);
			int flow = frame();
			if ((frame.number & REST_FRAMES) == 0 && conversations) {
				table.rest(frame.number - REST_FRAMES, frame.timeNanos - REST_NANOS, resting -> batch.flow(Work.Kind.REST, resting, moment++));
			}
			if (rows) {
				batch.row(frame.number, frame.timeNanos, frame.offset, frame.captured, frame.original, flow);
			}
		}
		fragments.finish();
		checksums.report(log);
		table.endAll();
		batch.last = true;
		send();
	}

	private Preceding preceding() {
		return reader.preceding();
	}

	private void end(OpenFlow flow) {
		if (flow.uid != Frame.NO_UID) {
			flow.app = Optional.of(notes.app(flow.uid));
		}
		batch.flow(Work.Kind.END, flow, moment++);
	}

	private void keys(Secrets secrets) {
		if (secrets.type() == Secrets.TLS_KEY_LOG && conversations) {
			batch.keys(KeyLog.inCapture(secrets.bytes(), secrets.range().offset()), moment++);
		}
	}

	private void change() throws InterruptedException {
		if (batch.block != null) {
			send();
			batch = batches.empty();
		}
		batch.block = frame.bytes;
		counted = count(frame.file);
		batch.release = reader.hold();
	}

	private void send() throws InterruptedException {
		batch.moment = moment;
		moment += TURNS;
		batch.offset = reader.offset();
		batches.filled(batch);
	}

	/** All packets of the frame. @return the ordinal of the outermost packet's flow, -1 if it has none */
	private int frame() {
		int flow = follow(decoder.decode(frame, packets[0]), 0, List.of());
		while (decoder.hasNext()) {
			int other = follow(decoder.next(frame, packets[0]), 0, List.of());
			flow = flow < 0 ? other : flow;
		}
		return flow;
	}

	/**
	 * A packet, and what it carries in tunnels.
	 *
	 * @param around the frames that carried it, if the packet around it came in fragments
	 */
	private int follow(PacketDecoder.Kind kind, int depth, List<FrameRef> around) {
		Packet packet = packets[depth];
		List<FrameRef> carriers = around;
		int flow = -1;
		if (kind == PacketDecoder.Kind.TRANSPORT) {
			flow = packet(packet, around);
		} else if (kind == PacketDecoder.Kind.FRAGMENT) {
			FrameRef ref = ref();
			Optional<Datagram> datagram = fragments.offer(packet, ref, around.isEmpty() ? List.of(ref) : around);
			if (datagram.isEmpty()) {
				return -1;
			}
			carriers = datagram.get().complete() ? datagram.get().carriers() : around;
			flow = packet.transport ? fragment(packet, datagram.get(), ref) : -1;
			if (!datagram.get().complete()) {
				return flow;
			}
		}
		if (packet.tunnel != Tunnel.NONE && depth + 1 < packets.length) {
			int inner = follow(decoder.inner(packet, packets[depth + 1]), depth + 1, carriers);
			flow = flow < 0 ? inner : flow;
		}
		return flow;
	}

	private FrameRef ref() {
		return new FrameRef(frame.number, frame.offset, frame.captured, frame.timeNanos);
	}

	/** A segment or datagram that came whole. */
	private int packet(Packet packet, List<FrameRef> carriers) {
		OpenFlow flow = table.flow(packet, frame.number, frame.timeNanos);
		int side = table.side(flow);
		flow.count(side, packet.ipBytes, frame.timeNanos, frame.number);
		if (frame.uid != Frame.NO_UID && flow.uid == Frame.NO_UID) {
			flow.uid = frame.uid;
		}
		whole(packet, flow, side, carriers);
		return flow.index;
	}

	private void whole(Packet packet, OpenFlow flow, int side, List<FrameRef> carriers) {
		flow.payload(side, packet.payloadLength);
		if (packet.protocol == Packet.UDP) {
			DhcpLease.acknowledged(packet).ifPresent(rule::lease);
		}
		if (conversations) {
			work(packet, flow, side, carriers);
		}
	}

	/** Hands the packet itself on, and takes an unused one in its place. */
	private void work(Packet packet, OpenFlow flow, int side, List<FrameRef> carriers) {
		Work work = batch.next();
		packets[packet.depth] = work.packet;
		work.kind = Work.Kind.PACKET;
		work.packet = packet;
		work.flow = flow;
		work.side = side;
		work.share = flow.index;
		work.moment = moment++;
		work.number = frame.number;
		work.offset = frame.offset;
		work.captured = frame.captured;
		work.timeNanos = frame.timeNanos;
		work.fragments = carriers;
	}

	/** Fragments: counted once their flow is known, read once their datagram is whole. */
	private int fragment(Packet packet, Datagram datagram, FrameRef ref) {
		List<Datagram.Fragment> fresh = datagram.takeUncounted();
		FrameRef opening = fresh.isEmpty() ? ref : fresh.getFirst().frame();
		OpenFlow flow = table.flow(packet, opening.number(), opening.timeNanos());
		int side = table.side(flow);
		fresh.forEach(fragment -> flow.count(side, fragment.ipBytes(), fragment.frame().timeNanos(), frame.number));
		if (datagram.complete()) {
			whole(packet, flow, side, datagram.carriers());
		}
		return flow.index;
	}

	/** What was counted in a file, and how many flows began in it. */
	FrameCount count(int file) {
		while (counts.size() <= file) {
			counts.add(new FrameCount(table.flows()));
		}
		return counts.get(file);
	}

	/** How many flows began in a file. */
	int flows(int file) {
		return (file + 1 < counts.size() ? counts.get(file + 1).flowsBefore() : table.flows()) - count(file).flowsBefore();
	}

	/** Reads the files. */
	FileSequence reader() {
		return reader;
	}

	/** What the file says beside its frames. */
	Notes notes() {
		return notes;
	}

	/** The flows. */
	FlowTable table() {
		return table;
	}
}
