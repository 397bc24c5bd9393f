package org.telltale.capture.tls;

import java.util.Optional;
import org.telltale.capture.layer.FrameRef;

/**
 * What a TLS handshake says of the time. Before TLS 1.3 the first four bytes of both randoms are the sender's clock ({@code gmt_unix_time}, RFC 5246
 * section 7.4.1.2); many senders put random bytes there none the less, and one such number does not tell which it is.
 *
 * @param asked the frame that completed the ClientHello
 * @param answered the frame that completed the ServerHello
 * @param clientSeconds the number in the ClientHello, where it offers no version above TLS 1.2, 0 to 2^32 - 1
 * @param serverSeconds the number in the ServerHello, where it chooses TLS 1.2 or older
 * @param status what the server handed on of the state of its certificate, where that was in clear
 */
public record TlsTimes(Optional<FrameRef> asked, Optional<FrameRef> answered, Optional<Long> clientSeconds, Optional<Long> serverSeconds,
		Optional<OcspTimes> status) {

	/** Nothing. */
	public static final TlsTimes NONE = new TlsTimes(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

	private static final int SSL_3 = 0x0300;
	private static final int TLS_12 = 0x0303;
	private static final int DTLS_10 = 0xfeff;
	private static final int DTLS_12 = 0xfefd;

	/** What two hellos say. */
	static TlsTimes of(Optional<TlsMessage> hello, Optional<FrameRef> asked, Optional<TlsMessage> answer, Optional<FrameRef> answered, Optional<OcspTimes> status) {
		return new TlsTimes(asked.filter(frame -> hello.isPresent()), answered.filter(frame -> answer.isPresent()), hello.flatMap(TlsTimes::seconds),
				answer.flatMap(TlsTimes::seconds), status);
	}

	private static Optional<Long> seconds(TlsMessage message) {
		int version = message.version();
		boolean timed = version >= SSL_3 && version <= TLS_12 || version == DTLS_10 || version == DTLS_12;
		byte[] random = message.random();
		return timed ? Optional.of((random[0] & 0xffL) << 24 | (random[1] & 0xff) << 16 | (random[2] & 0xff) << 8 | random[3] & 0xff) : Optional.empty();
	}
}
