package org.telltale.capture.grpc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.capture.http.BodyReader;
import org.telltale.capture.http.ContentCoding;
import org.telltale.capture.http.HttpContent;
import org.telltale.capture.http.HttpHead;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.Flow;

/** Makes layers of the messages in gRPC bodies, as they are and without their compression ({@code grpc-encoding}). One for a connection. */
public final class GrpcLayers implements BodyReader {

	private final Flow flow;
	private final CaptureContext context;

	public GrpcLayers(Flow flow, CaptureContext context) {
		this.flow = flow;
		this.context = context;
	}

	/** Whether a message's body holds gRPC messages ({@code application/grpc}, {@code application/grpc-web}, each with a suffix); not those in Base64. */
	private static boolean carries(HttpHead head) {
		String type = head.field("content-type").orElse("").toLowerCase(Locale.ROOT);
		return type.startsWith("application/grpc") && !type.startsWith("application/grpc-web-text");
	}

	@Override
	public void read(HttpContent.Message message, HttpContent.Content content, List<Layer> layers, HttpContent.Expansion expansion) {
		if (!content.plain() || !carries(message.head())) {
			return;
		}
		String coding = message.head().field("grpc-encoding").orElse("identity").strip().toLowerCase(Locale.ROOT);
		for (GrpcMessage each : GrpcDecoder.decode(content.bytes())) {
			if (each.length() > 0) {
				message(message, each, coding, content, layers, expansion);
			}
		}
	}

	private void message(HttpContent.Message message, GrpcMessage each, String coding, HttpContent.Content content, List<Layer> layers,
			HttpContent.Expansion expansion) {
		byte[] bytes = Arrays.copyOfRange(content.bytes(), each.offset(), each.offset() + each.length());
		Optional<Layer> layer = content.layer().map(body -> body.child("grpc.message", Json.object().put("index", each.index()),
				ByteMap.pieces(List.of(new ByteRange(each.offset(), each.length()))), "grpc.message " + each.index(), bytes,
				() -> Arrays.copyOfRange(body.bytes(), each.offset(), each.offset() + each.length())));
		layer.ifPresent(layers::add);
		if (each.compressed()) {
			Optional<String> op = ContentCoding.op(coding, bytes);
			Optional<ContentCoding.Decoded> decoded = op.flatMap(known -> expansion.decode(known, bytes));
			if (decoded.isEmpty()) {
				notRead(message, each, coding, op.isPresent());
				return;
			}
			if (!decoded.get().whole()) {
				context.log().count("grpc.coding-damaged", "grpc.coding-damaged", message.first().offset(), "gRPC message whose coding is cut or damaged",
						"What came out before was searched; of the rest, its coded form only.");
			}
			if (decoded.get().bytes().length > 0) {
				layer.ifPresent(parent -> layers.add(expansion.layer(parent, op.get(), decoded.get().bytes())));
			}
		}
	}

	private void notRead(HttpContent.Message message, GrpcMessage each, String coding, boolean known) {
		flow.unreadable(message.side(), each.length());
		context.log().count("grpc.coding." + known + (known ? "" : coding), "grpc.coding-not-read", message.first().offset(),
				known ? "gRPC message that does not decode as its grpc-encoding says, or to more than is expanded"
						: "gRPC message of a coding that is not read (" + coding + ")",
				"It was searched in its coded form only, and counts as unreadable.");
	}
}
