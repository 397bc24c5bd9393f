package org.telltale.match;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Layer;

/**
 * The bytes round a match, as they stand in the layer that the derivation reaches, for a person to look at.
 *
 * @param offset place of the first byte in that layer
 * @param hex the bytes, two lower-case digits each
 * @param match the bytes that match, counted from the first byte of the excerpt; cut where the match is long
 */
public record Excerpt(long offset, String hex, ByteRange match) {

	private static final int BESIDE = 48;
	private static final int LONGEST_MATCH = 160;

	static Excerpt of(Layer layer, ByteRange match) {
		int from = (int) Math.max(0, match.offset() - BESIDE);
		int shown = (int) Math.min(match.length(), LONGEST_MATCH);
		int to = (int) Math.min(layer.length(), match.offset() + shown + BESIDE);
		byte[] bytes = Arrays.copyOfRange(layer.bytes(), from, to);
		return new Excerpt(from, HexFormat.of().formatHex(bytes), new ByteRange(match.offset() - from, shown));
	}

	/** {@code {"offset","hex","match":[offset,length]}}. */
	public Json toJson() {
		return Json.object().put("offset", offset).put("hex", hex)
				.put("match", Json.array(List.of(Json.of(match.offset()), Json.of(match.length()))));
	}
}
