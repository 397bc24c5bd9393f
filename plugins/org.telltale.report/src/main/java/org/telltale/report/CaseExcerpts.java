package org.telltale.report;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.report.input.Excerpt;

/** The bytes round each match, from the sighting facts, with the text that they make for a reader. */
final class CaseExcerpts {

	private static final HexFormat HEX = HexFormat.of();
	/** The character sets of derivation.md. */
	private static final Set<String> CHARSETS = Set.of("utf-8", "utf-16le", "utf-16be", "gb18030", "big5", "windows-1251", "windows-1252", "koi8-r");
	/** Forms that are no text. */
	private static final Set<String> RAW = Set.of("file", "file-part", "picture", "gsm7", "bcd", "raw-id", "xor");

	private CaseExcerpts() {
	}

	/** By the fact id of the sighting; facts without excerpt have none here. */
	static Map<String, Excerpt> of(Collection<Json.Fields> facts) {
		Map<String, Excerpt> excerpts = new TreeMap<>();
		for (Json.Fields fact : facts) {
			if (fact.text("type").equals(Optional.of("sighting"))) {
				excerpt(fact).ifPresent(excerpt -> excerpts.put(fact.text("id").orElse(""), excerpt));
			}
		}
		return excerpts;
	}

	private static Optional<Excerpt> excerpt(Json.Fields sighting) {
		Optional<Json> shown = sighting.get("excerpt");
		List<Json> match = shown.map(e -> e.items("match")).orElse(List.of());
		if (match.size() != 2) {
			return Optional.empty();
		}
		String hex = shown.get().text("hex").orElse("");
		ByteRange range = new ByteRange(match.getFirst().asInteger().orElse(0L), match.getLast().asInteger().orElse(0L));
		String layer = String.join(" > ", sighting.items("chain").stream().flatMap(c -> c.asText().stream()).toList());
		return Optional.of(new Excerpt(layer, shown.get().integer("offset").orElse(0L), hex, text(sighting, HEX.parseHex(hex), range), range));
	}

	private static Optional<Excerpt.MarkedText> text(Json.Fields sighting, byte[] bytes, ByteRange match) {
		Optional<Json> variant = sighting.get("derivation").flatMap(d -> d.get("match")).flatMap(m -> m.get("variant"));
		String form = variant.flatMap(v -> v.text("form")).orElse("");
		boolean raw = RAW.contains(form) || variant.flatMap(v -> v.text("spelling")).equals(Optional.of("raw"));
		if (raw) {
			return Optional.empty();
		}
		Charset charset = variant.flatMap(v -> v.text("charset")).filter(CHARSETS::contains).map(Charset::forName).orElse(StandardCharsets.UTF_8);
		int from = (int) match.offset();
		int to = (int) match.end();
		return Optional.of(new Excerpt.MarkedText(readable(new String(bytes, 0, from, charset)), readable(new String(bytes, from, to - from, charset)),
				readable(new String(bytes, to, bytes.length - to, charset))));
	}

	/** What is no character of the text is shown as a dot, as in a hex view. */
	private static String readable(String text) {
		StringBuilder out = new StringBuilder();
		text.codePoints().forEach(c -> out.appendCodePoint(c == 0xFFFD || Character.getType(c) == Character.CONTROL
				|| Character.getType(c) == Character.FORMAT || Character.getType(c) == Character.SURROGATE || Character.getType(c) == Character.UNASSIGNED
				|| Character.getType(c) == Character.PRIVATE_USE ? '·' : c));
		return out.toString();
	}
}
