package org.telltale.capture.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.tls.crypt.CipherSuite;

/** What the handshake of one connection says, in clear or opened, and its record. */
final class TlsSession {

	private static final int ENCRYPTED_EXTENSIONS = 8;
	private static final int SERVER_KEY_EXCHANGE = 12;
	private static final int SERVER_HELLO_DONE = 14;
	private static final int CLIENT_KEY_EXCHANGE = 16;
	private static final int MAX_ALERTS = 16;
	/** An alert of two bytes, its type, and a tag of 16 bytes (of 8 with CCM_8): in TLS 1.3 no handshake message is as short. */
	private static final int SEALED_ALERT = 19;
	private static final int SEALED_ALERT_SHORT_TAG = 11;

	private final Connection owner;
	private final Supplier<KeyLog> keys;
	private final TlsMemory memory;
	private final Certificates names;
	private final Negotiation negotiation = new Negotiation();
	private final List<TlsAlert> alerts = new ArrayList<>(0);
	private final ByteArrayOutputStream transcript = new ByteArrayOutputStream(0);
	private final boolean[] answers = new boolean[2];
	private Optional<TlsMessage> hello = Optional.empty();
	private Optional<TlsMessage> answer = Optional.empty();
	private List<CertificateSeen> chain = List.of();
	private List<String> chosen = List.of();
	/** How it was seen that the client gave up behind the certificate. */
	private Optional<String> refusal = Optional.empty();
	/** Which sides have gone over to encryption. */
	private final boolean[] sealed = new boolean[2];
	/** Whether the server sent more in clear than its hello and, perhaps, a ticket: then no session was taken up. */
	private boolean full;
	private boolean keyed;
	private boolean clientFinished;
	private Optional<FrameRef> frame = Optional.empty();
	private Optional<FrameRef> answered = Optional.empty();
	private Optional<OcspTimes> status = Optional.empty();
	private int clientSide;
	private boolean decrypted;
	private boolean told;

	/** @param keys if there are any, what derives keys of connections is kept */
	TlsSession(Connection owner, Supplier<KeyLog> keys, TlsMemory memory) {
		this.owner = owner;
		this.keys = keys;
		this.memory = memory;
		this.names = new Certificates(owner);
	}

	/** What was agreed upon. */
	Negotiation negotiation() {
		return negotiation;
	}

	/** The side that sent the ClientHello. */
	int clientSide() {
		return clientSide;
	}

	/** A record was opened. */
	void opened() {
		decrypted = true;
	}

	/**
	 * A message in clear.
	 *
	 * @param place how many messages of the side came before it
	 * @param start stream offset of the side's first record
	 * @param next stream offset behind the record that completes the message
	 */
	void clear(int number, int type, byte[] body, int place, long start, long next) {
		ByteStream stream = owner.stream(number);
		full |= number != clientSide && (type == TlsDecoder.CERTIFICATE || type == SERVER_KEY_EXCHANGE || type == SERVER_HELLO_DONE);
		answers[number] = place == 0 ? type == TlsDecoder.SERVER_HELLO : answers[number];
		negotiate(number, type, body, stream.frameAt(next - 1));
		if (type == TlsDecoder.CLIENT_HELLO && hello.isEmpty() && negotiation.client.isPresent()) {
			hello = negotiation.client;
			hello(number, hello.get(), place == 0, start, next);
		} else if (type == TlsDecoder.SERVER_HELLO) {
			answer = negotiation.server.isPresent() && answer.isEmpty() ? negotiation.server : answer;
			frame = frame.or(() -> stream.frameAt(next - 1));
			answered = answer.isPresent() ? answered.or(() -> stream.frameAt(next - 1)) : answered;
		} else if (type == TlsDecoder.CERTIFICATE && number != clientSide) {
			List<KnownCertificates.Known> shown = memory.certificates.of(TlsDecoder.certificates(body));
			chain = chain.isEmpty() ? KnownCertificates.chain(shown) : chain;
			if (place == 1 && answers[number] && !shown.isEmpty() && start >= stream.consumed()) {
				names.tell(shown.getFirst().names(), stream.frameAt(next - 1).orElseThrow(), "tls.certificate",
						() -> stream.layer(start, next, "tls.server-hello"));
			}
		} else if (type == TlsDecoder.CERTIFICATE_STATUS && number != clientSide) {
			status = status.or(() -> OcspTimes.of(body));
		}
	}

	/** A ClientHello in the form of SSL 2.0 (RFC 5246 appendix E.2). */
	void old(int number, TlsMessage said, long start, long next) {
		if (hello.isEmpty()) {
			clientSide = number;
			negotiation.client = Optional.of(said);
			hello = negotiation.client;
			hello(number, said, false, start, next);
		}
	}

	/** The side's handshake bytes have a hole: what stands behind it is not at its place. */
	void hole(int number) {
		answers[number] = false;
	}

	/** A message that was opened. @param run the side's opened handshake up to it */
	void sealed(int number, int type, byte[] body, int place, Optional<FrameRef> at, Supplier<Optional<Layer>> run) {
		negotiate(number, type, body, at);
		if (type == ENCRYPTED_EXTENSIONS && number != clientSide) {
			answers[number] = place == 0;
			chosen = TlsDecoder.encryptedExtensions(body);
		} else if (type == TlsDecoder.CERTIFICATE && number != clientSide && negotiation.thirteen() && chain.isEmpty()) {
			List<KnownCertificates.Known> shown = memory.certificates.of(TlsDecoder.certificates13(body));
			chain = KnownCertificates.chain(shown);
			Optional<Layer> layer = answers[number] && owner.context().wantsDerivations() ? run.get() : Optional.empty();
			if (answers[number] && !shown.isEmpty() && at.isPresent() && (layer.isPresent() || !owner.context().wantsDerivations())) {
				names.tell(shown.getFirst().names(), at.get(), "tls.handshake-certificate", layer::orElseThrow);
			}
		}
	}

	/** An alert (RFC 8446 section 6); until the record is told, it is kept. @param at the frame that completes it */
	void alert(int number, byte[] bytes, int from, int length, Optional<FrameRef> at) {
		if (length == 2 && !told && alerts.size() < MAX_ALERTS) {
			TlsAlert alert = new TlsAlert(number == clientSide, bytes[from] & 0xff, bytes[from + 1] & 0xff, at.map(FrameRef::number).orElse(0L));
			alerts.add(alert);
			if (alert.fromClient() && certificateShown() && !finished()) {
				refusal = refusal.or(() -> Optional.of("alert " + alert.word()));
			}
		}
	}

	/** From here on a side is encrypted. @param first length of its first encrypted record, 0 if it is not known */
	void sealed(int number, int first) {
		sealed[number] = true;
		boolean early = hello.filter(said -> said.has(TlsMessage.EARLY_DATA)).isPresent();
		boolean alert = first == SEALED_ALERT || first == SEALED_ALERT_SHORT_TAG;
		if (number == clientSide && negotiation.thirteen() && alert && !early && certificateShown()) {
			refusal = refusal.or(() -> Optional.of("sealed alert"));
		}
	}

	/** A side has ended. */
	void ended(int number) {
		if (number == clientSide && owner.flow().closedFirst(number) && owner.flow().gaps(number) == 0 && !sealed[number] && certificateShown()) {
			refusal = refusal.or(() -> Optional.of("closed"));
		}
	}

	/** Whether the client was shown a certificate: in TLS 1.3 it is sealed, and there is one unless a key was shared before. */
	private boolean certificateShown() {
		return !chain.isEmpty() || negotiation.thirteen() && sealed[1 - clientSide] && resumed().isEmpty();
	}

	/** Whether the client has agreed to what it was shown. */
	private boolean finished() {
		return sealed[clientSide] && (!negotiation.thirteen() || clientFinished);
	}

	/** The client's Finished was opened. */
	void clientFinished() {
		clientFinished = true;
	}

	/** By what an earlier session was taken up. */
	private Optional<String> resumed() {
		if (hello.isEmpty() || answer.isEmpty()) {
			return Optional.empty();
		}
		TlsMessage said = hello.get();
		if (negotiation.thirteen()) {
			return answer.get().has(TlsMessage.PRE_SHARED_KEY) ? Optional.of("psk") : Optional.empty();
		}
		boolean echoed = said.sessionId().length > 0 && Arrays.equals(said.sessionId(), answer.get().sessionId());
		boolean ticket = said.ticketLength() > 0;
		return full || !sealed[1 - clientSide] || !echoed && !ticket ? Optional.empty() : Optional.of(ticket ? "ticket" : "session-id");
	}

	/** The key log has a line for the connection. */
	void keyed() {
		keyed = true;
	}

	/** Keeps what keys depend on. */
	private void negotiate(int number, int type, byte[] body, Optional<FrameRef> at) {
		if (type == TlsDecoder.CLIENT_HELLO) {
			Optional<TlsMessage> read = TlsDecoder.decode(type, body);
			if (read.isPresent()) {
				clientSide = hello.isEmpty() ? number : clientSide;
				negotiation.client = read;
				negotiation.server = Optional.empty();
				transcript.reset();
			}
		} else if (type == TlsDecoder.SERVER_HELLO) {
			Optional<TlsMessage> read = TlsDecoder.decode(type, body);
			if (read.isPresent() && read.get().retry()) {
				negotiation.retry = read;
			} else if (read.isPresent()) {
				negotiation.server = read;
			}
		}
		negotiation.keyExchange |= type == CLIENT_KEY_EXCHANGE;
		boolean kept = type != 0 && negotiation.sessionHash.length == 0 && !keys.get().isEmptyBefore(at.map(FrameRef::offset).orElse(0L));
		if (kept) {
			transcript(type, body);
		}
	}

	private void transcript(int type, byte[] body) {
		if (transcript.size() + body.length > Handshakes.MAX_MESSAGE) {
			return;
		}
		transcript.writeBytes(ByteBuffer.allocate(4).putInt(type << 24 | body.length).array());
		transcript.writeBytes(body);
		if (type == CLIENT_KEY_EXCHANGE) {
			byte[] all = transcript.toByteArray();
			transcript.reset();
			if (negotiation.version() >= 0x0303) {
				boolean sha384 = negotiation.server.flatMap(server -> CipherSuite.of(server.ciphers().at(0)))
						.filter(suite -> suite.sha384()).isPresent();
				negotiation.sessionHash = Digest.newDigester(sha384 ? "SHA-384" : "SHA-256").digest(all);
			} else {
				MessageDigest md5 = Digest.newDigester("MD5");
				MessageDigest sha1 = Digest.newDigester("SHA-1");
				negotiation.sessionHash = ByteBuffer.allocate(36).put(md5.digest(all)).put(sha1.digest(all)).array();
			}
			if (body.length >= 10 && ((body[0] & 0xff) << 8 | body[1] & 0xff) == body.length - 2) {
				negotiation.encryptedPreMaster = Arrays.copyOfRange(body, 2, 10);
			}
		}
	}

	private void hello(int number, TlsMessage said, boolean first, long start, long next) {
		Flow flow = owner.flow();
		ByteStream stream = owner.stream(number);
		FrameRef last = stream.frameAt(next - 1).orElseThrow();
		frame = Optional.of(last);
		flow.alpn(said.alpn());
		KnownFingerprints.Client fingerprints = memory.fingerprints.client(said);
		flow.fingerprints(fingerprints.ja3(), fingerprints.ja4());
		if (said.sni().isPresent() && !said.sni().get().isEmpty()) {
			String name = said.sni().get();
			flow.sni(name);
			flow.addHost(name.toLowerCase(Locale.ROOT), "sni", last.number());
			if (first && Certificates.printable(name)) {
				owner.context().name(flow, flow.carriage(number, Optional.empty()).to().address(), name, "sni", last, () -> {
					Layer records = stream.layer(start, next, "tls.client-hello");
					return records.child("tls.sni", Json.object(), List.of(records.all()), ByteMap.whole(List.of(records.all())), "tls.sni",
							name.getBytes(StandardCharsets.US_ASCII));
				});
			}
		}
	}

	/** Tells the record, once. */
	void tell() {
		if (told || frame.isEmpty()) {
			return;
		}
		told = true;
		List<String> alpn = !chosen.isEmpty() ? chosen
				: answer.map(TlsMessage::alpn).filter(list -> !list.isEmpty()).orElse(hello.map(TlsMessage::alpn).orElse(List.of()));
		TlsDetails details = new TlsDetails(answer.map(memory.fingerprints::server), resumed(),
				hello.filter(said -> said.has(TlsMessage.ENCRYPTED_CLIENT_HELLO)).isPresent(),
				hello.filter(said -> said.has(TlsMessage.EARLY_DATA)).isPresent(), negotiation.retry.isPresent(),
				sealed[0] && sealed[1] && refusal.isEmpty(), refusal, alerts, chain, keyed, decrypted, TlsTimes.of(hello, frame, answer, answered, status));
		owner.context().record(new TlsRecord(owner.flow().ref(), frame.get().number(), frame.get().timeNanos(),
				hello.flatMap(TlsMessage::sni).filter(name -> !name.isEmpty()), alpn,
				answer.or(() -> hello).map(TlsMessage::version).map(TlsMessage::versionName),
				answer.map(said -> HexFormat.of().toHexDigits((short) said.ciphers().at(0))), chain.stream().map(CertificateSeen::sha256).toList(),
				hello.flatMap(said -> owner.flow().ja3()), hello.flatMap(said -> owner.flow().ja4()), details));
		chain = List.of();
	}
}
