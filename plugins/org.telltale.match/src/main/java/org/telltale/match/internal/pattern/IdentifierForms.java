package org.telltale.match.internal.pattern;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.telltale.base.ExhibitKind;
import org.telltale.match.exhibit.Digested;
import org.telltale.match.exhibit.Sought;
import org.telltale.match.exhibit.Variant;

/** Numbers of devices and cards (3GPP TS 23.003 sections 2.2 and 6, ITU-T E.118) and hexadecimal identifiers. */
final class IdentifierForms {

	private static final int CHECKED_IMEI = 15;
	private static final int BARE_IMEI = 14;
	private static final int MAC_DIGITS = 12;
	private static final int MAKER_BYTES = 3;
	private static final int ANDROID_ID_DIGITS = 16;
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
		double chance = ChanceModel.digits(digits.length());
		for (int count : imei ? imeiLengths(digits.length()) : List.of(digits.length())) {
			String wanted = digits.substring(0, count);
			out.number(new Variant.Digits(count), wanted, imei ? NumberPattern.Writing.EQUIPMENT : NumberPattern.Writing.PLAIN);
			BcdForms.of(wanted, out);
			DigestForms.of(imei ? "digits-" + count : "digits", wanted, out);
		}
		texts(value, Edge.DIGIT, chance, out);
	}

	/** A number or identifier as a text, where its plain text is found in another way. */
	private static void texts(String value, Edge edge, double chance, PatternSet.Collector out) {
		TextForms.wide(value, edge, chance, out);
		TextForms.backwards(value, edge, chance, out);
		TextForms.xored(value, chance, out);
		DigestForms.ofText(value, out);
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
			text(sought, value, out);
			return;
		}
		double chance = ChanceModel.hexDigits(digits.length());
		out.anyCase(new Variant.HexId(false), ascii(digits), Edge.HEX, chance);
		boolean mac = digits.length() == MAC_DIGITS;
		if (mac) {
			out.anyCase(new Variant.HexId(true), ascii(grouped(digits, 2, ":")), Edge.HEX, chance);
			out.anyCase(new Variant.HexId(true), ascii(grouped(digits, 2, "-")), Edge.HEX, chance);
			out.anyCase(new Variant.HexId(true), ascii(grouped(digits, 4, ".")), Edge.HEX, chance);
		}
		texts(value, Edge.HEX, chance, out);
		for (boolean upper : new boolean[] { false, true }) {
			digest("hex", digits, upper, out);
			if (mac && sought.kind() == ExhibitKind.MAC) {
				digest("colon", grouped(digits, 2, ":"), upper, out);
				digest("hyphen", grouped(digits, 2, "-"), upper, out);
			}
		}
		raw(sought.kind(), digits, out);
	}

	/** A value that is no identifier of its kind: plain text; a serial number may have letters in either case. */
	private static void text(Sought sought, String value, PatternSet.Collector out) {
		if (sought.kind() == ExhibitKind.SERIAL) {
			TextForms.folded(sought, Edge.WORD, out);
		} else {
			TextForms.of(sought, Edge.WORD, out);
		}
		if (StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
			DigestForms.of("upper", value.toUpperCase(Locale.ROOT), out);
		}
	}

	private static void digest(String writing, String spelled, boolean upper, PatternSet.Collector out) {
		DigestForms.of(writing + (upper ? "-upper" : "-lower"), upper ? spelled.toUpperCase(Locale.ROOT) : spelled, out);
	}

	/** The bytes that the digits spell; Bluetooth and Protocol Buffers send them from the last to the first. */
	private static void raw(ExhibitKind kind, String digits, PatternSet.Collector out) {
		boolean mac = kind == ExhibitKind.MAC && digits.length() == MAC_DIGITS;
		if (!mac && !(kind == ExhibitKind.ANDROID_ID && digits.length() == ANDROID_ID_DIGITS)) {
			return;
		}
		byte[] bytes = HexFormat.of().parseHex(digits);
		double chance = ChanceModel.identifier(bytes, mac ? MAKER_BYTES : 0);
		if (out.isVaried(bytes, "as bytes")) {
			out.bytes(new Variant.RawId(false), bytes, Edge.NONE, chance);
			out.bytes(new Variant.RawId(true), TextForms.lastToFirst(bytes), Edge.NONE, chance);
		}
		DigestForms.of(Digested.of("bytes"), bytes, out);
	}

	private static String grouped(String digits, int size, String separator) {
		return digits.replaceAll("(.{" + size + "})(?!$)", "$1" + separator);
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}
}
