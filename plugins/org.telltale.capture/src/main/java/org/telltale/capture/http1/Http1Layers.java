package org.telltale.capture.http1;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;
import org.telltale.capture.http.HttpContent;
import org.telltale.capture.http.HttpExchange;
import org.telltale.capture.http.HttpHead;
import org.telltale.capture.http.HttpRecord;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Connection;

/** Makes the layers, files and names of one HTTP message and offers them. */
final class Http1Layers {

	private final Connection owner;
	private final CaptureContext context;
	private final HttpContent contents;

	Http1Layers(Connection owner) {
		this.owner = owner;
		this.context = owner.context();
		this.contents = new HttpContent(owner.flow(), context);
	}

	/** Offers the message of {@code length} bytes at the stream's consumed offset and enters it in the exchange. */
	void offer(int side, Http1Message head, Http1Message.Framing framing, ChunkScanner chunks, long length, boolean whole,
			HttpExchange exchange) {
		ByteStream stream = owner.stream(side);
		long start = stream.consumed();
		String role = head.request() ? "request" : "response";
		HttpHead shared = head.head();
		Optional<String> host = (head.request() ? shared.host() : exchange.host()).map(Http1Layers::withoutPort);
		FrameRef first = stream.frameAt(start).orElseThrow();
		List<Layer> layers = new ArrayList<>();
		if (context.wantsLayers()) {
			Layer headLeaf = stream.layer(start, start + head.length(), "http1." + role + ".head", host);
			layers.add(headLeaf);
			if (head.request()) {
				layers.add(headLeaf.child("http1.target", Json.object(), List.of(headLeaf.all()), ByteMap.pieces(List.of(head.targetRange())),
						"http1.target", latin(head.target())));
			}
		}
		if (head.request()) {
			host(head, stream, start, host);
		}
		Optional<HttpRecord.Body> body = Optional.empty();
		boolean hasBody = framing != Http1Message.Framing.NONE && length > head.length();
		if (hasBody && head.ambiguous()) {
			layers.add(stream.layer(start, start + length, "http1." + role, host));
		} else if (hasBody) {
			Layer message = stream.layer(start, start + length, "", host);
			if (chunks.extras()) {
				layers.add(message.named("http1." + role));
			}
			Layer coded = body(message, head, role, framing == Http1Message.Framing.CHUNKED ? chunks.chunks() : List.of());
			if (coded.length() > 0) {
				body = Optional.of(contents.body(side, shared, exchange, coded, layers, whole, first));
			}
		}
		context.layers(layers);
		if (head.request()) {
			exchange.request(shared, first, body);
		} else if (head.status() >= 200 || head.status() == 101) {
			exchange.response(shared, first, body);
		}
	}

	static byte[] latin(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	static String withoutPort(String host) {
		int colon = host.lastIndexOf(':');
		boolean digits = colon >= 0 && host.chars().skip(colon + 1L).allMatch(c -> c >= '0' && c <= '9');
		return digits ? host.substring(0, colon) : host;
	}

	/** Names the server, unless the message is for a proxy to pass on: then Host names somebody else. */
	private void host(Http1Message head, ByteStream stream, long start, Optional<String> host) {
		Optional<Http1Message.Field> field = head.fields().stream().filter(line -> line.name().equals("host")).findFirst();
		boolean forProxy = head.method().equals("CONNECT") || head.target().contains("://");
		if (field.isEmpty() || forProxy) {
			return;
		}
		String name = withoutPort(field.get().value());
		boolean plain = !name.isEmpty() && name.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '[' && c != ':');
		if (plain && IpAddress.parse(name).isEmpty()) {
			FrameRef last = stream.frameAt(start + head.length() - 1).orElseThrow();
			owner.flow().addHost(name.toLowerCase(Locale.ROOT), "http-host", last.number());
			context.name(owner.flow(), owner.flow().roles().server().address(), name, "http-host", last, () -> {
				Layer leaf = stream.layer(start, start + head.length(), "http1.request.head", host);
				return leaf.child("http1.header", Json.object().put("name", "host").put("index", 0), List.of(leaf.all()),
						ByteMap.pieces(List.of(field.get().range())), "http1.header host", latin(field.get().value()));
			});
		}
	}

	/** The body after transfer coding. */
	private static Layer body(Layer message, Http1Message head, String role, List<ByteRange> chunks) {
		List<ByteRange> places = new ArrayList<>();
		if (head.framing("").equals(Http1Message.Framing.CHUNKED)) {
			chunks.forEach(chunk -> places.add(new ByteRange(head.length() + chunk.offset(), chunk.length())));
		} else {
			places.add(new ByteRange(head.length(), message.length() - head.length()));
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		places.forEach(place -> bytes.write(message.bytes(), (int) place.offset(), (int) place.length()));
		return message.child("http1.body", Json.object().put("role", role), List.of(message.all()), ByteMap.pieces(places),
				"http1." + role + ".body", bytes.toByteArray());
	}
}
