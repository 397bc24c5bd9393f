package org.telltale.capture.push;

import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Opening;
import org.telltale.capture.protocol.RawDecoder;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;

/** One of these protocols. */
public final class PushProtocol implements StreamProtocol {

	/** Which one. */
	public enum Kind {
		/** Xiaomi's push service: frames of magic c2fe, version, length. */
		MIPUSH("mipush"),
		/** Google's mobile connection server in clear: version 38 to 41, then LoginRequest (2), LoginResponse (3). */
		MCS("mcs"),
		/** WhatsApp: {@code WA} and its version, or {@code ED} before it; Noise handshakes follow. */
		WHATSAPP("whatsapp"),
		/** Telegram's MTProto: the marks of its intermediate and padded transports (abridged and obfuscated ones have none). */
		MTPROTO("mtproto");

		private final String word;

		Kind(String word) {
			this.word = word;
		}
	}

	private final Kind kind;

	public PushProtocol(Kind kind) {
		this.kind = kind;
	}

	@Override
	public String name() {
		return kind.word;
	}

	@Override
	public Guess recognise(Opening opening) {
		return switch (kind) {
			case MIPUSH -> mipush(opening);
			case MCS -> mcs(opening);
			case WHATSAPP -> whatsapp(opening);
			case MTPROTO -> mtproto(opening);
		};
	}

	private static Guess mipush(Opening opening) {
		if (opening.at(0) != 0xc2 || opening.length() > 1 && opening.at(1) != 0xfe || opening.length() > 2 && opening.at(2) != 0) {
			return Guess.NO;
		}
		// The length is below a megabyte: its first byte is 0.
		return opening.length() < 5 ? Guess.PERHAPS : opening.at(4) == 0 ? Guess.YES : Guess.NO;
	}

	private static Guess mcs(Opening opening) {
		boolean port = opening.port(5228) || opening.port(5229) || opening.port(5230);
		if (!port || opening.at(0) < 38 || opening.at(0) > 41) {
			return Guess.NO;
		}
		return opening.length() < 2 ? Guess.PERHAPS : opening.at(1) == (opening.fromClient() ? 2 : 3) ? Guess.YES : Guess.NO;
	}

	private static Guess whatsapp(Opening opening) {
		if (!opening.fromClient()) {
			return Guess.NO;
		}
		boolean early = opening.at(0) == 'E';
		int first = early ? 'E' : 'W';
		int second = early ? 'D' : 'A';
		if (opening.at(0) != first || opening.length() > 1 && opening.at(1) != second) {
			return Guess.NO;
		}
		if (opening.length() < 4) {
			return Guess.PERHAPS;
		}
		return early ? opening.at(2) == 0 && opening.at(3) == 1 ? Guess.YES : Guess.NO : opening.at(2) < 16 && opening.at(3) < 16 ? Guess.YES : Guess.NO;
	}

	private static Guess mtproto(Opening opening) {
		int mark = opening.at(0);
		if (!opening.fromClient() || mark != 0xee && mark != 0xdd) {
			return Guess.NO;
		}
		for (int i = 1; i < Math.min(4, opening.length()); i++) {
			if (opening.at(i) != mark) {
				return Guess.NO;
			}
		}
		// The length of the first packet follows, little-endian: below 64 KiB.
		return opening.length() < 8 ? Guess.PERHAPS : opening.at(6) == 0 && opening.at(7) == 0 ? Guess.YES : Guess.NO;
	}

	@Override
	public StreamDecoder decoder(Connection connection) {
		return new RawDecoder(connection);
	}
}
