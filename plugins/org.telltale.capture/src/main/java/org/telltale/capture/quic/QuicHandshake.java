package org.telltale.capture.quic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.telltale.capture.field.Field;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.tls.TlsMessage;

/** One connection's first flight in both directions: its keys, and what its CRYPTO streams hold. For one flow's thread. */
final class QuicHandshake {

	private static final int HEAD = 4;
	private static final int MAX_CARRIERS = 64;
	private static final int MAX_KEYS = 4;

	/**
	 * A datagram that brought CRYPTO bytes.
	 *
	 * @param bytes a copy of its payload
	 * @param frames what carried it
	 * @param payloadOffset where it begins in the captured bytes of its one frame; -1 if it came in fragments
	 */
	record Carrier(byte[] bytes, List<FrameRef> frames, int payloadOffset) {
	}

	/** One side's first flight. */
	static final class Side {
		CryptoStream stream = new CryptoStream();
		final List<Carrier> carriers = new ArrayList<>(2);
		/** Version of the packets that brought the bytes; packets of another one bring none. */
		Optional<QuicVersion> version = Optional.empty();
		/** Its hello, once that was whole and could be read. */
		Optional<TlsMessage> hello = Optional.empty();
		/** The frame that completed the hello. */
		Optional<FrameRef> frame = Optional.empty();
		/** Whether every datagram had frames of its own: where frames hold several (802.11 A-MSDU), the step that joins them cannot say which. */
		boolean derivable = true;
		/** Nothing more is taken. */
		boolean over;

		/** Whether so many datagrams brought bytes that no more is taken. */
		boolean full() {
			return carriers.size() >= MAX_CARRIERS;
		}

		/** Lets go of all bytes. */
		void release() {
			carriers.clear();
			stream = new CryptoStream();
		}

		/** The handshake message at the beginning of the stream, head included, once it is whole (RFC 8446 section 4). */
		Optional<byte[]> message() {
			byte[] b = stream.bytes();
			if (b.length < HEAD) {
				return Optional.empty();
			}
			int length = (b[1] & 0xff) << 16 | (b[2] & 0xff) << 8 | b[3] & 0xff;
			return b.length - HEAD < length ? Optional.empty() : Optional.of(Arrays.copyOf(b, HEAD + length));
		}
	}

	/** The keys of one side for one version. */
	private record Keys(QuicVersion version, boolean client, InitialKeys keys) {
	}

	/** The Destination Connection ID that the keys follow from. */
	final byte[] dcid;
	/** The side of the flow that is QUIC's client. */
	final int clientSide;
	final Side client = new Side();
	final Side server = new Side();
	/** What its record says beside TLS. */
	final List<Field> fields = new ArrayList<>();
	/** Early data packets (0-RTT) that came. */
	int early;
	/** Bytes held for it, as the context counts them. */
	long held;
	boolean told;
	/** The connection attempt that a Retry made of this one. */
	Optional<QuicHandshake> again = Optional.empty();
	private final List<Keys> keys = new ArrayList<>(1);

	QuicHandshake(byte[] dcid, int clientSide) {
		this.dcid = dcid;
		this.clientSide = clientSide;
	}

	/** Opens an Initial packet that a side of the flow sent; empty if it is not of this connection. */
	Optional<InitialKeys.Opened> open(QuicVersion version, byte[] b, QuicPacket packet, int flowSide) {
		return keys(version, flowSide == clientSide).open(b, packet);
	}

	/** A server may move to a compatible version (RFC 9368 section 2.3): few keys are kept, the first of all always. */
	private InitialKeys keys(QuicVersion version, boolean fromClient) {
		for (Keys known : keys) {
			if (known.version.number() == version.number() && known.client == fromClient) {
				return known.keys;
			}
		}
		if (keys.size() >= MAX_KEYS) {
			keys.removeLast();
		}
		keys.add(new Keys(version, fromClient, InitialKeys.of(version, dcid, fromClient)));
		return keys.getLast().keys;
	}

	/** What a side of the flow sends. */
	Side side(int flowSide) {
		return flowSide == clientSide ? client : server;
	}

	/** Whether both hellos are known, or will never be. */
	boolean over() {
		return client.over && server.over;
	}
}
