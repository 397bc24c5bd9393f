package org.telltale.capture.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.FileRecord;
import org.telltale.capture.protocol.Flow;

/** Undoes the content codings of a body, splits its parts, tells its files. One for a connection. */
public final class HttpContent {

	private final Flow flow;
	private final CaptureContext context;

	public HttpContent(Flow flow, CaptureContext context) {
		this.flow = flow;
		this.context = context;
	}

	/**
	 * Takes a body after its transfer coding.
	 *
	 * @param side who sent it
	 * @param head the head of its message
	 * @param exchange the transaction that it belongs to
	 * @param coded the body
	 * @param layers gets the body and each layer decoded from it
	 * @param whole whether all of the body was captured
	 * @param first the frame in which its message began
	 */
	public HttpRecord.Body body(int side, HttpHead head, HttpExchange exchange, Layer coded, List<Layer> layers, boolean whole, FrameRef first) {
		layers.add(coded);
		Layer content = coded;
		boolean complete = whole;
		for (String coding : ContentCoding.codings(head.joined("content-encoding"))) {
			String op = coding.equals("deflate") ? ContentCoding.flavour(content.bytes()) : coding;
			boolean known = op.equals("gzip") || op.equals("zlib") || op.equals("deflate");
			Optional<ContentCoding.Decoded> decoded = known
					? ContentCoding.decode(op, content.bytes(), context.limits().maxDecodedBytes()) : Optional.empty();
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
				.or(() -> (head.request() ? Optional.of(head.target()) : exchange.target()).flatMap(HttpContent::lastSegment));
		if (boundary.isPresent() && !boundary.get().isEmpty()) {
			parts(content, boundary.get(), layers, complete, first);
		} else {
			file(content, name, head.field("content-type"), complete, first);
		}
		return new HttpRecord.Body(content.length(), content.digest(), complete);
	}

	private void notDecoded(int side, String coding, boolean known, Layer content, FrameRef first) {
		flow.unreadable(side, content.length());
		context.log().count("http.coding." + known + (known ? "" : coding), "http.coding-not-read", first.offset(),
				known ? "HTTP body that does not decode as its Content-Encoding says"
						: "HTTP body of a content coding that is not read in this version (" + coding + ")",
				"It was searched in its coded form only, and counts as unreadable.");
	}

	private void parts(Layer content, String boundary, List<Layer> layers, boolean whole, FrameRef first) {
		for (Multipart.Part part : Multipart.parts(content.bytes(), boundary)) {
			byte[] bytes = Arrays.copyOfRange(content.bytes(), (int) part.body().offset(), (int) part.body().end());
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
		context.record(new FileRecord(flow.ref(), first.number(), first.timeNanos(), content.carriage().direction(), name,
				MediaType.of(content.bytes(), declared), content.length(), content.digest(), complete));
	}

	private static Optional<String> lastSegment(String target) {
		int end = 0;
		while (end < target.length() && target.charAt(end) != '?' && target.charAt(end) != '#') {
			end++;
		}
		String segment = target.substring(target.lastIndexOf('/', end - 1) + 1, end);
		return segment.isEmpty() ? Optional.empty() : Optional.of(segment);
	}
}
