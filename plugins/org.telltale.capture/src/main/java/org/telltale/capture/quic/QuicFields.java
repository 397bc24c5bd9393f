package org.telltale.capture.quic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.field.FieldType;
import org.telltale.capture.quic.QuicPacket.Kind;
import org.telltale.capture.tls.HandshakeFields;

/**
 * Takes a datagram of QUIC apart: the headers of its packets, and the frames of an Initial whose keys follow from its own
 * Destination Connection ID, that is the client's first ones. Names are Wireshark's.
 */
public final class QuicFields implements FieldReader {

	private static final int MAX_FIELDS = 4096;
	private static final int TAG = 16;

	@Override
	public List<Field> fields(byte[] message) {
		List<Field> fields = new ArrayList<>();
		int at = 0;
		while (at < message.length && fields.size() < MAX_FIELDS) {
			QuicPacket packet = QuicDecoder.packet(message, at, message.length);
			List<Field> parts = new ArrayList<>(header(message, packet, 0));
			lengths(message, packet, parts);
			frames(message, packet, parts);
			fields.add(new Field("quic.packet", FieldType.GROUP, at, packet.length(), packet.kind().word(), parts));
			at = packet.end();
		}
		return fields;
	}

	/** The lengths in a long header, which records do not have. */
	private static void lengths(byte[] b, QuicPacket packet, List<Field> into) {
		if (packet.kind() == Kind.SHORT || packet.kind() == Kind.UNKNOWN) {
			return;
		}
		into.add(Field.number("quic.dcil", packet.destination() - 1, 1, packet.destinationLength()));
		into.add(Field.number("quic.scil", packet.source() - 1, 1, packet.sourceLength()));
		int behind = packet.source() + packet.sourceLength();
		if (packet.kind() == Kind.INITIAL) {
			into.add(Field.number("quic.token_length", behind, packet.token() - behind, packet.tokenLength()));
		}
		if (packet.number() >= 0) {
			int place = packet.token() + packet.tokenLength();
			into.add(Field.number("quic.length", place, packet.number() - place, VarInt.value(b, place, b.length)));
		}
	}

	/** The fields of a packet's header. @param start the place that offsets count from */
	static List<Field> header(byte[] b, QuicPacket packet, int start) {
		List<Field> fields = new ArrayList<>();
		fields.add(Field.number("quic.header_form", packet.from() - start, 1, (b[packet.from()] & 0xff) >> 7));
		fields.add(Field.text("quic.long.packet_type", packet.from() - start, 1, packet.kind().word()));
		if (packet.kind() == Kind.SHORT || packet.length() < 5) {
			return fields;
		}
		fields.add(Field.text("quic.version", packet.from() + 1 - start, 4, QuicVersion.hex(packet.version())));
		if (packet.kind() == Kind.UNKNOWN) {
			return fields;
		}
		fields.add(bytes("quic.dcid", b, packet.destination(), packet.destinationLength(), start));
		fields.add(bytes("quic.scid", b, packet.source(), packet.sourceLength(), start));
		if (packet.kind() == Kind.RETRY) {
			fields.add(bytes("quic.retry_token", b, packet.token(), packet.tokenLength(), start));
			fields.add(bytes("quic.retry_integrity_tag", b, packet.end() - 16, 16, start));
		} else if (packet.kind() == Kind.VERSION_NEGOTIATION) {
			for (int at = packet.token(); at + 4 <= packet.end() && fields.size() < MAX_FIELDS; at += 4) {
				fields.add(Field.text("quic.supported_version", at - start, 4, QuicVersion.hex(QuicDecoder.version(b, at - 1))));
			}
		} else if (packet.tokenLength() > 0) {
			fields.add(bytes("quic.token", b, packet.token(), packet.tokenLength(), start));
		}
		return fields;
	}

	private static Field bytes(String name, byte[] b, int at, int length, int start) {
		return Field.of(name, FieldType.BYTES, at - start, length, HexFormat.of().formatHex(b, at, at + length));
	}

	private static void frames(byte[] b, QuicPacket packet, List<Field> into) {
		Optional<QuicVersion> version = packet.kind() == Kind.INITIAL ? QuicVersion.of(packet.version()) : Optional.empty();
		Optional<InitialKeys.Opened> opened = version.flatMap(known -> InitialKeys.of(known, packet.destination(b), true).open(b, packet));
		if (opened.isEmpty()) {
			int place = packet.number() >= 0 ? packet.number() : packet.kind() == Kind.SHORT ? packet.from() + 1 : packet.end();
			if (place < packet.end()) {
				into.add(Field.notAnalysed(place, packet.end() - place, "packet number and payload, protected"));
			}
			return;
		}
		into.add(Field.number("quic.packet_number", packet.number(), opened.get().numberLength(), opened.get().number()));
		// protection keeps the length: a byte of the plain text stands where its protected form does
		int place = packet.number() + opened.get().numberLength();
		InitialFrames frames = new InitialFrames(opened.get().frames(), !version.get().tls());
		into.add(Field.of("quic.aead_tag", FieldType.BYTES, packet.end() - TAG, TAG, HexFormat.of().formatHex(b, packet.end() - TAG, packet.end())));
		while (frames.next() && into.size() < MAX_FIELDS) {
			List<Field> parts = new ArrayList<>();
			if (frames.type == InitialFrames.CRYPTO || frames.type == InitialFrames.GOOGLE_CRYPTO) {
				parts.addAll(crypto(opened.get().frames(), frames, place, version.get().tls()));
			} else if (frames.type >= InitialFrames.CLOSE) {
				parts.addAll(close(opened.get().frames(), frames));
			} else if (frames.type == InitialFrames.ACK || frames.type == InitialFrames.ACK_ECN) {
				parts.add(Field.number("quic.ack.largest_acknowledged", place + frames.start, frames.end() - frames.start, frames.value));
			}
			into.add(new Field("quic.frame_type", FieldType.NUMBER, place + frames.start, frames.end() - frames.start,
					Integer.toString(frames.type), parts));
		}
	}

	/** The fields of a CRYPTO frame (RFC 9000 section 19.6), with the handshake message in it if it is the stream's beginning. */
	private static List<Field> crypto(byte[] plain, InitialFrames frame, int place, boolean tls) {
		int offset = frame.start + VarInt.length(plain, frame.start);
		int length = offset + VarInt.length(plain, offset);
		List<Field> data = new ArrayList<>();
		if (tls && frame.value == 0) {
			byte[] messages = Arrays.copyOfRange(plain, frame.data, frame.data + frame.length);
			new HandshakeFields().fields(messages).forEach(field -> data.add(field.shifted(place + frame.data)));
		}
		return List.of(Field.number("quic.crypto.offset", place + offset, length - offset, frame.value),
				Field.number("quic.crypto.length", place + length, frame.data - length, frame.length),
				new Field("quic.crypto.crypto_data", FieldType.GROUP, place + frame.data, frame.length, "as it is behind the protection", data));
	}

	/** The fields of a CONNECTION_CLOSE (RFC 9000 section 19.19). @param plain the packet's plain text */
	static List<Field> close(byte[] plain, InitialFrames frame) {
		String name = frame.type == InitialFrames.CLOSE ? "quic.cc.error_code" : "quic.cc.error_code.app";
		return List.of(Field.number(name, frame.start, frame.data - frame.start, frame.value),
				Field.text("quic.cc.reason_phrase", frame.data, frame.length, new String(plain, frame.data, frame.length, StandardCharsets.UTF_8)));
	}
}
