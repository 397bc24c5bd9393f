package org.telltale.capture.packet;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.telltale.capture.frame.ProblemLog;
import org.telltale.capture.layer.FrameRef;

/**
 * Puts fragments of one (source, destination, protocol, identification) together (RFC 791 section 3.2, RFC 8200 section
 * 4.5). Bounded: beyond its limits the oldest unfinished packets are given up, and counted. Not thread-safe.
 */
public final class FragmentTable {

	private static final int MAX_PENDING = 2_048;
	private static final long MAX_AGE_NANOS = 60_000_000_000L;

	private record Key(long sourceHigh, long sourceLow, long destinationHigh, long destinationLow, int protocol, long id) {
	}

	private final Map<Key, Datagram> pending = new LinkedHashMap<>();
	private final ProblemLog log;

	public FragmentTable(ProblemLog log) {
		this.log = log;
	}

	/**
	 * Takes a fragment. If its flow is known by now, the transport header is read into {@code packet} and the datagram is
	 * returned, so that its fragments can be counted; if it is complete as well, it leaves the table.
	 */
	public Optional<Datagram> offer(Packet packet, FrameRef frame) {
		Key key = new Key(packet.sourceHigh, packet.sourceLow, packet.destinationHigh, packet.destinationLow, packet.protocol,
				packet.fragmentId);
		Datagram datagram = pending.get(key);
		if (datagram != null && frame.timeNanos() - datagram.startNanos() > MAX_AGE_NANOS) {
			pending.remove(key);
			giveUp(frame.offset());
			datagram = null;
		}
		if (datagram == null) {
			datagram = new Datagram(frame.timeNanos());
			pending.put(key, datagram);
			limit(frame.offset());
		}
		datagram.add(packet, frame);
		if (datagram.contradicts()) {
			pending.remove(key);
			log.count("ip.fragment", "ip.fragment-damaged", frame.offset(), "IP fragment reaching past 65,535 bytes",
					"Its packet was not put together.");
			return Optional.empty();
		}
		if (datagram.complete()) {
			pending.remove(key);
		}
		if (!datagram.startsKnown()) {
			return Optional.empty();
		}
		datagram.into(packet);
		return PacketDecoder.transport(packet) ? Optional.of(datagram) : Optional.empty();
	}

	/** Counts what never became complete; call at the end of the capture. */
	public void finish() {
		pending.values().forEach(datagram -> giveUp(0));
		pending.clear();
	}

	private void limit(long offset) {
		if (pending.size() > MAX_PENDING) {
			Iterator<Datagram> oldest = pending.values().iterator();
			oldest.next();
			oldest.remove();
			giveUp(offset);
		}
	}

	private void giveUp(long offset) {
		log.count("ip.fragments-missing", "ip.fragments-missing", offset, "IP packet of which fragments are missing",
				"What it carried was not examined; its fragments are counted where their first one is there.");
	}
}
