package org.telltale.match.exhibit;

import org.telltale.base.json.Json;

/**
 * What of an exhibit is digested (derivation.md, section Match).
 *
 * @param word {@code utf-8}, {@code lower}, {@code digits-14}, ...
 * @param countryCode digits of the country code with {@code national}, else empty
 * @param trunk what is dialled before a national number, with {@code national}; else empty
 */
public record Digested(String word, String countryCode, String trunk) {

	private static final String NATIONAL = "national";

	/** What takes no more than a word. */
	public static Digested of(String word) {
		return new Digested(word, "", "");
	}

	/** A telephone number without its country code. */
	public static Digested national(String countryCode, String trunk) {
		return new Digested(NATIONAL, countryCode, trunk);
	}

	Json.Fields into(Json.Fields fields) {
		fields.put("of", word);
		return NATIONAL.equals(word) ? fields.put("countryCode", countryCode).put("trunk", trunk) : fields;
	}

	String words() {
		return switch (word) {
			case "utf-8" -> "value";
			case "utf-16le" -> "value in UTF-16LE";
			case "trimmed" -> "value without blanks at its ends";
			case "lower" -> "value in small letters";
			case "upper" -> "value in capital letters";
			case "trimmed-lower" -> "value in small letters without blanks at its ends";
			case "digits-14" -> "first 14 digits";
			case "digits-15" -> "first 15 digits";
			case "digits-16" -> "16 digits";
			case "digits" -> "number's digits";
			case "e164" -> "number with +";
			case "double-zero" -> "number with 00";
			case NATIONAL -> "national number" + (trunk.isEmpty() ? "" : " with " + trunk);
			case "bytes" -> "identifier's bytes";
			default -> "hexadecimal digits (" + word + ")";
		};
	}
}
