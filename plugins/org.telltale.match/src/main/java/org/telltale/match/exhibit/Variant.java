package org.telltale.match.exhibit;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.telltale.base.ByteRange;
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

	/**
	 * The value's text.
	 *
	 * @param charset the character set, by its name in derivation.md
	 * @param change what was done to the text before it was encoded
	 */
	record Text(String charset, Change change) implements Variant {

		/** What may be done to a text. */
		public enum Change {
			/** Nothing. */
			NONE("", ""),
			/** Normalization form C (UAX #15). */
			NFC("nfc", "composed"),
			/** Normalization form D. */
			NFD("nfd", "decomposed"),
			/** Letters from A to Z in either case. */
			FOLDED("folded", "case ignored"),
			/** Its characters from the last to the first. */
			REVERSED("reversed", "backwards"),
			/** Its bytes from the last to the first. */
			REVERSED_BYTES("reversed-bytes", "bytes backwards");

			private final String word;
			private final String words;

			Change(String word, String words) {
				this.word = word;
				this.words = words;
			}
		}

		/** The text as it is. */
		public Text(String charset) {
			this(charset, Change.NONE);
		}

		@Override
		public Json.Fields toJson() {
			Json.Fields fields = Json.object().put("form", "text").put("charset", charset);
			return change == Change.NONE ? fields : fields.put("change", change.word);
		}

		@Override
		public String words() {
			return "text in " + charset.toUpperCase(Locale.ROOT) + (change == Change.NONE ? "" : ", " + change.words);
		}
	}

	/** The text in the GSM 7-bit alphabet, one character in a byte. */
	record Gsm7() implements Variant {
		@Override
		public Json.Fields toJson() {
			return Json.object().put("form", "gsm7").put("packing", "unpacked");
		}

		@Override
		public String words() {
			return "text in GSM 7-bit, one character in a byte";
		}
	}

	/** The text in the GSM 7-bit alphabet, eight characters in seven bytes, from bit {@code bit} of the first byte on. */
	record PackedGsm7(int bit) implements Variant {
		@Override
		public Json.Fields toJson() {
			return Json.object().put("form", "gsm7").put("packing", "packed").put("bit", bit);
		}

		@Override
		public String words() {
			return "text in GSM 7-bit, packed, from bit " + bit + " on";
		}
	}

	/** The value's text in a character set, every byte XOR {@code key}. */
	record Xored(String charset, int key) implements Variant {
		@Override
		public Json.Fields toJson() {
			return Json.object().put("form", "xor").put("charset", charset).put("key", hex());
		}

		@Override
		public String words() {
			return "text in " + charset.toUpperCase(Locale.ROOT) + ", each byte XOR " + hex();
		}

		private String hex() {
			return HexFormat.of().toHexDigits((byte) key);
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
	 * Decimal digits in half bytes.
	 *
	 * @param lowFirst whether the first of two digits is in the low half
	 * @param skip half bytes in front that are no digits of the value: 0 or 1
	 * @param count how many digits
	 */
	record Bcd(boolean lowFirst, int skip, int count) implements Variant {
		@Override
		public Json.Fields toJson() {
			return Json.object().put("form", "bcd").put("order", lowFirst ? "low-first" : "high-first").put("skip", skip).put("count", count);
		}

		@Override
		public String words() {
			return count + " digits in half bytes" + (lowFirst ? ", low half first" : "");
		}
	}

	/**
	 * A telephone number.
	 *
	 * @param style {@code international}, {@code double-zero}, {@code digits}, {@code national} or {@code trunk-inside}
	 * @param countryCode digits of the country code with {@code national} and {@code trunk-inside}, else empty
	 * @param trunk what is dialled before a national number, with these two; else empty
	 */
	record Phone(String style, String countryCode, String trunk) implements Variant {
		@Override
		public Json.Fields toJson() {
			Json.Fields fields = Json.object().put("form", "phone").put("style", style);
			return "national".equals(style) || "trunk-inside".equals(style) ? fields.put("countryCode", countryCode).put("trunk", trunk) : fields;
		}

		@Override
		public String words() {
			return switch (style) {
				case "international" -> "number with + and country code";
				case "double-zero" -> "number with 00 and country code";
				case "national" -> "national number (country code " + countryCode
						+ (trunk.isEmpty() ? ", no trunk prefix)" : ", trunk prefix " + trunk + ")");
				case "trunk-inside" -> "number with country code and trunk prefix " + trunk;
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

	/** The bytes that an identifier's hexadecimal digits spell, or these from the last to the first. */
	record RawId(boolean reversed) implements Variant {
		@Override
		public Json.Fields toJson() {
			return Json.object().put("form", "raw-id").put("reversed", reversed);
		}

		@Override
		public String words() {
			return reversed ? "identifier's bytes, last first" : "identifier's bytes";
		}
	}

	/**
	 * A message digest.
	 *
	 * @param algorithm {@code MD5}, {@code SHA-1}, {@code SHA-256} or {@code SHA-512}
	 * @param of what is digested
	 * @param spelling how the digest is written, a word of derivation.md
	 */
	record OfDigest(String algorithm, Digested of, String spelling) implements Variant {
		@Override
		public Json.Fields toJson() {
			return of.into(Json.object().put("form", "digest").put("algorithm", algorithm)).put("spelling", spelling);
		}

		@Override
		public String words() {
			return algorithm + " of the " + of.words() + ", " + spelling;
		}

		@Override
		public Strength strength() {
			return Strength.DIGEST;
		}
	}

	/**
	 * A CRC-32, which is told from any other number by a word in front of it.
	 *
	 * @param of what it is of
	 * @param spelling {@code hex-lower}, {@code hex-upper} or {@code decimal}
	 * @param context the word
	 */
	record OfCrc(Digested of, String spelling, String context) implements Variant {
		@Override
		public Json.Fields toJson() {
			return of.into(Json.object().put("form", "digest").put("algorithm", "CRC-32")).put("spelling", spelling).put("context", context);
		}

		@Override
		public String words() {
			return "CRC-32 of the " + of.words() + ", " + spelling + ", behind \"" + context + "\"";
		}

		@Override
		public Strength strength() {
			return Strength.DIGEST;
		}
	}

	/**
	 * A message digest with a salt that stands near it.
	 *
	 * @param algorithm as for {@link OfDigest}
	 * @param of what is digested beside the salt
	 * @param spelling as for {@link OfDigest}, never {@code raw}
	 * @param salt where the salt stands in the layer of the match
	 * @param order {@code before} or {@code after} the value, or {@code hmac}: the salt is the key
	 * @param separator what stands between salt and value
	 */
	record Salted(String algorithm, Digested of, String spelling, ByteRange salt, String order, String separator) implements Variant {
		@Override
		public Json.Fields toJson() {
			return of.into(Json.object().put("form", "salted-digest").put("algorithm", algorithm)).put("spelling", spelling)
					.put("salt", new Json.Array(List.of(Json.of(salt.offset()), Json.of(salt.length())))).put("order", order).put("separator", separator);
		}

		@Override
		public String words() {
			return ("hmac".equals(order) ? "HMAC " + algorithm + " of the " + of.words() + ", keyed with a text near it, "
					: algorithm + " of the " + of.words() + " with a salt " + order + " it, ") + spelling;
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
