package org.telltale.capture.packet;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.capture.frame.ProblemLog;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.neighbour.NeighbourListener;

/**
 * Puts fragments of one (depth, source, destination, protocol, identification) together (RFC 791 section 3.2, RFC 8200
 * section 4.5). The first byte is kept where they overlap; other bytes for the same place are a problem. Bounded as
 * {@code facts.md} says: beyond its limits the packets begun first are given up, and counted. Not thread-safe.
 */
public final class FragmentTable {

	private static final int MAX_PENDING = 2_048;
	private static final long MAX_COST = 32L << 20;
	private static final long MAX_AGE_NANOS = 60_000_000_000L;

	private record Key(long sourceHigh, long sourceLow, long destinationHigh, long destinationLow, int protocol, int version, int depth, long id) {
	}

	private final Map<Key, Datagram> pending = new LinkedHashMap<>();
	private final ProblemLog log;
	private final IpBody body;
	private long cost;

	/** Verifies no checksums, and tells nobody of neighbours. */
	public FragmentTable(ProblemLog log) {
		this(log, NeighbourListener.NONE, Optional.empty());
	}

	/** Parameters as those of {@link PacketDecoder}. */
	public FragmentTable(ProblemLog log, NeighbourListener listener, Optional<ChecksumTally> tally) {
		this.log = log;
		this.body = new IpBody(log, listener, tally);
	}

	/** Takes a fragment that a frame carries by itself. */
	public Optional<Datagram> offer(Packet packet, FrameRef frame) {
		return offer(packet, frame, List.of(frame));
	}

	/**
	 * Takes a fragment. The datagram is returned if {@code packet} now tells its flow ({@link Packet#transport}), so that its
	 * fragments can be counted, or if it is complete; then {@code packet} stands for the whole, has its tunnel if there is one,
	 * and the datagram has left the table.
	 *
	 * @param frame the frame at which the fragment was seen whole
	 * @param carriers the frames that carried it: others too, if the packet around it came in fragments itself
	 */
	public Optional<Datagram> offer(Packet packet, FrameRef frame, List<FrameRef> carriers) {
		Key key = new Key(packet.sourceHigh, packet.sourceLow, packet.destinationHigh, packet.destinationLow, packet.protocol,
				packet.version, packet.depth, packet.fragmentId);
		Datagram datagram = pending.get(key);
		if (datagram != null && frame.timeNanos() - datagram.startNanos() > MAX_AGE_NANOS) {
			remove(key, datagram);
			giveUp(frame.offset());
			datagram = null;
		}
		if (datagram == null) {
			datagram = new Datagram(frame.timeNanos());
			pending.put(key, datagram);
		}
		long before = datagram.cost();
		datagram.add(packet, frame, carriers);
		cost += datagram.cost() - before;
		if (datagram.takeConflict()) {
			log.add("ip.fragment-conflict", frame.offset(), frame.captured(),
					"Frame " + frame.number() + " carries a fragment with other bytes than came before for the same place.",
					"The bytes that came first were kept; what the receiver took is not known.");
		}
		if (datagram.contradicts()) {
			remove(key, datagram);
			log.count("ip.fragment", "ip.fragment-damaged", frame.offset(), "IP fragment reaching past 65,535 bytes",
					"Its packet was not put together.");
			return Optional.empty();
		}
		return known(key, datagram, packet, frame);
	}

	private Optional<Datagram> known(Key key, Datagram datagram, Packet packet, FrameRef frame) {
		packet.transport = false;
		packet.tunnel = Tunnel.NONE;
		if (datagram.complete()) {
			remove(key, datagram);
			datagram.into(packet);
			body.assembled(packet);
			return packet.transport || packet.tunnel != Tunnel.NONE ? Optional.of(datagram) : Optional.empty();
		}
		limit(frame.offset());
		if (!datagram.startsKnown()) {
			return Optional.empty();
		}
		datagram.into(packet);
		return IpBody.transport(packet) ? Optional.of(datagram) : Optional.empty();
	}

	private void remove(Key key, Datagram datagram) {
		pending.remove(key);
		cost -= datagram.cost();
	}

	/** Counts what never became complete; call at the end of the capture. */
	public void finish() {
		pending.values().forEach(datagram -> giveUp(0));
		pending.clear();
		cost = 0;
	}

	private void limit(long offset) {
		Iterator<Datagram> oldest = pending.values().iterator();
		while (pending.size() > MAX_PENDING || cost > MAX_COST) {
			cost -= oldest.next().cost();
			oldest.remove();
			giveUp(offset);
		}
	}

	private void giveUp(long offset) {
		log.count("ip.fragments-missing", "ip.fragments-missing", offset, "IP packet of which fragments are missing",
				"What it carried was not examined; its fragments are counted where their first one is there.");
	}
}
