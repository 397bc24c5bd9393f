package org.telltale.audit.cells;

import java.nio.charset.StandardCharsets;

import org.telltale.audit.facts.ExhibitFact;

/** The fewest bytes that could carry an exhibit's content (docs/formats/cells.md, rule 5). */
final class SmallestEncoding {

	private SmallestEncoding() {
	}

	/** In bytes, at least 1. */
	static long bytes(ExhibitFact exhibit) {
		String value = exhibit.value().orElse("");
		long utf8 = value.getBytes(StandardCharsets.UTF_8).length;
		long smallest = switch (exhibit.kind()) {
			case SMS, TEXT, CONTACT, EMAIL, LOCATION -> (utf8 + 3) / 4;
			case PHOTO -> exhibit.length() / 8;
			case PHONE_NUMBER -> digits(value.chars().filter(SmallestEncoding::isDigit).count());
			case IMEI, IMSI, ICCID, MAC, ANDROID_ID, SERIAL -> !value.isEmpty() && value.chars().allMatch(SmallestEncoding::isDigit) ? digits(value.length()) : (utf8 + 1) / 2;
		};
		return Math.max(1, smallest);
	}

	private static boolean isDigit(int c) {
		return c >= '0' && c <= '9';
	}

	private static long digits(long count) {
		return (42 * count + 99) / 100;
	}
}
