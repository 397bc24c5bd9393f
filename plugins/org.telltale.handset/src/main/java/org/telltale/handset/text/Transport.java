package org.telltale.handset.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The type of a network as ConnectivityService writes it, in the forms of several versions of Android. */
final class Transport {

	/** {@code ni{[type: WIFI[]}, {@code ni{WIFI }, {@code NetworkAgentInfo [MOBILE (LTE) - 101]}, {@code [100 WIFI]}. */
	private static final Pattern NETWORK = Pattern.compile("(?:type: |ni\\{|NetworkAgentInfo \\[|\\[\\d{1,9} )(WIFI|MOBILE|CELLULAR)(?![\\w])");
	private static final Pattern WORD = Pattern.compile("(?i)(wifi|mobile|cellular)\\b.*");

	private Transport() {
	}

	/** The bearer that the text's first network is: {@code wifi}, {@code cellular}. */
	static Optional<String> of(String text) {
		Matcher found = NETWORK.matcher(text);
		return found.find() ? bearer(found.group(1)) : Optional.empty();
	}

	/** The bearer of the word that the text begins with. */
	static Optional<String> word(String text) {
		Matcher found = WORD.matcher(text);
		return found.matches() ? bearer(found.group(1)) : Optional.empty();
	}

	private static Optional<String> bearer(String type) {
		return Optional.of(type.equalsIgnoreCase("wifi") ? "wifi" : "cellular");
	}
}
