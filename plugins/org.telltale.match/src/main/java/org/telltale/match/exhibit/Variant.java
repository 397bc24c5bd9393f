package org.telltale.match.exhibit;

import java.util.Locale;
import org.telltale.base.json.Json;

/**
 * The form in which an exhibit was seen, one of the closed list in {@code docs/formats/derivation.md}, section Match.
 */
public sealed interface Variant {

	/** As it stands in {@code match.variant} of a derivation. */
	Json.Fields toJson();

	/** In words for a person. */
	String words();

	/** What a sighting of this form is worth. */
	default Strength strength() {
		return Strength.EXACT;
	}

	/** The value's text in a character set: {@code utf-8}, {@code utf-16le}, {@code utf-16be}, {@code gb18030}. */
	record Text(String charset) implements Variant {
		@Override
		public Json.Fields toJson() {
			return Json.object().put("form", "text").put("charset", charset);
		}

		@Override
		public String words() {
			return "text in " + charset.toUpperCase(Locale.ROOT);
		}
	}

	/** The first {@code count} decimal digits of an IMEI, all digits of another number, separators passed over. */
	record Digits(int count) implements Variant {
		@Override
		public Json.Fields toJson() {
			return Json.object().put("form", "digits").put("count", count);
		}

		@Override
		public String words() {
			return count + " digits";
		}
	}

	/**
	 * A telephone number.
	 *
	 * @param style {@code international}, {@code double-zero}, {@code digits} or {@code national}
	 * @param countryCode digits of the country code with {@code national}, else empty
	 * @param trunk what is dialled before a national number, with {@code national}; else empty
	 */
	record Phone(String style, String countryCode, String trunk) implements Variant {
		@Override
		public Json.Fields toJson() {
			Json.Fields fields = Json.object().put("form", "phone").put("style", style);
			return "national".equals(style) ? fields.put("countryCode", countryCode).put("trunk", trunk) : fields;
		}

		@Override
		public String words() {
			return switch (style) {
				case "international" -> "number with + and country code";
				case "double-zero" -> "number with 00 and country code";
				case "national" -> "national number (country code " + countryCode
						+ (trunk.isEmpty() ? ", no trunk prefix)" : ", trunk prefix " + trunk + ")");
				default -> "number's digits with country code";
			};
		}
	}

	/** Hexadecimal digits of an identifier, in either case. */
	record HexId(boolean separators) implements Variant {
		@Override
		public Json.Fields toJson() {
			return Json.object().put("form", "hex-id").put("separators", separators);
		}

		@Override
		public String words() {
			return separators ? "hexadecimal digits with separators" : "hexadecimal digits";
		}
	}

	/**
	 * A message digest.
	 *
	 * @param algorithm {@code MD5}, {@code SHA-1} or {@code SHA-256}
	 * @param of what is digested: {@code utf-8}, {@code digits-14}, {@code digits-15}, {@code e164}, {@code digits}
	 * @param spelling {@code raw}, {@code hex-lower}, {@code hex-upper}, {@code base64}
	 */
	record OfDigest(String algorithm, String of, String spelling) implements Variant {
		@Override
		public Json.Fields toJson() {
			return Json.object().put("form", "digest").put("algorithm", algorithm).put("of", of).put("spelling", spelling);
		}

		@Override
		public String words() {
			String what = switch (of) {
				case "digits-14" -> "first 14 digits";
				case "digits-15" -> "first 15 digits";
				case "e164" -> "number with +";
				case "digits" -> "number's digits";
				default -> "value";
			};
			return algorithm + " of the " + what + ", " + spelling;
		}

		@Override
		public Strength strength() {
			return Strength.DIGEST;
		}
	}

	/** The whole content. */
	record File() implements Variant {
		@Override
		public Json.Fields toJson() {
			return Json.object().put("form", "file");
		}

		@Override
		public String words() {
			return "whole file";
		}
	}

	/** A piece of the content that begins at {@code offset} bytes of the exhibit. */
	record FilePart(long offset) implements Variant {
		@Override
		public Json.Fields toJson() {
			return Json.object().put("form", "file-part").put("offset", offset);
		}

		@Override
		public String words() {
			return "part of the file, from byte " + offset;
		}

		@Override
		public Strength strength() {
			return Strength.PARTIAL;
		}
	}

	/**
	 * A picture that looks like the exhibit's.
	 *
	 * @param likeness from 9,000 to 10,000, as derivation.md defines it
	 */
	record Picture(int likeness) implements Variant {
		@Override
		public Json.Fields toJson() {
			return Json.object().put("form", "picture").put("likeness", likeness);
		}

		@Override
		public String words() {
			return "picture that looks like it, likeness " + likeness + " of 10000";
		}

		@Override
		public Strength strength() {
			return Strength.SIMILAR;
		}
	}
}
