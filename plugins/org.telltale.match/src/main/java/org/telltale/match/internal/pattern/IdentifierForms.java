package org.telltale.match.internal.pattern;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.telltale.base.ExhibitKind;
import org.telltale.match.exhibit.Sought;
import org.telltale.match.exhibit.Variant;

/** Numbers of devices and cards (3GPP TS 23.003 sections 2.2 and 6, ITU-T E.118) and hexadecimal identifiers. */
final class IdentifierForms {

	private static final int CHECKED_IMEI = 15;
	private static final int BARE_IMEI = 14;
	private static final int MAC_DIGITS = 12;
	private static final int SHORTEST_HEX = 8;

	private IdentifierForms() {
	}

	/** IMEI, IMSI and ICCID. */
	static void decimal(Sought sought, PatternSet.Collector out) {
		String value = sought.value().orElse("");
		String digits = value.replaceAll("[ ./-]", "");
		if (!digits.matches("[0-9]+")) {
			out.problem("match.not-a-number", "the value is no decimal number", "it is looked for as plain text");
			TextForms.of(sought, Edge.WORD, out);
			return;
		}
		boolean imei = sought.kind() == ExhibitKind.IMEI;
		if (imei && imeiLengths(digits.length()).isEmpty()) {
			out.problem("match.imei-length", "an IMEI has 14 to 16 digits, this has " + digits.length(),
					"it is looked for as plain text");
			TextForms.of(sought, Edge.DIGIT, out);
			return;
		}
		for (int count : imei ? imeiLengths(digits.length()) : List.of(digits.length())) {
			out.number(new Variant.Digits(count), digits.substring(0, count),
					imei ? NumberPattern.Writing.EQUIPMENT : NumberPattern.Writing.PLAIN);
			if (imei && count <= CHECKED_IMEI) {
				DigestForms.of("digits-" + count, digits.substring(0, count), out);
			}
		}
		TextForms.wide(value, Edge.DIGIT, ChanceModel.digits(digits.length()), out);
		DigestForms.of("utf-8", value, out);
	}

	/** Which lengths of an IMEI are looked for: with and without check digit; an IMEISV (16) has no check digit. */
	private static List<Integer> imeiLengths(int digits) {
		return switch (digits) {
			case CHECKED_IMEI -> List.of(CHECKED_IMEI, BARE_IMEI);
			case CHECKED_IMEI + 1 -> List.of(CHECKED_IMEI + 1, BARE_IMEI);
			case BARE_IMEI -> List.of(BARE_IMEI);
			default -> List.of();
		};
	}

	/** MAC, Android id and serial number. A serial number with other letters than A to F is plain text. */
	static void hexadecimal(Sought sought, PatternSet.Collector out) {
		String value = sought.value().orElse("");
		String digits = value.replaceAll("[:.-]", "").toLowerCase(Locale.ROOT);
		if (digits.length() < SHORTEST_HEX || !digits.matches("[0-9a-f]+")) {
			TextForms.of(sought, Edge.WORD, out);
			return;
		}
		double chance = ChanceModel.hexDigits(digits.length());
		out.bytes(new Variant.HexId(false), ascii(digits), true, Edge.HEX, chance);
		if (digits.length() == MAC_DIGITS) {
			out.bytes(new Variant.HexId(true), ascii(grouped(digits, 2, ":")), true, Edge.HEX, chance);
			out.bytes(new Variant.HexId(true), ascii(grouped(digits, 2, "-")), true, Edge.HEX, chance);
			out.bytes(new Variant.HexId(true), ascii(grouped(digits, 4, ".")), true, Edge.HEX, chance);
		}
		TextForms.wide(value, Edge.HEX, chance, out);
		DigestForms.of("utf-8", value, out);
	}

	private static String grouped(String digits, int size, String separator) {
		return digits.replaceAll("(.{" + size + "})(?!$)", "$1" + separator);
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}
}
