package org.telltale.match.internal.search;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.telltale.base.ExhibitKind;

/** Words in front of a number by which a CRC-32 is told from any other number (derivation.md, section Match). */
final class FieldName {

	/** From a word's last byte to the number's first. */
	private static final int MOST_DISTANCE = 16;
	private static final int LONGEST = 7;
	private static final String PARTING = "(?s).*[&,;{}\r\n].*";

	private FieldName() {
	}

	/** The word that stands before {@code at}; empty if there is none for this kind. */
	static Optional<String> before(byte[] bytes, int at, ExhibitKind kind) {
		int from = Math.max(0, at - MOST_DISTANCE - LONGEST);
		String text = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
		return Stream.concat(Stream.of("crc"), words(kind).stream()).filter(word -> isNear(text, word)).findFirst();
	}

	private static boolean isNear(String text, String word) {
		int at = text.lastIndexOf(word);
		String between = at < 0 ? "" : text.substring(at + word.length());
		return at >= 0 && between.length() < MOST_DISTANCE && !between.matches(PARTING);
	}

	private static List<String> words(ExhibitKind kind) {
		return switch (kind) {
			case IMEI -> List.of("imei");
			case IMSI -> List.of("imsi");
			case ICCID -> List.of("iccid");
			case MAC -> List.of("mac");
			case ANDROID_ID -> List.of("android");
			case SERIAL -> List.of("serial");
			case PHONE_NUMBER -> List.of("phone", "msisdn");
			case EMAIL -> List.of("mail");
			case SMS, PHOTO, CONTACT, TEXT, LOCATION -> List.of();
		};
	}
}
