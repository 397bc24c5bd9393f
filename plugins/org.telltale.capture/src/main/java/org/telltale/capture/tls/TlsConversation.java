package org.telltale.capture.tls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.protocol.RawWindows;
import org.telltale.capture.protocol.StreamDecoder;

/** A TLS connection: the handshake is read while it is in clear, everything behind is counted as unreadable. */
final class TlsConversation implements StreamDecoder {

	private static final int MAX_CLEAR = 256 << 10;
	private static final int CHANGE_CIPHER_SPEC = 20;
	private static final int ALERT = 21;
	private static final int HANDSHAKE = 22;
	private static final int MAX_NAMES = 16;
	private static final int MAX_NAME_LENGTH = 253;

	/** One side's handshake in clear. */
	private static final class Side {
		private final ByteArrayOutputStream handshake = new ByteArrayOutputStream();
		private long start = -1;
		private long next;
		private boolean encrypted;
		private boolean raw;
		private boolean over;
		private int messages;
		/** Whether the first message, which is whole, was a ServerHello. */
		private boolean answers;
	}

	private final Connection owner;
	private final Side[] sides = { new Side(), new Side() };
	private final RawWindows[] windows;
	private final List<String> certificates = new ArrayList<>();
	private Optional<TlsMessage> clientHello = Optional.empty();
	private Optional<TlsMessage> serverHello = Optional.empty();
	private Optional<FrameRef> frame = Optional.empty();
	private boolean told;

	TlsConversation(Connection owner) {
		this.owner = owner;
		this.windows = new RawWindows[] { new RawWindows(owner, 0), new RawWindows(owner, 1) };
	}

	@Override
	public void advance(int number) {
		Side side = sides[number];
		ByteStream stream = owner.stream(number);
		if (side.start < 0) {
			side.start = stream.consumed();
			side.next = side.start;
		}
		while (!side.encrypted && !side.raw && stream.delivered() - side.next >= 5) {
			int at = stream.index(side.next);
			byte[] b = stream.buffer();
			int length = (b[at + 3] & 0xff) << 8 | b[at + 4] & 0xff;
			if (!TlsDecoder.isRecordHeader(b, at)) {
				side.raw = true;
			} else if (b[at] != HANDSHAKE && b[at] != ALERT) {
				encrypted(number, b[at] == CHANGE_CIPHER_SPEC ? Math.min(stream.delivered(), side.next + 5 + length) : side.next);
			} else if (stream.delivered() - side.next - 5 < length) {
				return;
			} else {
				if (b[at] == HANDSHAKE) {
					side.handshake.write(b, at + 5, length);
				}
				side.next += 5 + length;
				messages(number);
				side.raw |= side.next - side.start > MAX_CLEAR;
			}
		}
		if (side.raw) {
			windows[number].offer(Long.MAX_VALUE, false);
		} else if (side.encrypted) {
			count(number);
		}
	}

	private void count(int number) {
		ByteStream stream = owner.stream(number);
		owner.flow().unreadable(number, stream.delivered() - sides[number].next);
		sides[number].next = stream.delivered();
	}

	/** From {@code from} on the side is encrypted. */
	private void encrypted(int number, long from) {
		Side side = sides[number];
		side.encrypted = true;
		ByteStream stream = owner.stream(number);
		offer(number, from);
		side.next = from;
		stream.skip();
		if (sides[0].encrypted && sides[1].encrypted) {
			tell();
		}
	}

	/** Offers the part in clear that ends at {@code to}. */
	private void offer(int number, long to) {
		ByteStream stream = owner.stream(number);
		if (to > stream.consumed()) {
			owner.context().layer(() -> stream.layer(stream.consumed(), to, "tls.handshake"));
			stream.consume(to);
		}
	}

	/** Takes whole messages out of the side's handshake bytes. */
	private void messages(int number) {
		Side side = sides[number];
		byte[] all = side.handshake.toByteArray();
		int at = 0;
		while (all.length - at >= 4) {
			int length = (all[at + 1] & 0xff) << 16 | (all[at + 2] & 0xff) << 8 | all[at + 3] & 0xff;
			if (length > all.length - at - 4) {
				break;
			}
			message(number, all[at], Arrays.copyOfRange(all, at + 4, at + 4 + length), side.messages++);
			at += 4 + length;
		}
		side.handshake.reset();
		side.handshake.write(all, at, all.length - at);
	}

	private void message(int number, int type, byte[] body, int place) {
		sides[number].answers = place == 0 ? type == TlsDecoder.SERVER_HELLO : sides[number].answers;
		if (type == TlsDecoder.CLIENT_HELLO && clientHello.isEmpty()) {
			clientHello = TlsDecoder.decode(type, body);
			clientHello.ifPresent(hello -> hello(number, hello, place == 0));
		} else if (type == TlsDecoder.SERVER_HELLO && serverHello.isEmpty()) {
			serverHello = TlsDecoder.decode(type, body);
			frame = frame.or(() -> owner.stream(number).frameAt(sides[number].next - 1));
		} else if (type == TlsDecoder.CERTIFICATE) {
			List<byte[]> shown = TlsDecoder.certificates(body);
			shown.forEach(certificate -> certificates.add(Digest.sha256(certificate).hex()));
			if (place == 1 && sides[number].answers && !shown.isEmpty() && sides[number].start >= owner.stream(number).consumed()) {
				names(number, shown.getFirst());
			}
		}
	}

	/** Tells the names in the server's own certificate, which stands behind its ServerHello. */
	private void names(int number, byte[] certificate) {
		Flow flow = owner.flow();
		ByteStream stream = owner.stream(number);
		long start = sides[number].start;
		long next = sides[number].next;
		FrameRef last = stream.frameAt(next - 1).orElseThrow();
		Optional<List<String>> names = CertificateNames.of(certificate);
		if (names.isEmpty() || names.get().size() > MAX_NAMES) {
			String code = names.isEmpty() ? "tls.certificate-damaged" : "tls.certificate-names";
			owner.context().log().count(code, code, last.offset(), names.isEmpty() ? "TLS certificate that ends or contradicts itself"
					: "TLS certificate with more than " + MAX_NAMES + " names",
					names.isEmpty() ? "No name was taken from it." : "The first " + MAX_NAMES + " were taken.");
		}
		List<String> all = names.orElse(List.of());
		for (int i = 0; i < Math.min(all.size(), MAX_NAMES); i++) {
			String name = all.get(i);
			int place = i;
			if (!name.isEmpty() && name.length() <= MAX_NAME_LENGTH && printable(name)) {
				flow.addHost(name.toLowerCase(Locale.ROOT), "certificate", last.number());
				owner.context().name(flow, flow.roles().server().address(), name, "certificate", last, () -> {
					Layer records = stream.layer(start, next, "tls.server-hello");
					return records.child("tls.certificate", Json.object().put("certificate", 0).put("name", place), List.of(records.all()),
							ByteMap.whole(List.of(records.all())), "tls.certificate", name.getBytes(StandardCharsets.US_ASCII));
				});
			}
		}
	}

	private static boolean printable(String name) {
		return name.chars().allMatch(c -> c > 0x20 && c < 0x7f);
	}

	private void hello(int number, TlsMessage hello, boolean first) {
		Flow flow = owner.flow();
		ByteStream stream = owner.stream(number);
		long start = sides[number].start;
		long next = sides[number].next;
		FrameRef last = stream.frameAt(next - 1).orElseThrow();
		frame = Optional.of(last);
		flow.alpn(hello.alpn());
		flow.fingerprints(ClientFingerprint.ja3(hello), ClientFingerprint.ja4(hello, false));
		if (hello.sni().isPresent() && !hello.sni().get().isEmpty()) {
			String name = hello.sni().get();
			flow.sni(name);
			flow.addHost(name.toLowerCase(Locale.ROOT), "sni", last.number());
			if (first && printable(name)) {
				owner.context().name(flow, flow.carriage(number, Optional.empty()).to().address(), name, "sni", last, () -> {
					Layer records = stream.layer(start, next, "tls.client-hello");
					return records.child("tls.sni", Json.object(), List.of(records.all()), ByteMap.whole(List.of(records.all())), "tls.sni",
							name.getBytes(StandardCharsets.US_ASCII));
				});
			}
		}
	}

	private void tell() {
		if (told || frame.isEmpty()) {
			return;
		}
		told = true;
		List<String> alpn = serverHello.map(TlsMessage::alpn).filter(names -> !names.isEmpty())
				.orElse(clientHello.map(TlsMessage::alpn).orElse(List.of()));
		owner.context().record(new TlsRecord(owner.flow().ref(), frame.get().number(), frame.get().timeNanos(),
				clientHello.flatMap(TlsMessage::sni).filter(name -> !name.isEmpty()), alpn,
				serverHello.or(() -> clientHello).map(TlsMessage::version).map(TlsMessage::versionName),
				serverHello.map(hello -> String.format(Locale.ROOT, "%04x", hello.ciphers().getFirst())), certificates,
				clientHello.flatMap(hello -> owner.flow().ja3()), clientHello.flatMap(hello -> owner.flow().ja4())));
	}

	@Override
	public void gap(int number) {
		Side side = sides[number];
		if (side.start < 0) {
			advance(number);
		}
		side.answers = false;
		if (side.raw) {
			windows[number].offer(Long.MAX_VALUE, true);
		} else if (!side.encrypted) {
			offer(number, owner.stream(number).delivered());
			side.handshake.reset();
		}
	}

	@Override
	public void resume(int number, long offset) {
		sides[number].next = offset;
		sides[number].start = Math.max(sides[number].start, sides[number].encrypted ? 0 : offset);
	}

	@Override
	public void end(int number) {
		Side side = sides[number];
		if (side.raw) {
			windows[number].offer(Long.MAX_VALUE, true);
		} else if (!side.encrypted) {
			offer(number, owner.stream(number).delivered());
		}
		side.over = true;
		if (sides[0].over && sides[1].over) {
			tell();
		}
	}
}
