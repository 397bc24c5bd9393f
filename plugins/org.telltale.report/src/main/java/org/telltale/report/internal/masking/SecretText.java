package org.telltale.report.internal.masking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.telltale.base.Digest;

/**
 * A masked value as it may stand in a text: with and without separators, as hexadecimal digits, in Base64, percent-encoded, or as a digest.
 * Finds nothing in texts that only speak of its length or kind.
 */
final class SecretText {

	private static final Set<String> NUMBERS = Set.of("IMEI", "IMSI", "ICCID", "PHONE_NUMBER");
	private static final int LEAST_DIGITS = 5;
	private static final int LEAST_TEXT = 2;
	private static final int PHONE_DIGITS = 9;
	private static final int IMEI_DIGITS = 14;
	private static final HexFormat HEX = HexFormat.of();

	/** Lower-case texts, any of which gives the value away. */
	private final List<String> literals = new ArrayList<>();
	/** Digits that a text without its separators has to have before the pattern is tried; empty if it is no number. */
	private final String digits;
	private final Pattern pattern;

	private SecretText(String digits, Pattern pattern) {
		this.digits = digits;
		this.pattern = pattern;
	}

	/** The value of an exhibit or a handset; nothing is found of one that is too short to be told from other texts. */
	static SecretText of(String kind, String value) {
		String digits = value.replaceAll("[^0-9]", "");
		boolean number = NUMBERS.contains(kind) && digits.length() >= LEAST_DIGITS;
		String core = !number ? "" : kind.equals("PHONE_NUMBER") ? digits.substring(Math.max(0, digits.length() - PHONE_DIGITS))
				: kind.equals("IMEI") ? digits.substring(0, Math.min(IMEI_DIGITS, digits.length())) : digits;
		SecretText secret = new SecretText(core, number ? number(core, kind) : words(value));
		if (value.length() >= LEAST_TEXT && (number || value.codePointCount(0, value.length()) >= LEAST_TEXT)) {
			Set<String> spellings = new TreeSet<>(List.of(value, value.toLowerCase(Locale.ROOT), value.toUpperCase(Locale.ROOT)));
			if (number) {
				spellings.add(digits);
				spellings.add(core);
				spellings.add("+" + digits);
			}
			if (kind.equals("MAC")) {
				spellings.add(value.replaceAll("[:-]", ""));
				spellings.add(value.replaceAll("[:-]", "").toUpperCase(Locale.ROOT));
			}
			spellings.forEach(secret::encoded);
		}
		return secret;
	}

	private static Pattern number(String core, String kind) {
		String separated = String.join("[\\s\\-.()/]{0,2}", core.split(""));
		return Pattern.compile((kind.equals("PHONE_NUMBER") ? "(?<![0-9])\\+?(?:[0-9][\\s\\-.()/]{0,2}){0,5}" : "(?<![0-9])") + separated + (kind.equals("IMEI") ? "[\\s\\-./]{0,2}[0-9]{0,2}" : "") + "(?![0-9])");
	}

	private static Pattern words(String value) {
		String text = value.strip();
		String escaped = String.join("\\s+", java.util.Arrays.stream(text.split("\\s+")).map(Pattern::quote).toList());
		String before = !text.isEmpty() && Character.isLetterOrDigit(text.codePointAt(0)) ? "(?<![\\p{IsLatin}0-9])" : "";
		String after = !text.isEmpty() && Character.isLetterOrDigit(text.codePointBefore(text.length())) ? "(?![\\p{IsLatin}0-9])" : "";
		return Pattern.compile(text.codePointCount(0, text.length()) < LEAST_TEXT ? "(?!)" : before + escaped + after, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	}

	private void encoded(String spelling) {
		byte[] bytes = spelling.getBytes(StandardCharsets.UTF_8);
		if (bytes.length >= LEAST_DIGITS) {
			literals.add(HEX.formatHex(bytes));
			literals.add(Base64.getEncoder().withoutPadding().encodeToString(bytes).toLowerCase(Locale.ROOT));
			literals.add(java.net.URLEncoder.encode(spelling, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
		}
		for (String algorithm : List.of("MD5", "SHA-1", Digest.SHA_256, "SHA-512")) {
			byte[] digest = Digest.newDigester(algorithm).digest(bytes);
			literals.add(HEX.formatHex(digest));
			literals.add(Base64.getEncoder().withoutPadding().encodeToString(digest).toLowerCase(Locale.ROOT));
		}
	}

	/** Whether the text gives the value away. @param lower the text in lower case @param onlyDigits its digits */
	boolean isIn(String text, String lower, String onlyDigits) {
		boolean maybe = digits.isEmpty() || onlyDigits.contains(digits);
		return maybe && pattern.matcher(text).find() || literals.stream().anyMatch(lower::contains);
	}

	/** The text with the value's places taken out. */
	String without(String text, UnaryOperator<String> instead) {
		String out = pattern.matcher(text).replaceAll(found -> java.util.regex.Matcher.quoteReplacement(instead.apply(found.group())));
		for (String literal : literals) {
			out = Pattern.compile(Pattern.quote(literal), Pattern.CASE_INSENSITIVE).matcher(out).replaceAll("[masked]");
		}
		return out;
	}
}
