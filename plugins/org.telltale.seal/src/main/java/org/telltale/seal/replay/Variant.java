package org.telltale.seal.replay;

import java.util.Arrays;
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
			case "digest", "salted-digest" -> "digest";
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
	public static boolean require(Json variant, Matched matched, Known exhibit, Content content) throws Refusal, java.io.IOException {
		switch (Members.text(variant, "form")) {
			case "text" -> TextForms.text(variant, matched, ExhibitValue.of(exhibit));
			case "gsm7" -> TextForms.gsm7(variant, matched, ExhibitValue.of(exhibit));
			case "xor" -> TextForms.xor(variant, matched, ExhibitValue.of(exhibit));
			case "digits" -> NumberForms.digits(variant, matched, ExhibitValue.of(exhibit));
			case "bcd" -> NumberForms.bcd(variant, matched, ExhibitValue.of(exhibit));
			case "phone" -> NumberForms.phone(variant, matched, ExhibitValue.of(exhibit));
			case "hex-id" -> NumberForms.hexId(variant, matched, ExhibitValue.of(exhibit));
			case "raw-id" -> NumberForms.rawId(variant, matched, ExhibitValue.of(exhibit));
			case "digest" -> DigestForms.digest(variant, matched, ExhibitValue.of(exhibit));
			case "salted-digest" -> DigestForms.salted(variant, matched, ExhibitValue.of(exhibit));
			case "file" -> {
				Members.require(variant, Set.of("form"), Set.of(), "a variant");
				Matched.require(matched.length() == exhibit.length()
						&& Digest.sha256(matched.node(), matched.from(), matched.length()).hex().equals(exhibit.sha256()));
			}
			case "file-part" -> {
				return filePart(variant, matched, content);
			}
			case "picture" -> {
				return picture(variant, Arrays.copyOfRange(matched.node(), matched.from(), matched.to()), exhibit, content);
			}
			default -> throw new Refusal("a variant that is not known");
		}
		return true;
	}

	private static boolean filePart(Json variant, Matched matched, Content content) throws Refusal, java.io.IOException {
		Members.require(variant, Set.of("form", "offset"), Set.of(), "a variant");
		int offset = Members.index(variant, "offset");
		Refusal.unless(matched.length() >= MIN_PART, "the part is shorter than 4,096 bytes");
		Optional<byte[]> whole = content.bytes();
		if (whole.isEmpty()) {
			return false;
		}
		Matched.require((long) offset + matched.length() <= whole.get().length
				&& Arrays.equals(whole.get(), offset, offset + matched.length(), matched.node(), matched.from(), matched.to()));
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
}
