package org.telltale.match.internal.pattern;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.telltale.match.exhibit.Digested;
import org.telltale.match.exhibit.Sought;
import org.telltale.match.exhibit.Variant;

/**
 * Telephone numbers as they are written (ITU-T E.164, E.123). Where the country code ends and what is dialled before a
 * national number is libphonenumber's knowledge.
 */
final class PhoneForms {

	private static final Pattern INTERNATIONAL = Pattern.compile("\\+[0-9]{3,15}");

	private PhoneForms() {
	}

	static void of(Sought sought, PatternSet.Collector out) {
		String value = sought.value().orElse("");
		if (!INTERNATIONAL.matcher(value).matches()) {
			out.problem("match.number-not-international", "the number is not + and 3 to 15 digits",
					"it is looked for only as it stands, not in other ways of writing");
			TextForms.narrow(value, Edge.DIGIT, ChanceModel.digits(value.replaceAll("[^0-9]", "").length()), out);
			return;
		}
		String digits = value.substring(1);
		out.number(new Variant.Phone("digits", "", ""), digits, NumberPattern.Writing.TELEPHONE);
		out.number(new Variant.Phone("double-zero", "", ""), "00" + digits, NumberPattern.Writing.TELEPHONE);
		national(value, digits, out);
		BcdForms.swapped(digits, out);
		double chance = ChanceModel.digits(digits.length());
		TextForms.wide(value, Edge.DIGIT, chance, out);
		TextForms.backwards(value, Edge.DIGIT, chance, out);
		TextForms.xored(value, chance, out);
		DigestForms.of("e164", value, out);
		DigestForms.of("digits", digits, out);
		DigestForms.of("double-zero", "00" + digits, out);
		DigestForms.of(Digested.of("utf-16le"), value.getBytes(StandardCharsets.UTF_16LE), out);
	}

	private static void national(String value, String digits, PatternSet.Collector out) {
		PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
		PhoneNumber number;
		try {
			number = numbers.parse(value, null);
		} catch (NumberParseException e) {
			out.problem("match.number-unknown-country", "no country code is known that the number begins with",
					"it is not looked for in its national form");
			return;
		}
		String countryCode = String.valueOf(number.getCountryCode());
		String region = numbers.getRegionCodeForNumber(number);
		if (region == null) {
			region = numbers.getRegionCodeForCountryCode(number.getCountryCode());
		}
		String trunk = numbers.getNddPrefixForRegion(region, true);
		String significant = digits.substring(countryCode.length());
		if (trunk != null && !trunk.isEmpty() && !trunk.equals(countryCode)) {
			national(countryCode, trunk, significant, out);
			out.number(new Variant.Phone("trunk-inside", countryCode, trunk), countryCode + trunk + significant,
					NumberPattern.Writing.TELEPHONE);
		}
		national(countryCode, "", significant, out);
	}

	private static void national(String countryCode, String trunk, String significant, PatternSet.Collector out) {
		out.number(new Variant.Phone("national", countryCode, trunk), trunk + significant, NumberPattern.Writing.TELEPHONE);
		DigestForms.of(Digested.national(countryCode, trunk), (trunk + significant).getBytes(StandardCharsets.US_ASCII), out);
	}
}
