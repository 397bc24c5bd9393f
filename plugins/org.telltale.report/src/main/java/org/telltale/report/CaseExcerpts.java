package org.telltale.report;

import java.nio.charset.Charset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.casework.facts.MatchCharset;
import org.telltale.report.input.Excerpt;

/** The bytes round each match, from the sighting facts, with the text that they make for a reader. */
final class CaseExcerpts {

	private static final HexFormat HEX = HexFormat.of();

	private CaseExcerpts() {
	}

	/** By the fact id of the sighting; facts without excerpt have none here. */
	static Map<String, Excerpt> of(Collection<Json.Fields> facts) {
		Map<String, Excerpt> excerpts = new TreeMap<>();
		for (Json.Fields fact : facts) {
			if (fact.text("type").equals(Optional.of("sighting")) && fact.get("masked").isEmpty()) {
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
		return Optional.of(new Excerpt(layer, shown.get().integer("offset").orElse(0L), hex, MatchCharset.of(sighting).map(charset -> text(HEX.parseHex(hex), range, charset)), range));
	}

	private static Excerpt.MarkedText text(byte[] bytes, ByteRange match, Charset charset) {
		int from = (int) match.offset();
		int to = (int) match.end();
		return new Excerpt.MarkedText(readable(new String(bytes, 0, from, charset)), readable(new String(bytes, from, to - from, charset)),
				readable(new String(bytes, to, bytes.length - to, charset)));
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
