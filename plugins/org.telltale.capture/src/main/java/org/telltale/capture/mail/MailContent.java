package org.telltale.capture.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.capture.http.FieldLines;
import org.telltale.capture.http.FileName;
import org.telltale.capture.http.MediaType;
import org.telltale.capture.http.Multipart;
import org.telltale.capture.http.PartHead;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.FileRecord;
import org.telltale.capture.protocol.Flow;

/** Takes a mail message apart into its MIME parts (RFC 2045, RFC 2046), undoes their transfer encodings, tells them as files. */
final class MailContent {

	private static final int MAX_DEPTH = 8;
	private static final int MAX_PARTS = 2_000;

	private final Flow flow;
	private final CaptureContext context;
	private final List<Layer> layers;
	private final int side;
	private final FrameRef first;
	private int parts;

	/** Bytes in hand. @param layer their way back, where anybody listens */
	private record Content(byte[] bytes, Optional<Layer> layer, boolean whole) {

		Content child(String op, Json.Fields params, ByteMap way, String word, byte[] result, boolean complete) {
			return new Content(result, layer.map(parent -> parent.child(op, params, List.of(parent.all()), way, word, result)), complete);
		}

		ByteMap all() {
			return ByteMap.whole(List.of(new ByteRange(0, bytes.length)));
		}
	}

	/** What an entity's head says about its body. */
	private record Kind(Optional<String> type, Optional<String> encoding, Optional<String> disposition) {

		static Kind of(String head) {
			return new Kind(PartHead.field(head, "content-type"), PartHead.field(head, "content-transfer-encoding"), PartHead.field(head, "content-disposition"));
		}
	}

	/** @param layers gets each layer decoded from the message @param first the frame in which it began */
	MailContent(Flow flow, CaptureContext context, List<Layer> layers, int side, FrameRef first) {
		this.flow = flow;
		this.context = context;
		this.layers = layers;
		this.side = side;
		this.first = first;
	}

	/** Takes a message. @param layer its layer, already among the layers */
	void message(byte[] bytes, Optional<Layer> layer, boolean whole) {
		if (bytes.length > 0) {
			Content content = new Content(bytes, layer, whole);
			file(content, Optional.empty(), Optional.of("message/rfc822"));
			entity(content, 0);
		}
	}

	private void entity(Content content, int depth) {
		byte[] b = content.bytes();
		boolean headless = b.length > 0 && (b[0] == '\n' || b.length > 1 && b[0] == '\r' && b[1] == '\n');
		int body = headless ? b[0] == '\n' ? 1 : 2 : FieldLines.headEnd(b, 0, b.length);
		if (body < 0 || body == b.length) {
			return;
		}
		String head = new String(b, 0, body, StandardCharsets.UTF_8);
		ByteRange place = new ByteRange(body, b.length - body);
		Content inner = content.child("mime.body", Json.object(), ByteMap.pieces(List.of(place)), "mime.body", Arrays.copyOfRange(b, body, b.length), content.whole());
		inner.layer().ifPresent(layers::add);
		body(inner, Kind.of(head), depth);
	}

	private void body(Content content, Kind kind, int depth) {
		String type = kind.type().map(value -> value.toLowerCase(Locale.ROOT)).orElse("text/plain");
		Optional<String> boundary = Multipart.boundary(kind.type());
		if (depth < MAX_DEPTH && boundary.isPresent()) {
			multipart(content, boundary.get(), depth);
		} else if (depth < MAX_DEPTH && type.startsWith("message/rfc822")) {
			file(content, name(kind), Optional.of("message/rfc822"));
			entity(content, depth + 1);
		} else {
			leaf(content, kind);
		}
	}

	private void multipart(Content content, String boundary, int depth) {
		for (Multipart.Part part : Multipart.parts(content.bytes(), boundary)) {
			if (++parts > MAX_PARTS) {
				context.log().count("mail.too-many-parts", "mail.too-many-parts", first.offset(), "Mail message with more than 2,000 parts",
						"The others were searched in the whole message only.");
				return;
			}
			byte[] bytes = Arrays.copyOfRange(content.bytes(), (int) part.body().offset(), (int) part.body().end());
			Content inner = content.child("multipart.part", Json.object().put("boundary", boundary).put("index", part.index()),
					ByteMap.pieces(List.of(part.body())), "multipart.part " + part.index(), bytes, part.complete() || content.whole());
			inner.layer().ifPresent(layers::add);
			body(inner, Kind.of(part.head()), depth + 1);
		}
	}

	private void leaf(Content coded, Kind kind) {
		String encoding = kind.encoding().map(value -> value.strip().toLowerCase(Locale.ROOT)).orElse("");
		Content content = coded;
		if (encoding.equals("base64")) {
			Optional<byte[]> decoded = TransferCoding.base64(coded.bytes());
			if (decoded.isEmpty()) {
				context.log().count("mail.base64", "mail.base64", first.offset(), "Mail part whose base64 has other characters", "It was searched as it is.");
			} else {
				content = coded.child("base64", Json.object().put("alphabet", "standard"), coded.all(), "base64", decoded.get(), coded.whole());
			}
		} else if (encoding.equals("quoted-printable")) {
			content = coded.child("quoted-printable", Json.object(), coded.all(), encoding, TransferCoding.quotedPrintable(coded.bytes()), coded.whole());
		}
		if (content != coded && content.bytes().length > 0) {
			content.layer().ifPresent(layers::add);
		}
		if (content.bytes().length > 0) {
			file(content, name(kind), kind.type().or(() -> Optional.of("text/plain")));
		}
	}

	private static Optional<String> name(Kind kind) {
		return kind.disposition().flatMap(FileName::of)
				.or(() -> kind.type().flatMap(type -> Multipart.parameter(type, "name")).map(FileName::words).filter(name -> !name.isEmpty()));
	}

	private void file(Content content, Optional<String> name, Optional<String> declared) {
		Digest digest = content.layer().isPresent() ? content.layer().get().digest() : Digest.sha256(content.bytes());
		context.record(new FileRecord(flow.ref(), first.number(), first.timeNanos(), flow.roles().handset().direction(side == 0), name,
				MediaType.of(content.bytes(), declared), content.bytes().length, digest, content.whole()));
	}
}
