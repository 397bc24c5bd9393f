package org.telltale.capture.http2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.capture.grpc.GrpcLayers;
import org.telltale.capture.http.Authority;
import org.telltale.capture.http.DnsOverHttps;
import org.telltale.capture.http.HttpContent;
import org.telltale.capture.http.HttpHead;
import org.telltale.capture.http.HttpRecord;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Connection;

/** Makes the layers, files and names of an HTTP/2 connection and offers them. Not thread-safe. */
final class Http2Layers {

	private static final HttpHead UNKNOWN_REQUEST = new HttpHead(true, "", Optional.empty(), "", 0, List.of());
	private static final HttpHead UNKNOWN_RESPONSE = new HttpHead(false, "", Optional.empty(), "", 0, List.of());

	private final Connection owner;
	private final CaptureContext context;
	private final HttpContent contents;
	/** Names that were told; a repetition need not be reached from anywhere. */
	private final Set<String> named = new HashSet<>(4);
	private final CopyCredit[] credits = { new CopyCredit(), new CopyCredit() };

	Http2Layers(Connection owner) {
		this.owner = owner;
		this.context = owner.context();
		this.contents = new HttpContent(owner.flow(), context, new GrpcLayers(owner.flow(), context));
	}

	/** What windows of a side may still cost. */
	CopyCredit credit(int side) {
		return credits[side];
	}

	/** The name under which a stream's server was addressed. */
	static Optional<String> host(Http2Stream stream) {
		return stream.exchange().host().map(Authority::host).filter(name -> !name.isEmpty());
	}

	/** A side's body is over, or no more of it comes: its layers, parts and files are told and it is entered in the exchange. */
	void body(int side, Http2Stream stream, boolean whole) {
		Http2Stream.Half half = stream.half(side);
		Http2Body body = half.body;
		if (body.done()) {
			return;
		}
		HttpHead head = half.head.orElse(side == 0 ? UNKNOWN_REQUEST : UNKNOWN_RESPONSE);
		FrameRef first = half.first.orElseThrow();
		Optional<HttpRecord.Body> told = Optional.empty();
		if (body.dropped()) {
			part(side, stream);
		} else if (body.total() > 0) {
			List<Layer> layers = new ArrayList<>();
			Optional<Layer> data = body.loose() ? Optional.empty() : data(side, stream);
			if (data.isEmpty()) {
				part(side, stream);
			}
			byte[] bytes = data.map(Layer::bytes).orElseGet(body::bytes);
			HttpContent.Message message = new HttpContent.Message(side, head, stream.exchange(), first, half.last.orElse(first));
			told = Optional.of(contents.body(message, new HttpContent.Content(bytes, data, whole && !body.holed()), layers));
			if (data.isPresent()) {
				context.layers(layers);
			}
		}
		body.finish();
		enter(side, stream, head, first, told);
	}

	private static void enter(int side, Http2Stream stream, HttpHead head, FrameRef first, Optional<HttpRecord.Body> body) {
		if (side == 0) {
			stream.exchange().request(head, first, body);
			stream.exchange().requestDone();
		} else {
			stream.exchange().response(head, first, body);
			stream.exchange().responseDone();
		}
	}

	private static String word(int side) {
		return side == 0 ? "http2.request.body" : "http2.response.body";
	}

	/** The open part as a layer; empty if nobody wants it, or it would cost too much. */
	private Optional<Layer> data(int side, Http2Stream stream) {
		Http2Body body = stream.half(side).body;
		ByteStream bytes = owner.stream(side);
		long from = body.partFrom();
		if (!context.wantsLayers() || from == Http2Body.NONE) {
			return Optional.empty();
		}
		if (!credits[side].take(bytes.delivered(), body.partTo() - from)) {
			owner.flow().unreadable(side, body.partLength());
			context.log().count("http2.scattered", "http2.scattered", 0, "HTTP/2 body whose frames lie too far apart, in a connection with many such",
					"Its bytes were not searched, and count as unreadable.");
			body.closePart();
			return Optional.empty();
		}
		Layer leaf = bytes.layer(from, body.partTo(), "", host(stream));
		return Optional.of(leaf.child("http2.data", Json.object().put("stream", stream.id()), List.of(leaf.all()),
				ByteMap.pieces(body.partPlaces()), word(side), body.part()));
	}

	/** Offers the open part as it is, and closes it: more of the body is no longer one with it. */
	void part(int side, Http2Stream stream) {
		Http2Body body = stream.half(side).body;
		if (body.partFrom() != Http2Body.NONE) {
			if (body.partLength() > 0) {
				data(side, stream).ifPresent(layer -> context.layers(List.of(layer)));
			}
			body.closePart();
		}
	}

	/** Names the server. @param field the one that says its name @param texts of the client's side @param end of the block's last frame */
	void name(HpackField field, String server, HeaderTexts texts, long end) {
		ByteStream stream = owner.stream(0);
		if (!Authority.isName(server) || named.contains(server)) {
			return;
		}
		FrameRef last = stream.frameAt(end - 1).orElseThrow();
		owner.flow().addHost(server.toLowerCase(Locale.ROOT), "http-host", last.number());
		boolean held = field.oldest() >= stream.consumed();
		if (!held && context.wantsDerivations()) {
			context.log().count("http2.name-history", "http2.name-history", last.offset(),
					"Server's name in HTTP/2 that was sent long before it was first used", "No name was taken from it.");
			return;
		}
		named.add(server);
		context.name(owner.flow(), owner.flow().roles().server().address(), server, "http-host", last, () -> field(field, server, texts, end));
	}

	/** The layer whose bytes are a field's value. @param field of the block that ends at {@code end}, and its frames are held */
	private Layer field(HpackField field, String server, HeaderTexts texts, long end) {
		Map.Entry<Long, Integer> window = texts.window(field.oldest()).orElseThrow();
		Layer leaf = owner.stream(0).layer(window.getKey(), end, "http2.request.headers", Optional.of(server));
		HeaderText text = HeaderText.of(leaf.bytes(), window.getValue(), 0).orElseThrow();
		ByteRange value = text.value(field.name(), 0).orElseThrow();
		return leaf.child("http2.header", Json.object().put("tableSize", window.getValue()).put("name", field.name()).put("index", 0),
				List.of(leaf.all()), range -> text.map().parents(new ByteRange(value.offset() + range.offset(), range.length())),
				"http2.header " + field.name(), Arrays.copyOfRange(text.bytes(), (int) value.offset(), (int) value.end()));
	}

	/** Looks whether a request's target holds a DNS message. @param end of the block's last frame */
	void asked(List<HpackField> lines, HeaderTexts texts, long end) {
		Optional<HpackField> path = Http2Head.path(lines).filter(field -> DnsOverHttps.mayAsk(field.value()));
		if (path.isPresent()) {
			ByteStream stream = owner.stream(0);
			HttpHead head = Http2Head.of(true, lines);
			contents.dns().asked(head, stream.frameAt(end - 1).orElseThrow(), () -> path.filter(field -> field.oldest() >= stream.consumed())
					.map(field -> field(field, head.host().map(Authority::host).orElse(""), texts, end)));
		}
	}

	/** The connection is over. */
	void finish() {
		contents.finish();
	}

	/** Offers bytes that are no transaction's as they are. */
	void raw(int side, long from, long to) {
		if (to > from) {
			context.layer(() -> owner.stream(side).layer(from, to, "http2.frame"));
		}
	}
}
