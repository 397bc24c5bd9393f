package org.telltale.seal.replay;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.seal.refusal.Refusal;

/** Digests of a value: bare, a CRC-32 behind a word, or with a salt that stands near. */
final class DigestForms {

	private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-512");
	/** By the kinds that have digests with a salt too, the words that name a CRC-32 of them. */
	private static final Map<String, Set<String>> WORDS = Map.of("IMEI", Set.of("imei"), "IMSI", Set.of("imsi"), "ICCID", Set.of("iccid"),
			"MAC", Set.of("mac"), "ANDROID_ID", Set.of("android"), "SERIAL", Set.of("serial"), ExhibitValue.PHONE, Set.of("phone", "msisdn"),
			"EMAIL", Set.of("mail"));
	/** How far in front of the match the word's last byte may be. */
	private static final int MAX_WORD_DISTANCE = 16;
	private static final String NO_WORD_BEYOND = "&,;{}\r\n";

	private static final Set<String> SEPARATORS = Set.of("", ":", "-", "_", "|", ".");
	private static final int MIN_SALT = 4;
	private static final int MAX_SALT = 64;
	private static final int MAX_SALT_DISTANCE = 4_096;

	private DigestForms() {
	}

	static void digest(Json variant, Matched matched, ExhibitValue value) throws Refusal {
		String algorithm = Members.text(variant, "algorithm");
		if (algorithm.equals("CRC-32")) {
			crc(variant, matched, value);
			return;
		}
		requireMembers(variant, Set.of());
		requireKnown(algorithm);
		byte[] digest = Digest.newDigester(algorithm).digest(digested(variant, value));
		String spelling = Members.text(variant, "spelling");
		matched.requireIs(spelling.equals("raw") ? digest : spelled(digest, spelling));
	}

	private static void crc(Json variant, Matched matched, ExhibitValue value) throws Refusal {
		requireMembers(variant, Set.of("context"));
		CRC32 crc = new CRC32();
		crc.update(digested(variant, value));
		String wanted = switch (Members.text(variant, "spelling")) {
			case "hex-lower" -> HexFormat.of().toHexDigits(crc.getValue(), 8);
			case "hex-upper" -> HexFormat.of().withUpperCase().toHexDigits(crc.getValue(), 8);
			case "decimal" -> Long.toString(crc.getValue());
			default -> throw new Refusal("a spelling of a CRC-32 that is not known");
		};
		matched.requireIs(ascii(wanted));
		String word = Members.text(variant, "context");
		Refusal.unless(word.equals("crc") || WORDS.getOrDefault(value.kind(), Set.of()).contains(word), "a word that does not name a CRC-32 of " + value.kind());
		Refusal.unless(standsInFront(ascii(word), matched), "the word " + word + " does not stand in front of the match");
	}

	private static boolean standsInFront(byte[] word, Matched matched) {
		byte[] node = matched.node();
		for (int last = matched.from() - 1; last >= Math.max(0, matched.from() - MAX_WORD_DISTANCE); last--) {
			if (endsWith(node, last + 1, word)) {
				return true;
			}
			if (NO_WORD_BEYOND.indexOf(node[last]) >= 0) {
				return false;
			}
		}
		return false;
	}

	private static boolean endsWith(byte[] node, int end, byte[] word) {
		for (int i = 0; i < word.length; i++) {
			int at = end - word.length + i;
			if (at < 0 || Matched.small(node[at] & 0xff) != word[i]) {
				return false;
			}
		}
		return true;
	}

	static void salted(Json variant, Matched matched, ExhibitValue value) throws Refusal {
		requireMembers(variant, Set.of("salt", "order", "separator"));
		Refusal.unless(WORDS.containsKey(value.kind()), "a digest with a salt is no form of " + value.kind());
		String algorithm = Members.text(variant, "algorithm");
		requireKnown(algorithm);
		byte[] salt = salt(Members.indices(variant, "salt", 0), matched);
		String separator = Members.text(variant, "separator");
		Refusal.unless(SEPARATORS.contains(separator), "a separator that is not known");
		byte[] digested = digested(variant, value);
		byte[] digest = switch (Members.text(variant, "order")) {
			case "before" -> Digest.newDigester(algorithm).digest(Hmac.joined(salt, ascii(separator), digested));
			case "after" -> Digest.newDigester(algorithm).digest(Hmac.joined(digested, ascii(separator), salt));
			case "hmac" -> {
				Refusal.unless(separator.isEmpty(), "an HMAC has no separator");
				yield Hmac.of(algorithm, salt, digested);
			}
			default -> throw new Refusal("an order of salt and value that is not known");
		};
		matched.requireIs(spelled(digest, Members.text(variant, "spelling")));
	}

	private static byte[] salt(int[] range, Matched matched) throws Refusal {
		Refusal.unless(range.length == 2 && range[1] >= MIN_SALT && range[1] <= MAX_SALT, "the salt is no range of 4 to 64 bytes");
		long end = (long) range[0] + range[1];
		Refusal.unless(end <= matched.node().length, "the salt passes the end of the match's node");
		long between = end <= matched.from() ? matched.from() - end : (long) range[0] - matched.to();
		Refusal.unless(between >= 0 && between <= MAX_SALT_DISTANCE, "the salt lies in the match, or too far from it");
		byte[] salt = new byte[range[1]];
		for (int i = 0; i < salt.length; i++) {
			salt[i] = matched.node()[range[0] + i];
			Refusal.unless(salt[i] >= 0x21 && salt[i] <= 0x7e, "the salt has a byte that is not printed");
		}
		return salt;
	}

	private static void requireMembers(Json variant, Set<String> more) throws Refusal {
		Set<String> wanted = new HashSet<>(Set.of("form", "algorithm", "of", "spelling"));
		wanted.addAll(more);
		if (Members.text(variant, "of").equals("national")) {
			wanted.addAll(Set.of("countryCode", "trunk"));
		}
		Members.require(variant, wanted, Set.of(), "a variant");
	}

	private static void requireKnown(String algorithm) throws Refusal {
		Refusal.unless(ALGORITHMS.contains(algorithm), "an algorithm that is not known");
	}

	private static byte[] spelled(byte[] digest, String spelling) throws Refusal {
		return switch (spelling) {
			case "hex-lower" -> ascii(HexFormat.of().formatHex(digest));
			case "hex-upper" -> ascii(HexFormat.of().withUpperCase().formatHex(digest));
			case "base64" -> Base64.getEncoder().encode(digest);
			case "base64-unpadded" -> Base64.getEncoder().withoutPadding().encode(digest);
			case "base64url" -> Base64.getUrlEncoder().encode(digest);
			case "base64url-unpadded" -> Base64.getUrlEncoder().withoutPadding().encode(digest);
			default -> throw new Refusal("a spelling that is not known");
		};
	}

	/** What is digested. A digest of no bytes at all would say nothing of the exhibit. */
	private static byte[] digested(Json variant, ExhibitValue value) throws Refusal {
		String of = Members.text(variant, "of");
		byte[] bytes = switch (of) {
			case "utf-8", "utf-16le" -> ExhibitValue.encoded(value.text(), of);
			case "bytes" -> value.identifier();
			default -> text(of, variant, value).getBytes(StandardCharsets.UTF_8);
		};
		Refusal.unless(bytes.length > 0, "a digest of nothing");
		return bytes;
	}

	private static String text(String of, Json variant, ExhibitValue value) throws Refusal {
		return switch (of) {
			case "trimmed" -> value.text().trim();
			case "lower" -> value.text().toLowerCase(Locale.ROOT);
			case "upper" -> value.text().toUpperCase(Locale.ROOT);
			case "trimmed-lower" -> value.text().trim().toLowerCase(Locale.ROOT);
			case "digits-14" -> value.imeiDigits(14);
			case "digits-15" -> value.imeiDigits(15);
			case "digits-16" -> value.imeiDigits(16);
			case "digits" -> value.digits();
			case "e164" -> "+" + value.phone();
			case "double-zero" -> "00" + value.phone();
			case "national" -> value.national(variant);
			case "hex-lower" -> value.hex();
			case "hex-upper" -> value.hex().toUpperCase(Locale.ROOT);
			case "colon-lower" -> value.pairs(":");
			case "colon-upper" -> value.pairs(":").toUpperCase(Locale.ROOT);
			case "hyphen-lower" -> value.pairs("-");
			case "hyphen-upper" -> value.pairs("-").toUpperCase(Locale.ROOT);
			default -> throw new Refusal("a digest of something that is not known: " + of);
		};
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}
}
