package org.telltale.capture.tls;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.telltale.capture.field.FieldReader;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Opening;
import org.telltale.capture.protocol.StreamDecoder;
import org.telltale.capture.protocol.StreamProtocol;

/**
 * TLS over TCP: a handshake's first record; or, joined in the middle, a record on a port of HTTPS or with another one
 * behind it. One for each worker.
 */
public final class TlsProtocol implements StreamProtocol {

	private final Supplier<KeyLog> keys;
	private final List<StreamProtocol> inner;
	private final TlsMemory memory = new TlsMemory();

	/** TLS without keys. */
	public TlsProtocol() {
		this(() -> KeyLog.NONE, List.of());
	}

	/**
	 * TLS whose connections are opened where there are keys.
	 *
	 * @param keys what is known so far: secrets in the capture itself may come to it while that is read, as long as those that
	 *            stand before a frame are there when that frame is handed to its connection; those that stand behind are not used
	 * @param inner the protocols that may be inside; TLS itself is added
	 */
	public TlsProtocol(Supplier<KeyLog> keys, List<StreamProtocol> inner) {
		this.keys = keys;
		this.inner = Stream.concat(inner.stream(), Stream.of(this)).toList();
	}

	@Override
	public String name() {
		return "tls";
	}

	@Override
	public Guess recognise(Opening opening) {
		byte[] b = opening.bytes();
		int from = opening.from();
		if ((opening.at(0) & 0x80) != 0) {
			return opening.length() < 11 ? opening.at(2) == 1 || opening.length() < 3 ? Guess.PERHAPS : Guess.NO
					: TlsDecoder.oldHello(b, from, opening.to()) > 0 ? Guess.YES : Guess.NO;
		}
		if (opening.length() < 6) {
			return opening.at(0) >= 20 && opening.at(0) <= 24 ? Guess.PERHAPS : Guess.NO;
		}
		if (!TlsDecoder.isRecordHeader(b, from)) {
			return Guess.NO;
		}
		if (b[from] == 22 && (b[from + 5] == TlsDecoder.CLIENT_HELLO || b[from + 5] == TlsDecoder.SERVER_HELLO)) {
			return Guess.YES;
		}
		int next = from + 5 + ((b[from + 3] & 0xff) << 8 | b[from + 4] & 0xff);
		int port = opening.serverPort();
		return port == 443 || port == 8443 || next + 5 <= opening.to() && TlsDecoder.isRecordHeader(b, next) ? Guess.YES : Guess.NO;
	}

	@Override
	public Optional<FieldReader> fields() {
		return Optional.of(new TlsFields());
	}

	@Override
	public StreamDecoder decoder(Connection connection) {
		return new TlsConversation(connection, keys, inner, memory);
	}
}
