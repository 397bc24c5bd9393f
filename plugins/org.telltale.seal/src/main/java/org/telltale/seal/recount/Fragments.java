package org.telltale.seal.recount;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.telltale.base.IpAddress;

/**
 * Puts IP fragments together: first byte kept where they overlap, whole at the fragment that fills the last hole. With limits,
 * gives up as facts.md, What the verifier recounts, says; without, only what cannot be.
 */
final class Fragments {

	private static final int MAX_DATAGRAM = 65_535;
	private static final int MAX_OPEN = 2_048;
	private static final long MAX_HELD = 32L << 20;
	private static final long AGE_NANOS = 60_000_000_000L;

	/** What fragments of one datagram share. */
	private record Key(int depth, IpAddress source, IpAddress destination, int protocol, long identification) {
	}

	/**
	 * A fragment.
	 *
	 * @param frame number of the frame at which it was captured whole
	 * @param carriers numbers of all frames that carried it
	 * @param packet the packet that is the fragment
	 */
	record Piece(int frame, List<Integer> carriers, IpPacket packet) {

		int offset() {
			return packet.fragment().orElseThrow().offset();
		}

		private long end() {
			return offset() + packet.payloadLength();
		}
	}

	/** A datagram in the making. Memory: the captured bytes of its fragments. */
	static final class Datagram {
		private final List<Piece> pieces = new ArrayList<>();
		private final long startedNanos;
		private int total = -1;
		private long lengths;
		private int highest;
		private int taken;
		private Optional<IpPacket> whole = Optional.empty();
		private Optional<Segment> opening = Optional.empty();

		private Datagram(long startedNanos) {
			this.startedNanos = startedNanos;
		}

		/** The fragments not taken before. */
		List<Piece> take() {
			List<Piece> fresh = List.copyOf(pieces.subList(taken, pieces.size()));
			taken = pieces.size();
			return fresh;
		}

		boolean isWhole() {
			return whole.isPresent();
		}

		/** The packet in it once it is whole; empty if the headers in it are damaged. */
		Optional<IpPacket> packet() {
			return whole.flatMap(IpPacket::walked).filter(inner -> inner.fragment().isEmpty());
		}

		/** What its first bytes say, as soon as the whole header of TCP or UDP is there. */
		Optional<Segment> opening() {
			if (opening.isEmpty()) {
				opening = Segment.of(assembled(total < 0 ? MAX_DATAGRAM : total));
			}
			return opening;
		}

		/** The frames that carried any of it, ascending. */
		List<Integer> carriers() {
			TreeSet<Integer> all = new TreeSet<>();
			pieces.forEach(piece -> all.addAll(piece.carriers()));
			return List.copyOf(all);
		}

		private long held() {
			return highest + 64L * pieces.size();
		}

		private void add(Piece piece) {
			pieces.add(piece);
			lengths += piece.packet().payloadLength();
			int captured = piece.packet().payload().length;
			highest = captured == 0 ? highest : Math.max(highest, piece.offset() + captured);
			if (!piece.packet().fragment().orElseThrow().more() && total < 0) {
				total = (int) piece.end();
			}
			if (total >= 0 && lengths >= total) {
				whole = Optional.of(assembled(total)).filter(packet -> packet.payloadLength() == total);
			}
		}

		/** As one packet; its payload ends where a cut frame left a hole. */
		private IpPacket assembled(int limit) {
			byte[] bytes = new byte[limit];
			byte[] state = new byte[limit];
			for (Piece piece : pieces) {
				byte[] payload = piece.packet().payload();
				for (int i = 0; i < piece.packet().payloadLength() && piece.offset() + i < limit; i++) {
					int at = piece.offset() + i;
					if (state[at] != 1 && i < payload.length) {
						state[at] = 1;
						bytes[at] = payload[i];
					} else if (state[at] == 0) {
						state[at] = 2;
					}
				}
			}
			int present = 0;
			while (present < limit && state[present] != 0) {
				present++;
			}
			int captured = 0;
			while (captured < present && state[captured] == 1) {
				captured++;
			}
			IpPacket like = pieces.get(pieces.size() - 1).packet();
			return new IpPacket(like.depth(), like.ordinal(), like.source(), like.destination(), like.protocol(), like.length(),
					Arrays.copyOf(bytes, captured), present, Optional.empty());
		}
	}

	private final boolean limited;
	private final Map<Key, Datagram> open = new LinkedHashMap<>();
	private long held;

	/** @param limited whether time and number of the open datagrams are bounded */
	Fragments(boolean limited) {
		this.limited = limited;
	}

	/** Adds a fragment; the datagram to which it belongs, none if it cannot be. */
	Optional<Datagram> add(Piece piece, long timeNanos) {
		IpPacket packet = piece.packet();
		Key key = new Key(packet.depth(), packet.source(), packet.destination(), packet.protocol(), packet.fragment().orElseThrow().identification());
		Datagram datagram = open.get(key);
		if (datagram != null && (piece.end() > MAX_DATAGRAM || limited && timeNanos - datagram.startedNanos > AGE_NANOS)) {
			close(key, datagram);
			datagram = null;
		}
		if (piece.end() > MAX_DATAGRAM) {
			return Optional.empty();
		}
		if (datagram == null) {
			datagram = new Datagram(timeNanos);
			open.put(key, datagram);
		}
		held -= datagram.held();
		datagram.add(piece);
		held += datagram.held();
		if (datagram.isWhole()) {
			close(key, datagram);
		} else {
			limit();
		}
		return Optional.of(datagram);
	}

	private void close(Key key, Datagram datagram) {
		open.remove(key);
		held -= datagram.held();
	}

	private void limit() {
		Iterator<Datagram> oldest = open.values().iterator();
		while (limited && (open.size() > MAX_OPEN || held > MAX_HELD)) {
			held -= oldest.next().held();
			oldest.remove();
		}
	}
}
