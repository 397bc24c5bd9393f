package org.telltale.capture.http1;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.capture.grpc.GrpcLayers;
import org.telltale.capture.http.Authority;
import org.telltale.capture.http.ContentCoding;
import org.telltale.capture.http.DnsOverHttps;
import org.telltale.capture.http.HttpContent;
import org.telltale.capture.http.HttpExchange;
import org.telltale.capture.http.HttpHead;
import org.telltale.capture.http.HttpRecord;
import org.telltale.capture.http1.Http1Message.Framing;
import org.telltale.capture.httpdns.HostParameter;
import org.telltale.capture.httpdns.HttpDns;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Connection;

/** Makes the layers, files and names of one HTTP message and offers them. */
final class Http1Layers {

	/** Stands for the head that the response to an HTTP/0.9 request does not have. */
	static final Http1Message SIMPLE_RESPONSE = new Http1Message(new HttpHead(false, "", Optional.empty(), "", 0, List.of()), -1,
			new ByteRange(0, 0), false, List.of(), 0, new BodyLength(false, false, -1), List.of());

	private final Connection owner;
	private final CaptureContext context;
	private final HttpContent contents;
	private long lastFrame;

	Http1Layers(Connection owner) {
		this.owner = owner;
		this.context = owner.context();
		this.contents = new HttpContent(owner.flow(), context, new GrpcLayers(owner.flow(), context));
		this.lastFrame = owner.flow().ref().firstFrame();
	}

	/** Number of the frame in which the last message began. */
	long lastFrame() {
		return lastFrame;
	}

	/** Offers the message of {@code length} bytes at the stream's consumed offset and enters it in the exchange. */
	void offer(int side, Http1Message head, Framing framing, ChunkScanner chunks, long length, boolean whole, HttpExchange exchange) {
		ByteStream stream = owner.stream(side);
		long start = stream.consumed();
		FrameRef first = stream.frameAt(start).orElseThrow();
		lastFrame = first.number();
		Optional<String> host = (head.request() ? head.head().host() : exchange.host()).map(Authority::host);
		List<Layer> layers = new ArrayList<>();
		if (context.wantsLayers() && head.length() > 0) {
			head(head, stream, host, layers);
		}
		if (head.request()) {
			names(side, head, stream, start, host);
			contents.dns().asked(head.head(), stream.frameAt(start + head.length() - 1).orElse(first),
					() -> Optional.of(target(stream.layer(start, start + head.length(), "http1.request.head", host), head)));
		}
		boolean hasBody = framing != Framing.NONE && length > head.length();
		if (!head.flaws().isEmpty() || chunks.bareLf() >= 0) {
			flaws(head, chunks, stream);
		}
		boolean inChunks = framing == Framing.CHUNKED && (chunks.extras() || chunks.state() != ChunkScanner.State.DONE);
		if (context.wantsLayers() && length > 0 && (!head.flaws().isEmpty() || hasBody && inChunks)) {
			layers.add(stream.layer(start, start + length, head.request() ? "http1.request" : "http1.response", host));
		}
		Optional<HttpRecord.Body> body = hasBody && !head.ambiguous()
				? body(side, head, framing, chunks, length, whole, exchange, layers, host, first) : Optional.empty();
		context.layers(layers);
		enter(head, framing, chunks, stream, exchange, body, first);
	}

	private static void enter(Http1Message head, Framing framing, ChunkScanner chunks, ByteStream stream, HttpExchange exchange,
			Optional<HttpRecord.Body> body, FrameRef first) {
		List<Map.Entry<String, String>> trailers = framing == Framing.CHUNKED && chunks.state() == ChunkScanner.State.DONE
				? trailers(head, chunks, stream) : List.of();
		if (head.request()) {
			exchange.request(head.head(), first, body);
			exchange.requestTrailers(trailers);
		} else if (!head.interim()) {
			exchange.response(head.head(), first, body);
			exchange.responseTrailers(trailers);
		}
	}

	private static List<Map.Entry<String, String>> trailers(Http1Message head, ChunkScanner chunks, ByteStream stream) {
		int from = stream.index(stream.consumed()) + head.length() + (int) chunks.trailers().offset();
		List<Http1Field> fields = Http1Decoder.fields(stream.buffer(), from, from, from + (int) chunks.trailers().length(), new Flaws());
		return List.copyOf(fields);
	}

	private static void head(Http1Message head, ByteStream stream, Optional<String> host, List<Layer> layers) {
		long start = stream.consumed();
		Layer leaf = stream.layer(start, start + head.length(), head.request() ? "http1.request.head" : "http1.response.head", host);
		layers.add(leaf);
		if (head.request()) {
			layers.add(target(leaf, head));
		}
	}

	/** The request's target; an odd start line's by its place (derivation.md, {@code http1.target}). */
	static Layer target(Layer leaf, Http1Message head) {
		ByteMap place = ByteMap.pieces(List.of(head.targetRange()));
		return leaf.child(head.plainTarget() ? "http1.target" : "slice", Json.object(),
				List.of(head.plainTarget() ? leaf.all() : head.targetRange()), place, "http1.target", latin(head.target()));
	}

	/** The connection is over. */
	void finish() {
		contents.finish();
	}

	static byte[] latin(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** Problems, each with the place of its byte in the file. */
	private void flaws(Http1Message head, ChunkScanner chunks, ByteStream stream) {
		for (Http1Flaw.Found found : head.flaws()) {
			problem(found.flaw(), stream, stream.consumed() + Math.min(found.offset(), head.length() - 1));
		}
		if (chunks.bareLf() >= 0) {
			problem(Http1Flaw.CHUNK_LINE, stream, stream.consumed() + head.length() + chunks.bareLf());
		}
	}

	private void problem(Http1Flaw flaw, ByteStream stream, long at) {
		Layer one = stream.layer(at, at + 1, "");
		ByteRange place = one.fileRanges(one.all()).getFirst();
		context.log().add(flaw.code(), place.offset(), place.length(), "HTTP message that " + flaw.what() + ".", flaw.ambiguous()
				? "Readers may disagree about its body; its bytes were searched as they are." : "Readers may disagree about it; its bytes were also searched as they are.");
	}

	/** The body after transfer coding, with what it holds. */
	private Optional<HttpRecord.Body> body(int side, Http1Message head, Framing framing, ChunkScanner chunks, long length, boolean whole,
			HttpExchange exchange, List<Layer> layers, Optional<String> host, FrameRef first) {
		ByteStream stream = owner.stream(side);
		long start = stream.consumed();
		List<ByteRange> places = places(head, framing, chunks, length);
		byte[] bytes = gather(stream, start, places);
		if (bytes.length == 0) {
			return Optional.empty();
		}
		Supplier<Layer> layer = () -> bodyLayer(head, stream.layer(start, start + length, head.length() == 0 ? "http0.response.body" : "", host),
				places, bytes);
		boolean wanted = context.wantsLayers() || context.wantsDerivations() && DnsOverHttps.inBody(head.head());
		Optional<Layer> coded = wanted ? Optional.of(layer.get()) : Optional.empty();
		FrameRef last = stream.frameAt(start + length - 1).orElse(first);
		answers(head, exchange, bytes, () -> coded.orElseGet(layer), last);
		return Optional.of(contents.body(new HttpContent.Message(side, head.head(), exchange, first, last), new HttpContent.Content(bytes, coded, whole), layers));
	}

	private static Layer bodyLayer(Http1Message head, Layer message, List<ByteRange> places, byte[] bytes) {
		String role = head.request() ? "request" : "response";
		return head.length() == 0 ? message : message.child("http1.body", Json.object().put("role", role), List.of(message.all()),
				ByteMap.pieces(places), "http1." + role + ".body", bytes);
	}

	private static List<ByteRange> places(Http1Message head, Framing framing, ChunkScanner chunks, long length) {
		if (framing != Framing.CHUNKED) {
			return List.of(new ByteRange(head.length(), length - head.length()));
		}
		List<ByteRange> places = new ArrayList<>();
		for (ByteRange chunk : chunks.chunks()) {
			places.add(new ByteRange(head.length() + chunk.offset(), chunk.length()));
		}
		return places;
	}

	private static byte[] gather(ByteStream stream, long start, List<ByteRange> places) {
		long length = 0;
		for (ByteRange place : places) {
			length += place.length();
		}
		byte[] bytes = new byte[(int) length];
		int at = 0;
		for (ByteRange place : places) {
			System.arraycopy(stream.buffer(), stream.index(start + place.offset()), bytes, at, (int) place.length());
			at += (int) place.length();
		}
		return bytes;
	}

	/** Names the server, unless the message is for a proxy to pass on: then the name is somebody else's. */
	private void names(int side, Http1Message head, ByteStream stream, long start, Optional<String> host) {
		Optional<Http1Field> field = head.line("host");
		boolean connect = head.method().equals("CONNECT");
		Optional<String> authority = connect ? Optional.empty() : Authority.of(head.target());
		FrameRef last = stream.frameAt(start + head.length() - 1).orElseThrow();
		if (side == 0 && authority.isPresent() && Authority.isName(Authority.host(authority.get()))) {
			owner.flow().addHost(Authority.host(authority.get()).toLowerCase(Locale.ROOT), "http-target", last.number());
		}
		if (connect || authority.isPresent()) {
			return;
		}
		String name = field.isEmpty() ? "" : Authority.host(field.get().value());
		if (side == 0 && !Authority.isName(name)) {
			parameters(head, stream, start, host, last);
		}
		if (side == 0 && Authority.isName(name) && !head.has(Http1Flaw.HOSTS_DIFFER)) {
			owner.flow().addHost(name.toLowerCase(Locale.ROOT), "http-host", last.number());
			context.name(owner.flow(), owner.flow().roles().server().address(), name, "http-host", last, () -> {
				Layer leaf = stream.layer(start, start + head.length(), "http1.request.head", host);
				return leaf.child("http1.header", Json.object().put("name", "host").put("index", 0), List.of(leaf.all()),
						ByteMap.pieces(List.of(field.get().range())), "http1.header host", latin(field.get().value()));
			});
		}
	}

	/** A request to a literal address: the names that its parameters hold (HTTPDNS), never as that server's own. */
	private void parameters(Http1Message head, ByteStream stream, long start, Optional<String> host, FrameRef last) {
		for (HostParameter named : HttpDns.parameters(head.target())) {
			context.name(owner.flow(), owner.flow().roles().server().address(), named.host(), "parameter", last,
					() -> named.layer(target(stream.layer(start, start + head.length(), "http1.request.head", host), head)));
		}
	}

	/** The answer of an HTTPDNS service, which names addresses outside DNS. */
	private void answers(Http1Message head, HttpExchange exchange, byte[] bytes, Supplier<Layer> coded, FrameRef first) {
		boolean asked = !head.request() && exchange.asked().isPresent() && !HttpDns.parameters(exchange.target().orElse("")).isEmpty();
		if (!asked || !ContentCoding.toUndo(head.head()).isEmpty()) {
			return;
		}
		for (HttpDns.Answer answer : HttpDns.answers(bytes)) {
			context.name(owner.flow(), answer.address(), answer.host(), "parameter-answer", first, () -> answer.layer(coded.get()));
		}
	}
}
