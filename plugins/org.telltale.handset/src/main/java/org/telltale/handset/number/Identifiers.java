package org.telltale.handset.number;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;

/**
 * Checks identifiers that were typed in or found, and brings them into one form. A value that cannot be one is refused
 * with what is wrong and what would be right; one that is suspicious (a placeholder of Android's) is kept with a problem.
 */
public final class Identifiers {

	private static final Pattern POSITION = Pattern.compile(
			"(?:geo:)?([+-]?\\d{1,3}(?:\\.\\d{1,12})?)\\s*,\\s*([+-]?\\d{1,3}(?:\\.\\d{1,12})?)(?:[;?].*)?");
	private static final Set<String> NO_SERIALS = Set.of("unknown", "0123456789abcdef", "123456789", "0");
	/** Handed out by a whole series of Android 2.2 devices (AOSP issue 10603). */
	private static final String SHARED_ANDROID_ID = "9774d56d682e549c";
	/** What Android 6 and later tell apps instead of the Wi-Fi address. */
	private static final String MASKED_MAC = "02:00:00:00:00:00";

	/** Ends the codes of problems with values that are right and name no single device. */
	public static final String COMMON = ".common";

	private Identifiers() {
	}

	/**
	 * Checks a value against its kind.
	 *
	 * @param kind what it claims to be; SMS, PHOTO, CONTACT and TEXT take any text that is not blank
	 * @param written as a person or a database wrote it
	 * @param where named in problems
	 * @return the canonical value; none with a problem that says why
	 */
	public static Outcome<Identified> check(ExhibitKind kind, String written, Where where) {
		String text = written.strip();
		return switch (kind) {
			case IMEI -> imei(digits(text), where);
			case IMSI -> imsi(digits(text), where);
			case ICCID -> iccid(digits(text).replaceFirst("[Ff]$", ""), where);
			case MAC -> mac(text, where);
			case ANDROID_ID -> androidId(text, where);
			case SERIAL -> serial(text, where);
			case PHONE_NUMBER -> PhoneNumber.parse(text).map(number -> Outcome.of(Identified.of(number.text())))
					.orElseGet(() -> refused(kind, where, "+ and 7 to 15 digits are wanted, or 3 to 15 digits as dialled inside a country"));
			case EMAIL -> email(text, where);
			case LOCATION -> location(text, where);
			case SMS, PHOTO, CONTACT, TEXT -> text.isEmpty() ? refused(kind, where, "the text is blank") : Outcome.of(Identified.of(written));
		};
	}

	/** 3GPP TS 23.003 section 6.2: 8 digits of type, 6 of the unit, then a check digit or two digits of software version. */
	private static Outcome<Identified> imei(String digits, Where where) {
		if (!digits.matches("\\d{14,16}")) {
			return refused(ExhibitKind.IMEI, where, "15 digits are wanted (14 without the check digit, 16 as IMEISV); there are "
					+ digits.length() + " characters");
		}
		String unit = digits.substring(0, 14);
		String whole = unit + Luhn.checkDigit(unit);
		if (digits.length() == 15 && !digits.equals(whole)) {
			return refused(ExhibitKind.IMEI, where, "its check digit is " + digits.charAt(14) + " and should be " + whole.charAt(14)
					+ ": a digit is mistyped, or the number is not genuine");
		}
		return Outcome.of(new Identified(whole, switch (digits.length()) {
			case 14 -> Map.of("written", "without check digit");
			case 16 -> Map.of("imeisv", digits, "softwareVersion", digits.substring(14));
			default -> Map.of();
		}));
	}

	/** 3GPP TS 23.003 section 2.2: country code of 3 digits, network code, subscriber; at most 15 digits. */
	private static Outcome<Identified> imsi(String digits, Where where) {
		if (!digits.matches("\\d{14,15}")) {
			return refused(ExhibitKind.IMSI, where, "15 digits are wanted (14 in some networks); there are " + digits.length() + " characters");
		}
		if (!digits.matches("([2-7]|90[0-9]|001|999).*")) {
			return refused(ExhibitKind.IMSI, where, "it starts with " + digits.substring(0, 3) + ", which is no country code of ITU-T E.212");
		}
		return Outcome.of(Identified.of(digits));
	}

	/** ITU-T E.118 section 4.1: 89, country, issuer, account, check digit; 19 digits, 20 on many cards. */
	private static Outcome<Identified> iccid(String digits, Where where) {
		if (!digits.matches("89\\d{16,18}")) {
			return refused(ExhibitKind.ICCID, where, "18 to 20 digits are wanted, the first two 89; there are " + digits.length() + " characters");
		}
		if (digits.length() > 18 && !Luhn.holds(digits)) {
			return refused(ExhibitKind.ICCID, where, "its check digit is " + digits.charAt(digits.length() - 1) + " and should be "
					+ Luhn.checkDigit(digits.substring(0, digits.length() - 1)) + ": a digit is mistyped, or the issuer uses none");
		}
		return Outcome.of(digits.length() == 18 ? new Identified(digits, Map.of("written", "without check digit")) : Identified.of(digits));
	}

	private static Outcome<Identified> mac(String text, Where where) {
		String hex = text.replaceAll("[:.\\-\\s]", "").toLowerCase(Locale.ROOT);
		if (!hex.matches("[0-9a-f]{12}")) {
			return refused(ExhibitKind.MAC, where, "12 hexadecimal digits are wanted");
		}
		String mac = hex.replaceAll("..(?!$)", "$0:");
		if (hex.equals("000000000000") || hex.equals("ffffffffffff")) {
			return refused(ExhibitKind.MAC, where, mac + " is no device's address");
		}
		return mac.equals(MASKED_MAC)
				? suspicious(mac, ExhibitKind.MAC, where, "it is the placeholder that Android gives instead of an address")
				: Outcome.of(Identified.of(mac));
	}

	/** 64 random bits; Android writes them without leading zeros. */
	private static Outcome<Identified> androidId(String text, Where where) {
		String hex = text.toLowerCase(Locale.ROOT);
		if (!hex.matches("[0-9a-f]{8,16}")) {
			return refused(ExhibitKind.ANDROID_ID, where, "16 hexadecimal digits are wanted");
		}
		return hex.equals(SHARED_ANDROID_ID)
				? suspicious(hex, ExhibitKind.ANDROID_ID, where, "many devices share this value") : Outcome.of(Identified.of(hex));
	}

	private static Outcome<Identified> serial(String text, Where where) {
		if (!text.matches("[\\x21-\\x7e]{4,64}") && !text.equals("0")) {
			return refused(ExhibitKind.SERIAL, where, "4 to 64 printable ASCII characters are wanted");
		}
		return NO_SERIALS.contains(text.toLowerCase(Locale.ROOT))
				? suspicious(text, ExhibitKind.SERIAL, where, "it is a placeholder that many devices share") : Outcome.of(Identified.of(text));
	}

	/** RFC 5321 section 4.1.2, without quoted local parts; the domain's case does not count. */
	private static Outcome<Identified> email(String text, Where where) {
		int at = text.lastIndexOf('@');
		if (text.length() > 254 || !text.matches("[^\\s@\"<>(),:;\\[\\]\\\\]{1,64}@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+")) {
			return refused(ExhibitKind.EMAIL, where, "name@domain is wanted");
		}
		return Outcome.of(Identified.of(text.substring(0, at) + text.substring(at).toLowerCase(Locale.ROOT)));
	}

	/** Decimal degrees, latitude first, as in RFC 5870 ({@code geo:}). */
	private static Outcome<Identified> location(String text, Where where) {
		Matcher matcher = POSITION.matcher(text);
		if (!matcher.matches()) {
			return refused(ExhibitKind.LOCATION, where, "latitude,longitude in decimal degrees are wanted, as in 51.5007,-0.1246");
		}
		BigDecimal latitude = new BigDecimal(matcher.group(1));
		BigDecimal longitude = new BigDecimal(matcher.group(2));
		if (latitude.abs().compareTo(BigDecimal.valueOf(90)) > 0 || longitude.abs().compareTo(BigDecimal.valueOf(180)) > 0) {
			return refused(ExhibitKind.LOCATION, where, "latitude goes from -90 to 90, longitude from -180 to 180");
		}
		return Outcome.of(Identified.of(latitude.toPlainString() + "," + longitude.toPlainString()));
	}

	private static String digits(String text) {
		return text.replaceAll("[\\s./\\-]", "");
	}

	private static Outcome<Identified> refused(ExhibitKind kind, Where where, String why) {
		return Outcome.none(new Problem("exhibit." + code(kind), where, "This is no " + kind + ": " + why + ".",
				"It is not searched for."));
	}

	private static Outcome<Identified> suspicious(String value, ExhibitKind kind, Where where, String why) {
		return Outcome.of(Identified.of(value), List.of(new Problem("exhibit." + code(kind) + COMMON, where,
				"This " + kind + " names no single device: " + why + ".", "A sighting of it does not point to this handset.")));
	}

	private static String code(ExhibitKind kind) {
		return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
