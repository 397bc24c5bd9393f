package org.telltale.report.internal.masking;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which texts of facts a public report shows, by the list {@code public-members.txt}. Immutable. */
final class PublicMembers {

	private static final String RESOURCE = "public-members.txt";

	/** By type and pointer, the rule; an absent value says that it is shown. */
	private final Map<String, Map<String, Optional<Rule>>> types = new TreeMap<>();

	PublicMembers() {
		for (String line : resource().split("\n")) {
			String[] words = line.strip().split("\\s+");
			if (!line.startsWith("#") && words.length > 1) {
				Map<String, Optional<Rule>> members = types.computeIfAbsent(words[0], type -> new TreeMap<>());
				Arrays.stream(words).skip(1).forEach(word -> add(members, word));
			}
		}
	}

	private static void add(Map<String, Optional<Rule>> members, String word) {
		int colon = word.indexOf(':');
		members.put(colon < 0 ? word : word.substring(0, colon), Optional.ofNullable(colon < 0 ? null : Rule.valueOf(word.substring(colon + 1).toUpperCase(Locale.ROOT))));
	}

	/**
	 * The rule that masks a text; empty if it may be shown. The longest entry that the place begins with decides.
	 *
	 * @param place members from the fact inwards, with {@code *} for any place in an array, for example {@code derivation/nodes/*}{@code /sha256}
	 */
	Optional<Rule> rule(String type, String place) {
		Map<String, Optional<Rule>> members = types.get(type);
		if (members == null) {
			return Optional.of(Rule.OTHER);
		}
		for (String part = place; !part.isEmpty(); part = part.contains("/") ? part.substring(0, part.lastIndexOf('/')) : "") {
			if (members.containsKey(part)) {
				return members.get(part);
			}
		}
		return members.containsKey("*") ? members.get("*") : Optional.of(Rule.OTHER);
	}

	private static String resource() {
		try (InputStream in = PublicMembers.class.getResourceAsStream(RESOURCE)) {
			if (in == null) {
				throw new IllegalStateException("the resource " + RESOURCE + " is missing in this build");
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException("the resource " + RESOURCE + " cannot be read", e);
		}
	}
}
