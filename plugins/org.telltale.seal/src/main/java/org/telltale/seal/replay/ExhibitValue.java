package org.telltale.seal.replay;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

import org.telltale.base.json.Json;
import org.telltale.seal.refusal.Refusal;

/**
 * The value of an exhibit, and what its kind makes of it. What is no form of the kind, or of this value, is refused.
 *
 * @param kind of the exhibit
 * @param text its value, without unpaired surrogates and not empty
 */
record ExhibitValue(String kind, String text) {

	static final String PHONE = "PHONE_NUMBER";
	private static final String IMEI = "IMEI";
	private static final Set<String> CARD_KINDS = Set.of("IMSI", "ICCID");
	private static final Set<String> HEX_KINDS = Set.of("MAC", "ANDROID_ID", "SERIAL");
	private static final int MAC_DIGITS = 12;
	private static final int ANDROID_ID_DIGITS = 16;

	static ExhibitValue of(Variant.Known exhibit) throws Refusal {
		String text = exhibit.value().orElseThrow(() -> new Refusal("the exhibit has no value"));
		Refusal.unless(!text.isEmpty(), "the exhibit's value is empty");
		Refusal.unless(StandardCharsets.UTF_8.newEncoder().canEncode(text), "the exhibit's value has an unpaired surrogate");
		return new ExhibitValue(exhibit.kind(), text);
	}

	/** Text in a charset by its name in lower case; a character that the charset does not have is refused. */
	static byte[] encoded(String text, String charset) throws Refusal {
		try {
			ByteBuffer bytes = Charset.forName(charset).newEncoder().encode(CharBuffer.wrap(text));
			return Arrays.copyOfRange(bytes.array(), bytes.arrayOffset(), bytes.arrayOffset() + bytes.limit());
		} catch (CharacterCodingException e) {
			throw new Refusal("the exhibit has a character that " + charset + " does not have");
		}
	}

	/** So many digits of an IMEI, IMSI or ICCID, or of a phone number without {@code +}. */
	String digits(int count) throws Refusal {
		if (kind.equals(IMEI)) {
			return imeiDigits(count);
		}
		String all = digits();
		Refusal.unless(count == all.length(), "a count of digits that the exhibit does not have");
		return all;
	}

	/** The first 14 or 15 digits of an IMEI, or all 16 of an IMEISV. */
	String imeiDigits(int count) throws Refusal {
		Refusal.unless(kind.equals(IMEI), "the exhibit is no IMEI");
		String all = number();
		Refusal.unless(count >= 14 && count <= 16 && count <= all.length() && all.length() <= 16, "a count of digits that the exhibit does not have");
		return all.substring(0, count);
	}

	/** All digits of an IMSI or ICCID, or of a phone number without {@code +}. */
	String digits() throws Refusal {
		if (kind.equals(PHONE)) {
			Refusal.unless(text.matches("\\+[0-9]{3,15}"), "the exhibit is no number in E.164 form");
			return text.substring(1);
		}
		Refusal.unless(CARD_KINDS.contains(kind), "digits are no form of " + kind);
		return number();
	}

	private String number() throws Refusal {
		String all = text.replaceAll("[ /.-]", "");
		Refusal.unless(all.matches("[0-9]+"), "the exhibit is no number");
		return all;
	}

	/** The digits of a phone number. */
	String phone() throws Refusal {
		Refusal.unless(kind.equals(PHONE), "a phone number is no form of " + kind);
		return digits();
	}

	/** The {@code trunk} of a variant and the digits of a phone number without its {@code countryCode}. */
	String national(Json variant) throws Refusal {
		String country = Members.text(variant, "countryCode");
		String trunk = Members.text(variant, "trunk");
		Refusal.unless(country.matches("[0-9]{1,3}") && trunk.matches("[0-9]*"), "a country code or trunk prefix that is none");
		Refusal.unless(phone().startsWith(country) && phone().length() > country.length(), "the number is of another country");
		return trunk + phone().substring(country.length());
	}

	/** The hexadecimal digits of an identifier, in lower case. */
	String hex() throws Refusal {
		Refusal.unless(HEX_KINDS.contains(kind), "hexadecimal digits are no form of " + kind);
		String digits = text.replaceAll("[:.-]", "");
		Refusal.unless(digits.matches("[0-9A-Fa-f]+"), "the exhibit is not of hexadecimal digits");
		return digits.toLowerCase(Locale.ROOT);
	}

	/** The hexadecimal digits of a MAC with a separator between pairs, in lower case. */
	String pairs(String separator) throws Refusal {
		Refusal.unless(kind.equals("MAC"), "pairs of hexadecimal digits are no form of " + kind);
		return HexFormat.ofDelimiter(separator).formatHex(identifier());
	}

	/** The bytes that the hexadecimal digits of a MAC or an ANDROID_ID spell. */
	byte[] identifier() throws Refusal {
		String digits = hex();
		Refusal.unless(kind.equals("MAC") && digits.length() == MAC_DIGITS || kind.equals("ANDROID_ID") && digits.length() == ANDROID_ID_DIGITS,
				"the exhibit is no MAC or ANDROID_ID of as many digits as those have");
		return HexFormat.of().parseHex(digits);
	}
}
