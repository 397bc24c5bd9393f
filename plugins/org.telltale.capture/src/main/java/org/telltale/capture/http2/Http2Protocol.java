package org.telltale.capture.http2;

import java.util.Optional;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Opening;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;

/**
 * HTTP/2 (RFC 9113) in clear or inside TLS: known by the client's preface, by the SETTINGS that a server begins with, or, joined
 * in the middle, by frames one behind the other.
 */
public final class Http2Protocol implements StreamProtocol {

	@Override
	public String name() {
		return "http2";
	}

	@Override
	public Guess recognise(Opening opening) {
		if (opening.fromClient()) {
			Guess preface = opening.begins(FrameHeader.PREFACE);
			if (preface != Guess.NO) {
				return preface;
			}
		}
		if (opening.at(0) > 0 || opening.at(1) > FrameHeader.USUAL_MAX >> 8 || opening.at(3) > FrameHeader.CONTINUATION) {
			return Guess.NO;
		}
		if (opening.length() >= FrameHeader.LENGTH && !FrameHeader.likely(opening.bytes(), opening.from())) {
			return Guess.NO;
		}
		int chain = FrameHeader.chain(opening.bytes(), opening.from(), opening.to(), false);
		return chain > 0 || settings(opening) ? Guess.YES : chain == 0 ? Guess.PERHAPS : Guess.NO;
	}

	/** Whether a server's connection preface begins here (section 3.4): SETTINGS that acknowledge nothing. */
	private static boolean settings(Opening opening) {
		return opening.length() >= FrameHeader.LENGTH && !opening.fromClient() && opening.at(3) == FrameHeader.SETTINGS && opening.at(4) == 0;
	}

	@Override
	public Optional<FieldReader> fields() {
		return Optional.of(new Http2Fields());
	}

	@Override
	public StreamDecoder decoder(Connection connection) {
		return new Http2Conversation(connection);
	}
}
