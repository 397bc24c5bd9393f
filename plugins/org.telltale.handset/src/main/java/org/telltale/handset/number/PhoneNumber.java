package org.telltale.handset.number;

import java.util.Optional;

/**
 * A telephone number without its separators: {@code +} and 7 to 15 digits (ITU-T E.164), or the 3 to 15 digits that are
 * dialled inside a country. Which country a national number belongs to is not guessed.
 *
 * @param text {@code +} and digits, or digits
 */
public record PhoneNumber(String text) {

	private static final String SEPARATORS = " -./()\u00a0\u2010\u2011\u2013\u200e\u200f\u202a\u202c\u2066\u2069";

	private static final int LEAST_COMMON = 6;

	/** Reads a number as people and databases write it; empty if it is none, such as a sender's name. */
	public static Optional<PhoneNumber> parse(String written) {
		StringBuilder digits = new StringBuilder();
		for (int i = 0; i < written.length() && digits.length() < 20; i++) {
			char c = written.charAt(i);
			int digit = Character.digit(c, 10);
			if (digit >= 0) {
				digits.append((char) ('0' + digit));
			} else if (c == '+' && digits.isEmpty()) {
				digits.append('+');
			} else if (SEPARATORS.indexOf(c) < 0) {
				return Optional.empty();
			}
		}
		String text = digits.toString();
		return text.matches("\\+[1-9]\\d{6,14}|\\d{3,15}") ? Optional.of(new PhoneNumber(text)) : Optional.empty();
	}

	/** What two ways of writing one number have in common: {@code 00} in front counts as {@code +}. */
	public String key() {
		return text.matches("00[1-9]\\d{6,14}") ? "+" + text.substring(2) : text;
	}

	/**
	 * A number in its international form, where a handset noted that beside a national one.
	 *
	 * @param written as a person wrote it
	 * @param noted the international form, if there is one
	 * @return the noted form if it is international and ends in the written digits, without leading zeros and perhaps without
	 *         one digit more, of which at least six are left: else what was written is international already, or another number
	 */
	public static Optional<PhoneNumber> international(String written, Optional<String> noted) {
		Optional<PhoneNumber> there = noted.flatMap(PhoneNumber::parse).filter(number -> number.text().startsWith("+"));
		Optional<String> national = parse(written).map(PhoneNumber::text).filter(text -> !text.startsWith("+")).map(text -> text.replaceFirst("^0+", ""));
		return there.filter(number -> national.filter(digits -> endsWith(number, digits) || !digits.isEmpty() && endsWith(number, digits.substring(1))).isPresent());
	}

	private static boolean endsWith(PhoneNumber number, String digits) {
		return digits.length() >= LEAST_COMMON && number.text().endsWith(digits);
	}
}
