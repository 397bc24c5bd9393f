package org.telltale.workbench.views;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.casework.facts.MatchCharset;
import org.telltale.workbench.session.Facts;

/**
 * The bytes round a sighting's match and what they read as.
 *
 * @param bytes as they stand in the layer that the derivation reached
 * @param offset of the first byte in that layer
 * @param match the matching bytes, counted from the first byte here
 * @param before what stands in front of the match, as text
 * @param matched the match as text
 * @param after what stands behind it, as text
 */
record SightingBytes(byte[] bytes, long offset, ByteRange match, String before, String matched, String after) {

	/** From the sighting's excerpt; empty if it has none. */
	static Optional<SightingBytes> of(Json sighting) {
		Optional<Json> excerpt = sighting.get("excerpt");
		List<Json> match = excerpt.map(e -> e.items("match")).orElse(List.of());
		String hex = excerpt.map(e -> Facts.text(e, "hex")).orElse("");
		if (match.size() != 2 || !hex.matches("([0-9a-f]{2})+")) {
			return Optional.empty();
		}
		byte[] bytes = HexFormat.of().parseHex(hex);
		int from = Math.clamp(match.getFirst().asInteger().orElse(0L), 0, bytes.length);
		int to = Math.clamp(from + match.getLast().asInteger().orElse(0L), from, bytes.length);
		// of what is no text, letters of ASCII alone are shown
		Charset charset = MatchCharset.of(sighting).orElse(StandardCharsets.US_ASCII);
		return Optional.of(new SightingBytes(bytes, Facts.number(excerpt.get(), "offset"), new ByteRange(from, to - from),
				readable(bytes, 0, from, charset), readable(bytes, from, to, charset), readable(bytes, to, bytes.length, charset)));
	}

	private static String readable(byte[] bytes, int from, int to, Charset charset) {
		return readable(new String(bytes, from, to - from, charset));
	}

	/** The text with a dot for each character that cannot be seen, or would move others. */
	static String readable(String text) {
		StringBuilder out = new StringBuilder();
		text.codePoints().forEach(c -> out.appendCodePoint(c == '\n' || isReadable(c) ? c : '·'));
		return out.toString();
	}

	private static boolean isReadable(int c) {
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
			default -> c != 0xFFFD;
		};
	}
}
