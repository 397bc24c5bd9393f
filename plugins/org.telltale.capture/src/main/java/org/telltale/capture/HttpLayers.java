package org.telltale.capture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;
import org.telltale.capture.http1.ChunkScanner;
import org.telltale.capture.http1.ContentCoding;
import org.telltale.capture.http1.Http1Message;
import org.telltale.capture.http1.Multipart;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.Carriage;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.stream.StreamAssembler;

/** Makes the layers, files and names of one HTTP message and offers them. */
final class HttpLayers {

	private final TcpConversation owner;
	private final CaptureContext context;

	HttpLayers(TcpConversation owner) {
		this.owner = owner;
		this.context = owner.context();
	}

	/** Offers the message of {@code length} bytes at the stream's consumed offset and enters it in the exchange. */
	void offer(int side, Http1Message head, Http1Message.Framing framing, ChunkScanner chunks, long length, boolean whole,
			HttpExchange exchange) {
		StreamAssembler stream = owner.stream(side);
		long start = stream.consumed();
		String role = head.request() ? "request" : "response";
		Optional<String> host = head.request() ? head.field("host") : exchange.host();
		Carriage carriage = owner.flow().carriage(side, host.map(HttpLayers::withoutPort));
		Layer headLeaf = CaptureContext.tcpLeaf(carriage, stream, stream.window(start, start + head.length()), "http1." + role + ".head");
		FrameRef first = headLeaf.frames(new ByteRange(0, 1)).getFirst();
		List<Layer> layers = new ArrayList<>(List.of(headLeaf));
		if (head.request()) {
			layers.add(headLeaf.child("http1.target", Json.object(), List.of(headLeaf.all()), ByteMap.pieces(List.of(head.targetRange())),
					"http1.target", latin(head.target())));
			host(head, headLeaf);
		}
		Optional<HttpRecord.Body> body = Optional.empty();
		boolean hasBody = framing != Http1Message.Framing.NONE && length > head.length();
		if (hasBody && head.ambiguous()) {
			layers.add(CaptureContext.tcpLeaf(carriage, stream, stream.window(start, start + length), "http1." + role));
		} else if (hasBody) {
			Layer message = CaptureContext.tcpLeaf(carriage, stream, stream.window(start, start + length), "");
			if (chunks.extras()) {
				layers.add(message.named("http1." + role));
			}
			Layer coded = body(message, head, role, framing == Http1Message.Framing.CHUNKED ? chunks.chunks() : List.of());
			if (coded.length() > 0) {
				body = Optional.of(content(side, head, exchange, coded, layers, whole, first));
			}
		}
		context.listener.layers(layers);
		if (head.request()) {
			exchange.request(head, first, body);
		} else if (head.status() >= 200 || head.status() == 101) {
			exchange.response(head, first, body);
		}
	}

	static byte[] latin(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	static String withoutPort(String host) {
		return host.replaceFirst(":\\d*$", "");
	}

	/** Names the server, unless the message is for a proxy to pass on: then Host names somebody else. */
	private void host(Http1Message head, Layer leaf) {
		Optional<Http1Message.Field> field = head.fields().stream().filter(line -> line.name().equals("host")).findFirst();
		boolean forProxy = head.method().equals("CONNECT") || head.target().contains("://");
		if (field.isEmpty() || forProxy) {
			return;
		}
		String name = withoutPort(field.get().value());
		boolean plain = !name.isEmpty() && name.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '[' && c != ':');
		if (plain && IpAddress.parse(name).isEmpty()) {
			Layer shows = leaf.child("http1.header", Json.object().put("name", "host").put("index", 0), List.of(leaf.all()),
					ByteMap.pieces(List.of(field.get().range())), "http1.header host", latin(field.get().value()));
			FrameRef last = TcpConversation.lastFrame(leaf);
			owner.flow().addHost(name.toLowerCase(Locale.ROOT), "http-host", last.number());
			context.name(owner.flow(), shows, leaf.carriage().to().address(), name, "http-host", last);
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

	/** Undoes the content codings, splits parts, tells files; adds each layer. */
	private HttpRecord.Body content(int side, Http1Message head, HttpExchange exchange, Layer coded, List<Layer> layers, boolean whole,
			FrameRef first) {
		layers.add(coded);
		Layer content = coded;
		boolean complete = whole;
		for (String coding : ContentCoding.codings(head.joined("content-encoding"))) {
			String op = coding.equals("deflate") ? ContentCoding.flavour(content.bytes()) : coding;
			boolean known = op.equals("gzip") || op.equals("zlib") || op.equals("deflate");
			Optional<ContentCoding.Decoded> decoded = known
					? ContentCoding.decode(op, content.bytes(), context.options.maxDecodedBytes()) : Optional.empty();
			if (decoded.isEmpty()) {
				notDecoded(side, coding, known, content, first);
				break;
			}
			complete &= decoded.get().whole();
			content = content.child(op, Json.object(), List.of(content.all()), ByteMap.whole(List.of(content.all())), op, decoded.get().bytes());
			layers.add(content);
		}
		Optional<String> boundary = head.field("content-type").filter(type -> type.toLowerCase(Locale.ROOT).startsWith("multipart/"))
				.flatMap(type -> Multipart.parameter(type, "boundary"));
		Optional<String> name = head.field("content-disposition").flatMap(value -> Multipart.parameter(value, "filename"))
				.or(() -> (head.request() ? Optional.of(head.target()) : exchange.target()).flatMap(HttpLayers::lastSegment));
		if (boundary.isPresent() && !boundary.get().isEmpty()) {
			parts(content, boundary.get(), layers, complete, first);
		} else {
			file(content, name, head.field("content-type"), complete, first);
		}
		return new HttpRecord.Body(content.length(), content.digest(), complete);
	}

	private void notDecoded(int side, String coding, boolean known, Layer content, FrameRef first) {
		owner.flow().unreadable[side] += content.length();
		context.log.count("http.coding." + known + (known ? "" : coding), "http.coding-not-read", first.offset(),
				known ? "HTTP body that does not decode as its Content-Encoding says"
						: "HTTP body of a content coding that is not read in this version (" + coding + ")",
				"It was searched in its coded form only, and counts as unreadable.");
	}

	private void parts(Layer content, String boundary, List<Layer> layers, boolean whole, FrameRef first) {
		for (Multipart.Part part : Multipart.parts(content.bytes(), boundary)) {
			byte[] bytes = java.util.Arrays.copyOfRange(content.bytes(), (int) part.body().offset(), (int) part.body().end());
			Optional<String> disposition = part.field("content-disposition");
			String label = disposition.flatMap(value -> Multipart.parameter(value, "name")).map(word -> " " + word).orElse("");
			Layer layer = content.child("multipart.part", Json.object().put("boundary", boundary).put("index", part.index()),
					List.of(content.all()), ByteMap.pieces(List.of(part.body())), "multipart.part " + part.index() + label, bytes);
			layers.add(layer);
			Optional<String> name = disposition.flatMap(value -> Multipart.parameter(value, "filename"));
			if (name.isPresent() && bytes.length > 0) {
				file(layer, name, part.field("content-type"), part.complete() || whole, first);
			}
		}
	}

	private void file(Layer content, Optional<String> name, Optional<String> declared, boolean complete, FrameRef first) {
		Digest digest = content.digest();
		context.listener.record(new FileRecord(owner.flow().ref, first.number(), first.timeNanos(), content.carriage().direction(), name,
				MediaType.of(content.bytes(), declared), content.length(), digest, complete));
	}

	private static Optional<String> lastSegment(String target) {
		String path = target.replaceFirst("[?#].*$", "");
		String segment = path.substring(path.lastIndexOf('/') + 1);
		return segment.isEmpty() ? Optional.empty() : Optional.of(segment);
	}
}
