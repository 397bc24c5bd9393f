package org.telltale.capture.quic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.telltale.base.json.Json;
import org.telltale.capture.field.Field;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.Carriage;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.layer.Piece;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Datagram;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.protocol.MessageRecord;
import org.telltale.capture.quic.QuicHandshake.Carrier;
import org.telltale.capture.quic.QuicHandshake.Side;
import org.telltale.capture.tls.ClientFingerprint;
import org.telltale.capture.tls.TlsDecoder;
import org.telltale.capture.tls.TlsDetails;
import org.telltale.capture.tls.TlsMessage;
import org.telltale.capture.tls.TlsRecord;
import org.telltale.capture.tls.TlsTimes;

/** Tells what the first flight of a QUIC connection says: names, fingerprints, records, layers, problems. */
final class QuicFindings {

	private static final int HEAD = 4;
	private static final String QUIC = "quic";

	private final Flow flow;
	private final CaptureContext context;

	QuicFindings(Flow flow, CaptureContext context) {
		this.flow = flow;
		this.context = context;
	}

	/** A side's stream has more bytes: tells its hello once it is whole. */
	void advance(QuicHandshake handshake, int number, FrameRef frame) {
		Side side = handshake.side(number);
		if (!side.version.orElseThrow().tls()) {
			google(side, number, frame);
			return;
		}
		Optional<byte[]> message = side.message();
		if (side.over || message.isEmpty()) {
			return;
		}
		side.over = true;
		side.frame = Optional.of(frame);
		boolean client = number == handshake.clientSide;
		int expected = client ? TlsDecoder.CLIENT_HELLO : TlsDecoder.SERVER_HELLO;
		byte[] whole = message.get();
		side.hello = whole[0] == expected ? TlsDecoder.decode(expected, Arrays.copyOfRange(whole, HEAD, whole.length)) : Optional.empty();
		if (side.derivable) {
			context.layer(() -> stream(handshake, number, whole));
		} else {
			count("quic.aggregated", frame, "QUIC hello in frames that hold several packets (802.11 A-MSDU), which no step can name",
					"It is told in records; its name is no fact, and what it says was not searched behind its protection.");
		}
		if (side.hello.isEmpty()) {
			count("quic.hello", frame, "QUIC handshake that does not begin with a hello that can be read", "No name was taken from it.");
		} else if (client) {
			handshake.fields.addAll(TransportParameters.fields(whole));
			hello(handshake, number, side.hello.get(), whole, frame);
		}
		if (handshake.over()) {
			tell(handshake);
		}
	}

	private void hello(QuicHandshake handshake, int number, TlsMessage hello, byte[] whole, FrameRef frame) {
		if (flow.ja4().isEmpty()) {
			flow.alpn(hello.alpn());
			flow.fingerprints(ClientFingerprint.ja3(hello), ClientFingerprint.ja4(hello, true));
		}
		Optional<String> sni = hello.sni().filter(name -> !name.isEmpty());
		sni.ifPresent(name -> named(name, frame));
		sni.filter(name -> handshake.client.derivable && printable(name)).ifPresent(name -> context.name(flow, flow.carriage(number, Optional.empty()).to().address(), name,
				"sni", frame, () -> {
					Layer stream = stream(handshake, number, whole);
					return stream.child("tls.handshake-sni", Json.object(), List.of(stream.all()), ByteMap.whole(List.of(stream.all())),
							"tls.handshake-sni", name.getBytes(StandardCharsets.US_ASCII));
				}));
	}

	/** The flow's server was asked for by this name. */
	private void named(String name, FrameRef frame) {
		if (flow.sni().isEmpty()) {
			flow.sni(name);
		}
		flow.addHost(name.toLowerCase(Locale.ROOT), "sni", frame.number());
	}

	private static boolean printable(String name) {
		return name.chars().allMatch(c -> c > 0x20 && c < 0x7f);
	}

	/** Google's handshake in Q050: the client's hello with its tags, in clear once the packet is opened. */
	private void google(Side side, int number, FrameRef frame) {
		byte[] b = side.stream.bytes();
		Optional<GoogleHello> hello = GoogleHello.of(b, 0, b.length);
		if (!side.over && hello.isPresent()) {
			side.over = true;
			google(QUIC, number, hello.get().sni(), hello.get().fields(), frame);
		}
	}

	/** Tells a hello of Google's own handshake. @param protocol what carried it */
	void google(String protocol, int number, Optional<String> sni, List<Field> fields, FrameRef frame) {
		sni.ifPresent(name -> named(name, frame));
		message(protocol, number, frame, fields);
	}

	/** The CRYPTO bytes of a side as a layer: the datagrams that brought them, then the step that opens them. */
	private Layer stream(QuicHandshake handshake, int number, byte[] bytes) {
		Side side = handshake.side(number);
		Carriage carriage = flow.carriage(number, Optional.empty());
		List<Json> lengths = new ArrayList<>();
		List<Piece> pieces = new ArrayList<>();
		int total = 0;
		for (Carrier carrier : side.carriers) {
			lengths.add(Json.of(carrier.bytes().length));
			pieces.add(new Piece(total, carrier.bytes().length, carrier.frames(), carrier.payloadOffset()));
			total += carrier.bytes().length;
		}
		byte[] all = new byte[total];
		for (int i = 0; i < pieces.size(); i++) {
			System.arraycopy(side.carriers.get(i).bytes(), 0, all, pieces.get(i).offset(), pieces.get(i).length());
		}
		Json.Fields params = Json.object().put("from", carriage.from().toJson()).put("to", carriage.to().toJson()).put("lengths", Json.array(lengths));
		if (flow.ref().depth() > 0) {
			params.put("depth", flow.ref().depth());
		}
		Layer leaf = Layer.leaf(carriage, "capture.datagrams", params, pieces, List.of(), "quic", all);
		return leaf.child("quic.crypto", Json.object().put("version", QuicVersion.hex(side.version.orElseThrow().number()))
				.put("dcid", HexFormat.of().formatHex(handshake.dcid)).put("side", number == handshake.clientSide ? "client" : "server")
				.put("lengths", Json.array(lengths)), List.of(leaf.all()), ByteMap.whole(List.of(leaf.all())), "quic.crypto", bytes);
	}

	/** Tells the records of a handshake, and lets go of what it holds. */
	private void tell(QuicHandshake handshake) {
		release(handshake);
		Optional<FrameRef> frame = handshake.client.frame.or(() -> handshake.server.frame);
		if (handshake.told || frame.isEmpty()) {
			return;
		}
		handshake.told = true;
		Optional<TlsMessage> client = handshake.client.hello;
		Optional<TlsMessage> server = handshake.server.hello;
		if (client.isPresent() || server.isPresent()) {
			context.record(new TlsRecord(flow.ref(), frame.get().number(), frame.get().timeNanos(),
					client.flatMap(TlsMessage::sni).filter(name -> !name.isEmpty()), client.map(TlsMessage::alpn).orElse(List.of()),
					server.or(() -> client).map(TlsMessage::version).map(TlsMessage::versionName),
					server.map(hello -> HexFormat.of().toHexDigits((short) (int) hello.ciphers().getFirst())), List.of(),
					client.map(ClientFingerprint::ja3), client.map(hello -> ClientFingerprint.ja4(hello, true)), details(client, server)));
		}
		if (handshake.early > 0) {
			handshake.fields.add(Field.number("quic.early_packets", 0, 0, handshake.early));
		}
		message(QUIC, handshake.clientSide, frame.get(), handshake.fields);
	}

	/** What both hellos say beyond names (RFC 8446 sections 4.1.2, 4.1.3); certificates and alerts lie behind the Initial packets. */
	private static TlsDetails details(Optional<TlsMessage> client, Optional<TlsMessage> server) {
		return new TlsDetails(server.map(ClientFingerprint::ja3s), server.filter(hello -> hello.has(TlsMessage.PRE_SHARED_KEY)).map(hello -> "psk"),
				client.filter(hello -> hello.has(TlsMessage.ENCRYPTED_CLIENT_HELLO)).isPresent(), client.filter(hello -> hello.has(TlsMessage.EARLY_DATA)).isPresent(),
				false, false, Optional.empty(), List.of(), List.of(), false, false, TlsTimes.NONE);
	}

	private void message(String protocol, int number, FrameRef frame, List<Field> fields) {
		context.record(new MessageRecord(flow.ref(), frame.number(), frame.timeNanos(), protocol,
				flow.carriage(number, Optional.empty()).direction(), fields));
	}

	/** No more comes: what is known is told, what is missing said. */
	void finish(QuicHandshake handshake) {
		for (int number = 0; number < 2; number++) {
			Side side = handshake.side(number);
			if (!side.over && !side.carriers.isEmpty()) {
				FrameRef frame = side.carriers.getLast().frames().getLast();
				side.frame = Optional.of(frame);
				int flowSide = number;
				if (side.derivable && side.stream.bytes().length > 0 && side.version.orElseThrow().tls()) {
					context.layer(() -> stream(handshake, flowSide, side.stream.bytes()));
				}
				count("quic.hole", frame, "QUIC hello of which bytes are missing", "No name was taken from it; bytes behind the hole were not examined.");
			}
		}
		if (handshake.again.isEmpty() || handshake.again.get().client.hello.isEmpty()) {
			tell(handshake);
		}
		release(handshake);
	}

	private void release(QuicHandshake handshake) {
		context.hold(-handshake.held);
		handshake.held = 0;
		handshake.client.release();
		handshake.server.release();
	}

	/** Tells a packet that stands in clear: Retry, Version Negotiation. */
	void packet(int side, Datagram datagram, QuicPacket packet) {
		message(QUIC, side, datagram.frame(), QuicFields.header(datagram.bytes, packet, datagram.from));
	}

	void unknownVersion(Datagram datagram) {
		count("quic.version", datagram.frame(), "QUIC of a version whose first packets cannot be opened", "No name was taken from them; they count as unreadable.");
	}

	void notOpened(Datagram datagram) {
		count("quic.initial", datagram.frame(), "QUIC Initial packet that does not authenticate, or whose connection's first packet is not in the capture",
				"It counts as unreadable.");
	}

	void damaged(Datagram datagram) {
		count("quic.frame", datagram.frame(), "QUIC Initial packet with a frame that ends or contradicts itself, or may not be there",
				"What stands behind it was not examined.");
	}

	private void count(String code, FrameRef frame, String what, String consequence) {
		context.log().count(code, code, frame.offset(), what, consequence);
	}
}
