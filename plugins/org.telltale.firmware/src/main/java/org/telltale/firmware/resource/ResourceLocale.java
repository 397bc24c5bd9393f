package org.telltale.firmware.resource;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The language of a configuration.
 *
 * @param language two or three letters; empty if there is none
 * @param script four letters; empty if it was not given
 * @param region two letters or three digits; empty if not given
 * @param variant empty if not given
 * @param numbers the numbering system; empty if not given
 */
record ResourceLocale(String language, String script, String region, String variant, String numbers) {

	private static final int LANGUAGE = 8;
	private static final int REGION = 10;
	private static final int SCRIPT = 36;
	private static final int VARIANT = 40;
	private static final int SCRIPT_COMPUTED = 52;
	private static final int NUMBERS = 53;

	static ResourceLocale of(ConfigFields fields) {
		String script = fields.u8(SCRIPT_COMPUTED) == 0 ? fields.text(SCRIPT, 4) : "";
		return new ResourceLocale(packed(fields, LANGUAGE, 'a'), script, packed(fields, REGION, '0'), fields.text(VARIANT, 8), fields.text(NUMBERS, 8));
	}

	/** Two letters as they are, or three in 15 bits, each counted from {@code base}. */
	private static String packed(ConfigFields fields, int offset, char base) {
		int first = fields.u8(offset);
		int second = fields.u8(offset + 1);
		if ((first & 0x80) == 0) {
			return fields.text(offset, 2);
		}
		char[] letters = { (char) (base + (second & 0x1f)), (char) (base + (second >> 5 | (first & 3) << 3)), (char) (base + (first >> 2 & 0x1f)) };
		return new String(letters);
	}

	/** As {@code zh-Hans-CN}; empty without a language. */
	String tag() {
		return language.isEmpty() ? "" : joined("-", List.of(language, script, region, variant));
	}

	/** As a resource folder's name has it: {@code zh-rCN}, or {@code b+sr+Latn}; empty without language and region. */
	String qualifier() {
		if (script.isEmpty() && variant.isEmpty() && numbers.isEmpty()) {
			return language + (region.isEmpty() ? "" : (language.isEmpty() ? "r" : "-r") + region);
		}
		return "b+" + joined("+", List.of(language, script, region, variant)) + (numbers.isEmpty() ? "" : "+u+nu+" + numbers);
	}

	private static String joined(String between, List<String> parts) {
		return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
	}
}
