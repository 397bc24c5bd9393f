package org.telltale.capture.httpdns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.Layer;

/**
 * A host that a parameter of a request's target names.
 *
 * @param parameter the parameter's name as sent
 * @param index its number among those of that name
 * @param value where its value stands in the target
 * @param decoded the value without escapes
 * @param host the host, in the case that it was sent in
 * @param at where the host begins in the decoded value, which may list several
 */
public record HostParameter(String parameter, int index, ByteRange value, String decoded, String host, int at) {

	/** The layer whose bytes are the host. @param target the request's target */
	public Layer layer(Layer target) {
		byte[] sent = Arrays.copyOfRange(target.bytes(), (int) value.offset(), (int) value.end());
		Layer layer = target.child("url.parameter", Json.object().put("name", parameter).put("index", index), List.of(target.all()),
				ByteMap.pieces(List.of(value)), "url.parameter " + parameter, sent);
		if (decoded.length() != sent.length) {
			layer = layer.child("percent", Json.object().put("plus", false), List.of(layer.all()), ByteMap.whole(List.of(layer.all())), "percent",
					decoded.getBytes(StandardCharsets.ISO_8859_1));
		}
		if (host.length() == decoded.length()) {
			return layer;
		}
		ByteRange place = new ByteRange(at, host.length());
		return layer.child("slice", Json.object(), List.of(place), ByteMap.pieces(List.of(place)), "",
				host.getBytes(StandardCharsets.ISO_8859_1));
	}
}
