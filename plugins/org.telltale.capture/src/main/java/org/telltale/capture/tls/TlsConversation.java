package org.telltale.capture.tls;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.RawWindows;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;

/**
 * A TLS connection: the handshake is read while it is in clear; what follows is opened if a key log has its secrets, else
 * counted as unreadable.
 */
final class TlsConversation implements StreamDecoder {

	private static final int HEADER = 5;
	private static final int MAX_CLEAR = 256 << 10;
	private static final int CHANGE_CIPHER_SPEC = 20;
	private static final int ALERT = 21;
	private static final int HANDSHAKE = 22;

	/** How a side's bytes are read. */
	private enum Mode {
		/** As a handshake. */
		CLEAR,
		/** As encrypted records for which there may be keys. */
		SEALED,
		/** As encrypted records that nothing opens: counted. */
		OPAQUE,
		/** They are no records. */
		RAW
	}

	/** One side's handshake in clear. */
	private final class Side {
		private final int number;
		private final Handshakes handshakes;
		private Mode mode = Mode.CLEAR;
		private long start = -1;
		private long next;
		private boolean over;
		/** Whether a ChangeCipherSpec was passed over that may belong to TLS 1.3. */
		private boolean changed;

		private Side(int number) {
			this.number = number;
			this.handshakes = new Handshakes((type, body, place) -> session.clear(number, type, body, place, start, next));
		}
	}

	private final Connection owner;
	private final Supplier<KeyLog> keys;
	private final List<StreamProtocol> inner;
	private final TlsSession session;
	private final Side[] sides = { new Side(0), new Side(1) };
	private final RawWindows[] windows;
	private Optional<Decryption> decryption = Optional.empty();
	/** Whether another decoder has the streams now. */
	private boolean left;

	/** @param inner the protocols that may be inside */
	TlsConversation(Connection owner, Supplier<KeyLog> keys, List<StreamProtocol> inner, TlsMemory memory) {
		this.owner = owner;
		this.keys = keys;
		this.inner = inner;
		this.session = new TlsSession(owner, keys, memory);
		this.windows = new RawWindows[] { new RawWindows(owner, 0), new RawWindows(owner, 1) };
	}

	@Override
	public void advance(int number) {
		read(sides[number]);
		if (decryption.isPresent() && sides[1 - number].mode == Mode.SEALED) {
			decryption.get().side(1 - number).advance();
			decided();
		}
	}

	private void read(Side side) {
		ByteStream stream = owner.stream(side.number);
		if (side.start < 0) {
			side.start = stream.consumed();
			side.next = side.start;
		}
		if (side.next == side.start && side.mode == Mode.CLEAR && !old(side, stream)) {
			return;
		}
		boolean more = true;
		while (more && side.mode == Mode.CLEAR && stream.delivered() - side.next >= HEADER) {
			more = record(side, stream);
		}
		if (left) {
			return;
		}
		switch (side.mode) {
			case RAW -> windows[side.number].offer(Long.MAX_VALUE, false);
			case OPAQUE -> count(side);
			case SEALED -> {
				decryption.orElseThrow().side(side.number).advance();
				decided();
			}
			case CLEAR -> {
				// More is needed.
			}
		}
	}

	/** Passes over a hello in the form of SSL 2.0 where the side begins with one; false if more of it is needed. */
	private boolean old(Side side, ByteStream stream) {
		int at = stream.index(side.next);
		byte[] b = stream.buffer();
		int length = TlsDecoder.oldHello(b, at, stream.index(stream.delivered()));
		if (length > stream.delivered() - side.next) {
			return false;
		}
		if (length > 0) {
			side.next += length;
			TlsDecoder.decodeOld(b, at, length).ifPresent(said -> session.old(side.number, said, side.start, side.next));
		}
		return true;
	}

	/** One record in clear; false if it is not whole. */
	private boolean record(Side side, ByteStream stream) {
		int at = stream.index(side.next);
		byte[] b = stream.buffer();
		int length = (b[at + 3] & 0xff) << 8 | b[at + 4] & 0xff;
		if (!TlsDecoder.isRecordHeader(b, at)) {
			side.mode = Mode.RAW;
			return true;
		}
		boolean whole = stream.delivered() - side.next - HEADER >= length;
		switch (b[at]) {
			case CHANGE_CIPHER_SPEC -> {
				if (!whole) {
					return false;
				}
				side.next += HEADER + length;
				if (session.negotiation().settled()) {
					encrypted(side, 0);
				} else {
					side.changed = true;
				}
			}
			case HANDSHAKE, ALERT -> {
				if (!whole) {
					return false;
				}
				if (side.changed && !hello(b, at, length)) {
					encrypted(side, length);
					return true;
				}
				clear(side, b, at, length);
			}
			default -> encrypted(side, length);
		}
		return true;
	}

	/** Whether a record is a hello in clear: the only one that can follow a ChangeCipherSpec (RFC 8446 appendix D.4). */
	private static boolean hello(byte[] b, int at, int length) {
		return b[at] == HANDSHAKE && length > 40 && (b[at + HEADER] == TlsDecoder.CLIENT_HELLO || b[at + HEADER] == TlsDecoder.SERVER_HELLO)
				&& b[at + HEADER + 1] == 0;
	}

	private void clear(Side side, byte[] b, int at, int length) {
		side.next += HEADER + length;
		if (b[at] == ALERT) {
			session.alert(side.number, b, at + HEADER, length, owner.stream(side.number).frameAt(side.next - 1));
		} else if (!side.handshakes.add(b, at + HEADER, at + HEADER + length)) {
			side.mode = Mode.RAW;
		}
		if (side.next - side.start > MAX_CLEAR) {
			side.mode = Mode.RAW;
		}
	}

	private void count(Side side) {
		ByteStream stream = owner.stream(side.number);
		owner.flow().unreadable(side.number, stream.delivered() - side.next);
		side.next = stream.delivered();
	}

	/** From its next record on the side is encrypted. @param first that record's length, 0 if it is not known */
	private void encrypted(Side side, int first) {
		session.sealed(side.number, first);
		ByteStream stream = owner.stream(side.number);
		boolean keyed = session.negotiation().client.isPresent()
				&& !keys.get().isEmptyBefore(stream.frameAt(stream.delivered() - 1).map(FrameRef::offset).orElse(0L));
		offer(side, side.next);
		if (keyed) {
			decryption = decryption.or(() -> Optional.of(new Decryption(owner, session, keys, inner)));
			decryption.get().side(side.number).begin(side.next);
			side.mode = Mode.SEALED;
		} else {
			side.mode = Mode.OPAQUE;
			stream.skip();
			boolean other = sides[1 - side.number].mode == Mode.OPAQUE;
			if (other) {
				session.tell();
				left = true;
				owner.become(new OpaqueDecoder(owner, sides[0].next, sides[1].next));
			}
		}
	}

	private void decided() {
		if (decryption.filter(Decryption::decided).isPresent()) {
			session.tell();
		}
	}

	/** Offers the part in clear that ends at {@code to}. */
	private void offer(Side side, long to) {
		ByteStream stream = owner.stream(side.number);
		if (to > stream.consumed()) {
			owner.context().layer(() -> stream.layer(stream.consumed(), to, "tls.handshake"));
			stream.consume(to);
		}
	}

	@Override
	public void gap(int number) {
		Side side = sides[number];
		if (side.start < 0) {
			advance(number);
		}
		session.hole(number);
		switch (side.mode) {
			case RAW -> windows[number].offer(Long.MAX_VALUE, true);
			case CLEAR -> {
				offer(side, owner.stream(number).delivered());
				// What was handed out is gone, also when nothing is resumed behind it (memory was short).
				side.next = owner.stream(number).delivered();
				side.start = side.next;
				side.handshakes.reset();
			}
			case SEALED -> decryption.orElseThrow().side(number).gap();
			case OPAQUE -> {
				// Nothing is kept.
			}
		}
	}

	@Override
	public void resume(int number, long offset) {
		Side side = sides[number];
		if (side.mode == Mode.SEALED) {
			decryption.orElseThrow().side(number).resume(offset);
			return;
		}
		side.next = offset;
		side.start = Math.max(side.start, side.mode == Mode.OPAQUE ? 0 : offset);
	}

	@Override
	public void end(int number) {
		Side side = sides[number];
		switch (side.mode) {
			case RAW -> windows[number].offer(Long.MAX_VALUE, true);
			case CLEAR -> {
				offer(side, owner.stream(number).delivered());
				side.next = owner.stream(number).delivered();
			}
			case SEALED, OPAQUE -> {
				// Nothing in clear is kept.
			}
		}
		decryption.ifPresent(open -> open.side(number).end());
		session.ended(number);
		side.over = true;
		if (sides[0].over && sides[1].over) {
			session.tell();
		}
	}
}
