package org.telltale.report.internal.masking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.base.json.Json;

/** The values of a case that a public report must not give away, and where texts do. Not thread-safe. */
final class Secrets {

	private final List<SecretText> values = new ArrayList<>();
	private final Map<String, Boolean> known = new HashMap<>();

	/** Those of the exhibits and handsets among the facts. @param names of files, and what else is masked as such */
	Secrets(Collection<Json.Fields> facts, MaskedNames names) {
		Set<String> seen = new TreeSet<>();
		for (Json.Fields fact : facts) {
			switch (fact.text("type").orElse("")) {
				case "exhibit" -> {
					fact.text("value").ifPresent(value -> add(seen, fact.text("kind").orElse("TEXT"), value));
					fact.text("sha256").ifPresent(digest -> add(seen, "DIGEST", digest));
				}
				case "handset" -> {
					fact.items("imeis").forEach(imei -> imei.asText().ifPresent(value -> add(seen, "IMEI", value)));
					fact.text("serial").ifPresent(value -> add(seen, "SERIAL", value));
					fact.items("addresses").stream().flatMap(a -> a.asText().stream()).filter(Secrets::isMac).forEach(value -> add(seen, "MAC", value));
				}
				default -> {
					// other facts are not about a person's own data, or are masked wholly
				}
			}
		}
		names.all().forEach(name -> add(seen, "NAME", name));
	}

	/** A hardware address, in any of its usual forms. */
	static boolean isMac(String text) {
		return text.matches("(?i)[0-9a-f]{2}([:-][0-9a-f]{2}){5}([:-][0-9a-f]{2}){0,2}");
	}

	private void add(Set<String> seen, String kind, String value) {
		if (!value.isBlank() && seen.add(kind + " " + value)) {
			values.add(SecretText.of(kind, value));
		}
	}

	/** Whether the text gives one of them away. */
	boolean isIn(String text) {
		return text.length() >= 2 && known.computeIfAbsent(text, this::search);
	}

	private boolean search(String text) {
		String lower = text.toLowerCase(Locale.ROOT);
		String digits = text.replaceAll("[^0-9]", "");
		return values.stream().anyMatch(value -> value.isIn(text, lower, digits));
	}

	/** The text, with {@code [masked]} in the place of each of them. */
	String without(String text) {
		if (!isIn(text)) {
			return text;
		}
		String out = text;
		for (SecretText value : values) {
			out = value.without(out, found -> "[masked]");
		}
		return out;
	}
}
