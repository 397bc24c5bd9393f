package org.telltale.capture;

import org.telltale.capture.http1.Http1Decoder;
import org.telltale.capture.stream.StreamAssembler;
import org.telltale.capture.tls.TlsDecoder;

/** Waits for the first bytes of a connection and chooses its decoder by their shape, the port helping only for DNS. */
final class UndecidedDecoder implements StreamDecoder {

	private static final int ENOUGH = 16;

	private final TcpConversation owner;

	UndecidedDecoder(TcpConversation owner) {
		this.owner = owner;
	}

	@Override
	public void advance(int side) {
		decide(side, false).ifPresent(owner::decideFor);
	}

	@Override
	public void gap(int side) {
		StreamDecoder decoder = decide(side, true).orElseGet(() -> new RawDecoder(owner));
		owner.decideFor(decoder);
		decoder.gap(side);
	}

	@Override
	public void end(int side) {
		StreamAssembler stream = owner.stream(side);
		if (stream.delivered() > stream.consumed()) {
			StreamDecoder decoder = decide(side, true).orElseGet(() -> new RawDecoder(owner));
			owner.decideFor(decoder);
			decoder.end(side);
		}
	}

	private java.util.Optional<StreamDecoder> decide(int side, boolean now) {
		StreamAssembler stream = owner.stream(side);
		byte[] b = stream.buffer();
		int from = stream.index(stream.consumed());
		int to = stream.index(stream.delivered());
		int length = to - from;
		if (length == 0) {
			return java.util.Optional.empty();
		}
		boolean dnsPort = owner.flow().roles.server().port() == 53 || owner.flow().roles.client().port() == 53;
		if (dnsPort) {
			return java.util.Optional.of(new DnsStreamDecoder(owner));
		}
		int http = Http1Decoder.begins(b, from, to);
		if (http > 0) {
			owner.flow().protocol = java.util.Optional.of("http");
			return java.util.Optional.of(new HttpConversation(owner));
		}
		if (length >= 6 && isTls(b, from, to)) {
			owner.flow().protocol = java.util.Optional.of("tls");
			return java.util.Optional.of(new TlsConversation(owner));
		}
		boolean waits = http == 0 || b[from] >= 20 && b[from] <= 24 && length < 6;
		return now || !waits || length >= ENOUGH ? java.util.Optional.of(new RawDecoder(owner)) : java.util.Optional.empty();
	}

	/** A handshake's first record; or, joined in the middle, a record on the port of HTTPS or with another one behind it. */
	private boolean isTls(byte[] b, int from, int to) {
		if (!TlsDecoder.isRecordHeader(b, from)) {
			return false;
		}
		if (b[from] == 22 && (b[from + 5] == TlsDecoder.CLIENT_HELLO || b[from + 5] == TlsDecoder.SERVER_HELLO)) {
			return true;
		}
		int next = from + 5 + ((b[from + 3] & 0xff) << 8 | b[from + 4] & 0xff);
		int port = owner.flow().roles.server().port();
		return port == 443 || port == 8443 || next + 5 <= to && TlsDecoder.isRecordHeader(b, next);
	}
}
