package org.telltale.seal.replay;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.seal.picture.Sketch;
import org.telltale.seal.refusal.Refusal;

/** Whether bytes are an exhibit's value in the form that a match names. */
public final class Variant {

	private static final int MIN_PART = 4_096;
	private static final int LEAST_LIKENESS = 9_000;
	private static final int MOST_LIKENESS = 10_000;
	private static final Set<String> DIGIT_KINDS = Set.of("IMEI", "IMSI", "ICCID");
	private static final Set<String> HEX_KINDS = Set.of("MAC", "ANDROID_ID", "SERIAL");

	/**
	 * What is known of an exhibit.
	 *
	 * @param kind its kind
	 * @param value its value; empty for a photo
	 * @param sha256 of its content
	 * @param length of its content, -1 if not known
	 */
	public record Known(String kind, Optional<String> value, String sha256, long length) {
	}

	/** Where the exhibit's own bytes can be had. */
	public interface Content {
		/** The exhibit's bytes; empty if they are not among the evidence given. */
		Optional<byte[]> bytes() throws java.io.IOException;
	}

	private Variant() {
	}

	/** The strength that a form gives. */
	public static String strength(Json variant) throws Refusal {
		return switch (Members.text(variant, "form")) {
			case "digest" -> "digest";
			case "file-part" -> "partial";
			case "picture" -> "similar";
			default -> "exact";
		};
	}

	/**
	 * Refuses unless the bytes are the exhibit.
	 *
	 * @return whether that could be told; it cannot for a part of a file, or a picture like one, that is not among the evidence
	 */
	public static boolean require(Json variant, byte[] bytes, Known exhibit, Content content) throws Refusal, java.io.IOException {
		switch (Members.text(variant, "form")) {
			case "text" -> text(variant, bytes, exhibit);
			case "digits" -> digits(variant, bytes, exhibit);
			case "phone" -> phone(variant, bytes, exhibit);
			case "hex-id" -> hexId(variant, bytes, exhibit);
			case "digest" -> digest(variant, bytes, exhibit);
			case "file" -> {
				Members.require(variant, Set.of("form"), Set.of(), "a variant");
				hold(bytes.length == exhibit.length() && Digest.sha256(bytes).hex().equals(exhibit.sha256()));
			}
			case "file-part" -> {
				return filePart(variant, bytes, content);
			}
			case "picture" -> {
				return picture(variant, bytes, exhibit, content);
			}
			default -> throw new Refusal("a variant that is not known");
		}
		return true;
	}

	private static void text(Json variant, byte[] bytes, Known exhibit) throws Refusal {
		Members.require(variant, Set.of("form", "charset"), Set.of(), "a variant");
		Charset charset = switch (Members.text(variant, "charset")) {
			case "utf-8" -> StandardCharsets.UTF_8;
			case "utf-16le" -> StandardCharsets.UTF_16LE;
			case "utf-16be" -> StandardCharsets.UTF_16BE;
			case "gb18030" -> Charset.forName("GB18030");
			default -> throw new Refusal("a charset that is not known");
		};
		hold(Arrays.equals(bytes, value(exhibit).getBytes(charset)));
	}

	private static void digits(Json variant, byte[] bytes, Known exhibit) throws Refusal {
		Members.require(variant, Set.of("form", "count"), Set.of(), "a variant");
		Refusal.unless(DIGIT_KINDS.contains(exhibit.kind()), "digits are no form of " + exhibit.kind());
		int count = Members.index(variant, "count");
		String all = value(exhibit).replaceAll("[ /.-]", "");
		Refusal.unless(all.matches("\\d+"), "the exhibit is no number");
		boolean imei = exhibit.kind().equals("IMEI");
		Refusal.unless(imei ? count == 14 && all.length() >= 14 || count == 15 && all.length() >= 15 || count == 16 && all.length() == 16
				: count == all.length(), "a count of digits that the exhibit does not have");
		hold(latin(bytes).replaceAll("[ /.-]", "").equals(all.substring(0, count)));
	}

	private static void phone(Json variant, byte[] bytes, Known exhibit) throws Refusal {
		boolean national = Members.text(variant, "style").equals("national");
		Members.require(variant, national ? Set.of("form", "style", "countryCode", "trunk") : Set.of("form", "style"), Set.of(), "a variant");
		Refusal.unless(exhibit.kind().equals("PHONE_NUMBER"), "a phone number is no form of " + exhibit.kind());
		String number = e164(exhibit);
		String wanted = switch (Members.text(variant, "style")) {
			case "international" -> "+" + number;
			case "double-zero" -> "00" + number;
			case "digits" -> number;
			case "national" -> {
				String country = Members.text(variant, "countryCode");
				String trunk = Members.text(variant, "trunk");
				Refusal.unless(country.matches("\\d{1,3}") && trunk.matches("\\d*") && number.startsWith(country), "the number is of another country");
				yield trunk + number.substring(country.length());
			}
			default -> throw new Refusal("a style that is not known");
		};
		hold(latin(bytes).replaceAll("[ .()/-]", "").equals(wanted));
	}

	private static void hexId(Json variant, byte[] bytes, Known exhibit) throws Refusal {
		Members.require(variant, Set.of("form", "separators"), Set.of(), "a variant");
		Refusal.unless(HEX_KINDS.contains(exhibit.kind()), "hexadecimal digits are no form of " + exhibit.kind());
		boolean separators = Members.bool(variant, "separators");
		String found = latin(bytes);
		Refusal.unless(separators || !found.matches(".*[:.-].*"), "there are separators in the bytes");
		hold(plain(found).equals(plain(value(exhibit))));
	}

	private static String plain(String text) {
		return text.replaceAll("[:.-]", "").toLowerCase(Locale.ROOT);
	}

	private static void digest(Json variant, byte[] bytes, Known exhibit) throws Refusal {
		Members.require(variant, Set.of("form", "algorithm", "of", "spelling"), Set.of(), "a variant");
		String algorithm = Members.text(variant, "algorithm");
		Refusal.unless(Set.of("MD5", "SHA-1", "SHA-256").contains(algorithm), "an algorithm that is not known");
		byte[] digest = Digest.newDigester(algorithm).digest(hashed(Members.text(variant, "of"), exhibit).getBytes(StandardCharsets.UTF_8));
		byte[] wanted = switch (Members.text(variant, "spelling")) {
			case "raw" -> digest;
			case "hex-lower" -> HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
			case "hex-upper" -> HexFormat.of().withUpperCase().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
			case "base64" -> Base64.getEncoder().encode(digest);
			default -> throw new Refusal("a spelling that is not known");
		};
		hold(Arrays.equals(bytes, wanted));
	}

	private static String hashed(String of, Known exhibit) throws Refusal {
		return switch (of) {
			case "utf-8" -> value(exhibit);
			case "digits-14" -> imei(exhibit, 14);
			case "digits-15" -> imei(exhibit, 15);
			case "e164" -> "+" + e164(exhibit);
			case "digits" -> e164(exhibit);
			default -> throw new Refusal("a digest of something that is not known: " + of);
		};
	}

	private static String imei(Known exhibit, int count) throws Refusal {
		String all = value(exhibit).replaceAll("[ /.-]", "");
		Refusal.unless(exhibit.kind().equals("IMEI") && all.matches("\\d+") && all.length() >= count, "the exhibit is no IMEI of so many digits");
		return all.substring(0, count);
	}

	private static boolean filePart(Json variant, byte[] bytes, Content content) throws Refusal, java.io.IOException {
		Members.require(variant, Set.of("form", "offset"), Set.of(), "a variant");
		int offset = Members.index(variant, "offset");
		Refusal.unless(bytes.length >= MIN_PART, "the part is shorter than 4,096 bytes");
		Optional<byte[]> whole = content.bytes();
		if (whole.isEmpty()) {
			return false;
		}
		hold((long) offset + bytes.length <= whole.get().length
				&& Arrays.equals(whole.get(), offset, offset + bytes.length, bytes, 0, bytes.length));
		return true;
	}

	private static boolean picture(Json variant, byte[] bytes, Known exhibit, Content content) throws Refusal, java.io.IOException {
		Members.require(variant, Set.of("form", "likeness"), Set.of(), "a variant");
		Refusal.unless(exhibit.kind().equals("PHOTO"), "a picture is no form of " + exhibit.kind());
		int likeness = Members.index(variant, "likeness");
		Refusal.unless(likeness >= LEAST_LIKENESS && likeness <= MOST_LIKENESS, "a likeness outside of 9,000 to 10,000");
		Sketch found = Sketch.of(bytes);
		Refusal.unless(found.end() == bytes.length, "something stands behind the picture");
		Optional<byte[]> whole = content.bytes();
		if (whole.isEmpty()) {
			return false;
		}
		int computed = found.likeness(Sketch.of(whole.get()));
		Refusal.unless(computed == likeness, "the likeness is " + computed + ", not " + likeness);
		return true;
	}

	private static String e164(Known exhibit) throws Refusal {
		Refusal.unless(value(exhibit).matches("\\+\\d{3,15}"), "the exhibit is no number in E.164 form");
		return value(exhibit).substring(1);
	}

	private static String value(Known exhibit) throws Refusal {
		return exhibit.value().orElseThrow(() -> new Refusal("the exhibit has no value"));
	}

	private static String latin(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	private static void hold(boolean holds) throws Refusal {
		Refusal.unless(holds, "the bytes are not the exhibit in the form that the fact names");
	}
}
