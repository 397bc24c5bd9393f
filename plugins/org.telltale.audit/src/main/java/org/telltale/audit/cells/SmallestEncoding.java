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
			case IMEI, IMSI, ICCID, MAC, ANDROID_ID, SERIAL, PHONE_NUMBER -> identifier(value, utf8);
		};
		return Math.max(1, smallest);
	}

	private static long identifier(String value, long utf8) {
		String digits = value.startsWith("+") ? value.substring(1) : value;
		boolean decimal = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
		return decimal ? (42L * digits.length() + 99) / 100 : (utf8 + 1) / 2;
	}
}
