package org.telltale.casework.facts;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

import org.telltale.base.json.Json;

/** In which character set the bytes of a sighting read as text, told by the form that was found (derivation.md, Match). */
public final class MatchCharset {

	/** The character sets of derivation.md. */
	private static final Set<String> CHARSETS = Set.of("utf-8", "utf-16le", "utf-16be", "gb18030", "big5", "windows-1251", "windows-1252", "koi8-r");
	/** Forms that are no text. */
	private static final Set<String> RAW = Set.of("file", "file-part", "picture", "gsm7", "bcd", "raw-id", "xor");

	private MatchCharset() {
	}

	/** The character set; UTF-8 where the form names none, empty where the form is no text. */
	public static Optional<Charset> of(Json sighting) {
		Optional<Json> variant = sighting.get("derivation").flatMap(d -> d.get("match")).flatMap(m -> m.get("variant"));
		boolean raw = variant.flatMap(v -> v.text("form")).filter(RAW::contains).isPresent() || variant.flatMap(v -> v.text("spelling")).equals(Optional.of("raw"));
		return raw ? Optional.empty() : Optional.of(variant.flatMap(v -> v.text("charset")).filter(CHARSETS::contains).map(Charset::forName).orElse(StandardCharsets.UTF_8));
	}
}
