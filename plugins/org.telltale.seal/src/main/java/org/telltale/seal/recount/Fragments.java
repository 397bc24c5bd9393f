package org.telltale.seal.recount;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.telltale.base.IpAddress;

/** Puts IP fragments together: first byte kept where they overlap, whole at the fragment that fills the last hole. */
final class Fragments {

	private static final int MAX_DATAGRAM = 65_535;

	/** What fragments of one datagram share. */
	private record Key(IpAddress source, IpAddress destination, int protocol, long identification) {
	}

	/**
	 * A fragment.
	 *
	 * @param frame number of its frame
	 * @param packet what the frame carries
	 */
	record Piece(int frame, IpPacket packet) {

		int offset() {
			return packet.fragment().orElseThrow().offset();
		}
	}

	/** A datagram in the making. Memory: the captured bytes of its fragments. */
	static final class Datagram {
		private final List<Piece> pieces = new ArrayList<>();
		private final long startedNanos;
		private int total = -1;
		private long lengths;

		private Datagram(long startedNanos) {
			this.startedNanos = startedNanos;
		}

		List<Piece> pieces() {
			return pieces;
		}

		private void add(Piece piece) {
			pieces.add(piece);
			lengths += piece.packet().payloadLength();
			if (!piece.packet().fragment().orElseThrow().more() && total < 0) {
				total = (int) Math.min(MAX_DATAGRAM, piece.offset() + piece.packet().payloadLength());
			}
		}

		/** The datagram as one packet, empty while a byte is missing; its payload ends where a cut frame left a hole. */
		private Optional<IpPacket> whole() {
			if (total < 0 || lengths < total) {
				return Optional.empty();
			}
			return Optional.of(assembled(total)).filter(packet -> packet.payloadLength() == total);
		}

		/** What is there from the first byte on, if the first fragment is. */
		IpPacket head() {
			return assembled(total < 0 ? MAX_DATAGRAM : total);
		}

		private IpPacket assembled(int limit) {
			byte[] bytes = new byte[limit];
			byte[] state = new byte[limit];
			for (Piece piece : pieces) {
				byte[] payload = piece.packet().payload();
				for (int i = 0; i < piece.packet().payloadLength() && piece.offset() + i < limit; i++) {
					int at = piece.offset() + i;
					if (state[at] == 0) {
						state[at] = (byte) (i < payload.length ? 1 : 2);
						bytes[at] = i < payload.length ? payload[i] : 0;
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
			IpPacket like = pieces.get(0).packet();
			return new IpPacket(like.source(), like.destination(), like.protocol(), like.length(), Arrays.copyOf(bytes, captured), present,
					Optional.empty());
		}
	}

	/** A datagram that is whole, and the fragments that made it. */
	record Whole(IpPacket packet, List<Piece> pieces) {
	}

	private final Map<Key, Datagram> open = new LinkedHashMap<>();

	/** Adds a fragment; the datagram if it is whole now. */
	Optional<Whole> add(IpPacket packet, int frame, long timeNanos) {
		IpPacket.Fragment where = packet.fragment().orElseThrow();
		Key key = new Key(packet.source(), packet.destination(), packet.protocol(), where.identification());
		Datagram datagram = open.computeIfAbsent(key, k -> new Datagram(timeNanos));
		datagram.add(new Piece(frame, packet));
		Optional<IpPacket> whole = datagram.whole();
		whole.ifPresent(w -> open.remove(key));
		return whole.map(w -> new Whole(w, datagram.pieces()));
	}

	/** Takes out what was begun more than {@code ageNanos} before {@code nowNanos} and is still not whole. */
	List<Datagram> givenUp(long nowNanos, long ageNanos) {
		List<Datagram> old = new ArrayList<>();
		open.values().removeIf(datagram -> nowNanos - datagram.startedNanos > ageNanos && old.add(datagram));
		return old;
	}

	/** Takes out all that are not whole. */
	List<Datagram> rest() {
		List<Datagram> all = new ArrayList<>(open.values());
		open.clear();
		return all;
	}
}
