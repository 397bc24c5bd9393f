package org.telltale.capture.tls;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.DatagramDecoder;
import org.telltale.capture.protocol.Flow;

/** One DTLS handshake: messages are put together from their fragments (RFC 6347 section 4.2.3), hellos and certificates read. */
final class DtlsHandshake implements DatagramDecoder {

	private static final int SERVER_HELLO_DONE = 14;

	/** The message of a side that is coming in. */
	private static final class Message {
		private int sequence = -1;
		private byte[] body = {};
		private int have;
	}

	private final Flow flow;
	private final CaptureContext context;
	private final Message[] messages = { new Message(), new Message() };
	private Optional<TlsMessage> hello = Optional.empty();
	private Optional<TlsMessage> answer = Optional.empty();
	private List<CertificateSeen> chain = List.of();
	private Optional<FrameRef> frame = Optional.empty();
	private Optional<FrameRef> answered = Optional.empty();
	private Optional<OcspTimes> status = Optional.empty();
	private boolean retried;
	private boolean told;

	DtlsHandshake(Flow flow, CaptureContext context) {
		this.flow = flow;
		this.context = context;
	}

	@Override
	public boolean read(int side, Datagram d) {
		int at = 0;
		while (d.length() - at >= DtlsProtocol.RECORD && d.at(at) == 22 && d.at(at + 1) == 0xfe && (d.at(at + 3) | d.at(at + 4)) == 0) {
			int end = at + DtlsProtocol.RECORD + (d.at(at + 11) << 8 | d.at(at + 12));
			if (end > d.length()) {
				break;
			}
			fragments(side, d, at + DtlsProtocol.RECORD, end);
			at = end;
		}
		if (d.length() > at) {
			flow.unreadable(side, d.length() - at);
		}
		context.layer(() -> d.layer("dtls.handshake"));
		return true;
	}

	private void fragments(int side, Datagram d, int from, int end) {
		int at = from;
		while (end - at >= DtlsProtocol.FRAGMENT) {
			int total = three(d, at + 1);
			int sequence = d.at(at + 4) << 8 | d.at(at + 5);
			int offset = three(d, at + 6);
			int length = three(d, at + 9);
			int content = at + DtlsProtocol.FRAGMENT;
			if (length > end - content || offset + length > total || total > Handshakes.MAX_MESSAGE) {
				return;
			}
			fragment(side, d, sequence, total, offset, length, content);
			at = content + length;
		}
	}

	/** Fragments are taken in order; of one that comes again, what is new. The array grows with what is there. */
	private void fragment(int side, Datagram d, int sequence, int total, int offset, int length, int content) {
		Message message = messages[side];
		if (sequence != message.sequence) {
			message.sequence = sequence;
			message.have = 0;
		}
		int known = message.have - offset;
		if (known < 0 || known > length || length == known && total > 0) {
			return;
		}
		message.body = Arrays.copyOf(message.body, Math.max(message.body.length, offset + length));
		System.arraycopy(d.bytes, d.from + content + known, message.body, message.have, length - known);
		message.have = offset + length;
		if (message.have == total) {
			message(side, d.at(content - DtlsProtocol.FRAGMENT), Arrays.copyOf(message.body, total), d);
			message.have = total + 1;
		}
	}

	private static int three(Datagram d, int at) {
		return d.at(at) << 16 | d.at(at + 1) << 8 | d.at(at + 2);
	}

	private void message(int side, int type, byte[] body, Datagram d) {
		switch (type) {
			case TlsDecoder.CLIENT_HELLO -> TlsDecoder.decodeDatagram(type, body).ifPresent(said -> {
				retried |= hello.isPresent();
				hello = Optional.of(said);
				hello(said, d.frame());
			});
			case TlsDecoder.SERVER_HELLO -> {
				answer = TlsDecoder.decodeDatagram(type, body).or(() -> answer);
				answered = answered.or(() -> Optional.of(d.frame()));
				frame = frame.or(() -> Optional.of(d.frame()));
			}
			case TlsDecoder.CERTIFICATE -> chain = side == 1 && chain.isEmpty() ? CertificateDecoder.chain(TlsDecoder.certificates(body)) : chain;
			case TlsDecoder.CERTIFICATE_STATUS -> status = side == 1 && status.isEmpty() ? OcspTimes.of(body) : status;
			case SERVER_HELLO_DONE -> finish();
			default -> {
				// Nothing for the record.
			}
		}
	}

	private void hello(TlsMessage said, FrameRef last) {
		frame = Optional.of(last);
		flow.alpn(said.alpn());
		flow.fingerprints(ClientFingerprint.ja3(said), ClientFingerprint.ja4(said, 'd'));
		said.sni().filter(name -> !name.isEmpty()).ifPresent(name -> {
			flow.sni(name);
			flow.addHost(name.toLowerCase(Locale.ROOT), "sni", last.number());
		});
	}

	/** Tells the record, once. */
	@Override
	public void finish() {
		if (told || frame.isEmpty()) {
			return;
		}
		told = true;
		TlsDetails details = new TlsDetails(answer.map(ClientFingerprint::ja3s), Optional.empty(),
				hello.filter(said -> said.has(TlsMessage.ENCRYPTED_CLIENT_HELLO)).isPresent(), hello.filter(said -> said.has(TlsMessage.EARLY_DATA)).isPresent(),
				retried, false, Optional.empty(), List.of(), chain, false, false, TlsTimes.of(hello, frame, answer, answered, status));
		context.record(new TlsRecord(flow.ref(), frame.get().number(), frame.get().timeNanos(), hello.flatMap(TlsMessage::sni).filter(name -> !name.isEmpty()),
				answer.map(TlsMessage::alpn).filter(list -> !list.isEmpty()).orElse(hello.map(TlsMessage::alpn).orElse(List.of())),
				answer.or(() -> hello).map(TlsMessage::version).map(TlsMessage::versionName),
				answer.map(said -> HexFormat.of().toHexDigits((short) said.ciphers().at(0))), chain.stream().map(CertificateSeen::sha256).toList(),
				hello.flatMap(said -> flow.ja3()), hello.flatMap(said -> flow.ja4()), details));
	}
}
