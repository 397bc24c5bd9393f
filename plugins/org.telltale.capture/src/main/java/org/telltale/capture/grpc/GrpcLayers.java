package org.telltale.capture.grpc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.capture.http.ContentCoding;
import org.telltale.capture.http.HttpHead;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.Layer;

/** Makes layers of the messages in a gRPC body. Stateless. */
public final class GrpcLayers {

	private GrpcLayers() {
	}

	/** Whether a message's body holds gRPC messages ({@code application/grpc}, {@code application/grpc-web}, each with a suffix); not those in Base64. */
	public static boolean carries(HttpHead head) {
		String type = head.field("content-type").orElse("").toLowerCase(Locale.ROOT);
		return type.startsWith("application/grpc") && !type.startsWith("application/grpc-web-text");
	}

	/**
	 * Adds a layer for each message of a body, and one without its compression where it has some. Nothing is added to other bodies.
	 *
	 * @param head of the message that the body belongs to
	 * @param body without content codings
	 * @param layers gets the layers
	 * @param limit the longest result of one decompression
	 */
	public static void add(HttpHead head, Layer body, List<Layer> layers, int limit) {
		if (!carries(head)) {
			return;
		}
		String coding = head.field("grpc-encoding").orElse("identity").strip().toLowerCase(Locale.ROOT);
		for (GrpcMessage message : GrpcDecoder.decode(body.bytes())) {
			if (message.length() == 0) {
				continue;
			}
			byte[] bytes = Arrays.copyOfRange(body.bytes(), message.offset(), message.offset() + message.length());
			Layer layer = body.child("grpc.message", Json.object().put("index", message.index()), List.of(body.all()),
					ByteMap.pieces(List.of(new ByteRange(message.offset(), message.length()))), "grpc.message " + message.index(), bytes);
			layers.add(layer);
			if (message.compressed()) {
				String op = coding.equals("deflate") ? ContentCoding.flavour(bytes) : coding;
				Optional<ContentCoding.Decoded> decoded = op.equals("gzip") || op.equals("zlib") || op.equals("deflate")
						? ContentCoding.decode(op, bytes, limit) : Optional.empty();
				decoded.ifPresent(result -> layers.add(layer.child(op, Json.object(), List.of(layer.all()),
						ByteMap.whole(List.of(layer.all())), op, result.bytes())));
			}
		}
	}
}
