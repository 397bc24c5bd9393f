package org.telltale.capture.quic;

import java.util.Optional;
import org.telltale.capture.quic.QuicPacket.Kind;

/** Reads the headers of QUIC packets (RFC 9000 section 17, RFC 8999). Stateless; never throws for any bytes. */
final class QuicDecoder {

	private static final int MAX_ID = 20;
	private static final int MIN_LONG = 7;
	private static final Kind[] FIRST = { Kind.INITIAL, Kind.ZERO_RTT, Kind.HANDSHAKE, Kind.RETRY };
	private static final int RETRY_TAG = 16;

	private QuicDecoder() {
	}

	/**
	 * The packet that begins at {@code at}, which must lie before {@code to}. Packets may follow each other in a datagram
	 * (section 12.2); one whose end cannot be told, and one of a version that is not known, reaches to the end of the datagram.
	 */
	static QuicPacket packet(byte[] b, int at, int to) {
		if ((b[at] & 0x80) == 0) {
			return new QuicPacket(Kind.SHORT, at, to, 0, Math.min(at + 1, to), 0, to, 0, to, 0, -1);
		}
		if (to - at < MIN_LONG) {
			return unknown(at, to, 0);
		}
		int version = version(b, at);
		int destination = at + 6;
		int destinationLength = b[at + 5] & 0xff;
		int source = destination + destinationLength + 1;
		if (source > to || destinationLength > MAX_ID && version != 0) {
			return unknown(at, to, version);
		}
		int sourceLength = b[source - 1] & 0xff;
		if (sourceLength > to - source || sourceLength > MAX_ID && version != 0) {
			return unknown(at, to, version);
		}
		Header header = new Header(at, to, version, destination, destinationLength, source, sourceLength);
		return version == 0 ? header.packet(Kind.VERSION_NEGOTIATION, source + sourceLength, 0, -1, to) : typed(b, header);
	}

	/** The version field of a long header at {@code at}. */
	static int version(byte[] b, int at) {
		return b[at + 1] << 24 | (b[at + 2] & 0xff) << 16 | (b[at + 3] & 0xff) << 8 | b[at + 4] & 0xff;
	}

	private static QuicPacket typed(byte[] b, Header header) {
		int type = (b[header.from] & 0x30) >> 4;
		int at = header.source + header.sourceLength;
		Optional<QuicVersion> version = QuicVersion.of(header.version);
		if (version.isEmpty()) {
			return header.packet(Kind.UNKNOWN, at, 0, -1, header.to);
		}
		Kind kind = FIRST[type - version.get().initialType() & 3];
		if (kind == Kind.RETRY) {
			return header.to - at < RETRY_TAG ? unknown(header.from, header.to, header.version)
					: header.packet(kind, at, header.to - at - RETRY_TAG, -1, header.to);
		}
		long token = 0;
		if (kind == Kind.INITIAL) {
			token = VarInt.value(b, at, header.to);
			if (token < 0 || token > header.to - at - VarInt.length(b, at)) {
				return unknown(header.from, header.to, header.version);
			}
			at += VarInt.length(b, at);
		}
		int behind = at + (int) token;
		long length = VarInt.value(b, behind, header.to);
		if (length < 0 || length > header.to - behind - VarInt.length(b, behind)) {
			return unknown(header.from, header.to, header.version);
		}
		int number = behind + VarInt.length(b, behind);
		return header.packet(kind, at, (int) token, number, number + (int) length);
	}

	private static QuicPacket unknown(int at, int to, int version) {
		return new QuicPacket(Kind.UNKNOWN, at, to, version, to, 0, to, 0, to, 0, -1);
	}

	private record Header(int from, int to, int version, int destination, int destinationLength, int source, int sourceLength) {

		QuicPacket packet(Kind kind, int token, int tokenLength, int number, int end) {
			return new QuicPacket(kind, from, end, version, destination, destinationLength, source, sourceLength, token, tokenLength, number);
		}
	}
}
