package org.telltale.seal.replay;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Set;

import org.telltale.base.json.Json;
import org.telltale.seal.refusal.Refusal;

/** A value as text: in a charset, changed, in the GSM alphabet, or under one byte of XOR. */
final class TextForms {

	private static final Set<String> CHARSETS = Set.of("utf-8", "utf-16le", "utf-16be", "gb18030", "big5", "windows-1251", "windows-1252", "koi8-r");
	private static final Set<String> FOLDED_CHARSETS = Set.of("utf-8", "utf-16le", "utf-16be");
	private static final Set<String> XOR_CHARSETS = Set.of("utf-8", "utf-16le");
	private static final Set<String> FOLDED_KINDS = Set.of("EMAIL", "SERIAL", "TEXT");
	private static final int SEPTET_BITS = 7;

	private TextForms() {
	}

	static void text(Json variant, Matched matched, ExhibitValue value) throws Refusal {
		String charset = Members.text(variant, "charset");
		Refusal.unless(CHARSETS.contains(charset), "a charset that is not known");
		if (variant.get("change").isEmpty()) {
			Members.require(variant, Set.of("form", "charset"), Set.of(), "a variant");
			matched.requireIs(ExhibitValue.encoded(value.text(), charset));
			return;
		}
		Members.require(variant, Set.of("form", "charset", "change"), Set.of(), "a variant");
		changed(Members.text(variant, "change"), charset, matched, value);
	}

	private static void changed(String change, String charset, Matched matched, ExhibitValue value) throws Refusal {
		switch (change) {
			case "nfc" -> matched.requireIs(ExhibitValue.encoded(Normalizer.normalize(value.text(), Normalizer.Form.NFC), charset));
			case "nfd" -> matched.requireIs(ExhibitValue.encoded(Normalizer.normalize(value.text(), Normalizer.Form.NFD), charset));
			case "folded" -> folded(charset, matched, value);
			case "reversed" -> {
				Refusal.unless(charset.equals("utf-8"), "text backwards is in UTF-8 alone");
				// keeps the two halves of a pair in order; others the value does not have
				matched.requireIs(ExhibitValue.encoded(new StringBuilder(value.text()).reverse().toString(), charset));
			}
			case "reversed-bytes" -> {
				Refusal.unless(charset.equals("utf-8"), "text backwards is in UTF-8 alone");
				matched.requireIs(reversed(ExhibitValue.encoded(value.text(), charset)));
			}
			default -> throw new Refusal("a change of text that is not known");
		}
	}

	/** The high bytes of UTF-16 are zero in ASCII text, so that letters can be made small byte by byte. */
	private static void folded(String charset, Matched matched, ExhibitValue value) throws Refusal {
		Refusal.unless(FOLDED_CHARSETS.contains(charset), "text in either case is in UTF-8 or UTF-16 alone");
		Refusal.unless(FOLDED_KINDS.contains(value.kind()), "text in either case is no form of " + value.kind());
		Refusal.unless(StandardCharsets.US_ASCII.newEncoder().canEncode(value.text()), "text in either case has ASCII characters alone");
		byte[] wanted = ExhibitValue.encoded(value.text(), charset);
		Matched.require(matched.length() == wanted.length);
		for (int i = 0; i < wanted.length; i++) {
			Matched.require(Matched.small(matched.u8(i)) == Matched.small(wanted[i] & 0xff));
		}
	}

	static byte[] reversed(byte[] bytes) {
		byte[] reversed = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			reversed[i] = bytes[bytes.length - 1 - i];
		}
		return reversed;
	}

	static void gsm7(Json variant, Matched matched, ExhibitValue value) throws Refusal {
		switch (Members.text(variant, "packing")) {
			case "unpacked" -> {
				Members.require(variant, Set.of("form", "packing"), Set.of(), "a variant");
				matched.requireIs(GsmAlphabet.septets(value.text()));
			}
			case "packed" -> {
				Members.require(variant, Set.of("form", "packing", "bit"), Set.of(), "a variant");
				packed(Members.index(variant, "bit"), matched, GsmAlphabet.septets(value.text()));
			}
			default -> throw new Refusal("a packing that is not known");
		}
	}

	/** 3GPP TS 23.038 section 6.1.2.1.1, from a bit of the first byte on. */
	private static void packed(int first, Matched matched, byte[] septets) throws Refusal {
		Refusal.unless(first < Byte.SIZE, "a byte has no bit of that number");
		long end = first + (long) SEPTET_BITS * septets.length;
		Matched.require(matched.length() == (end + Byte.SIZE - 1) / Byte.SIZE);
		for (int i = 0; i < septets.length; i++) {
			long bit = first + (long) SEPTET_BITS * i;
			int at = (int) (bit / Byte.SIZE);
			int two = matched.u8(at) | (at + 1 < matched.length() ? matched.u8(at + 1) << Byte.SIZE : 0);
			Matched.require((two >> (int) (bit % Byte.SIZE) & 0x7f) == septets[i]);
		}
	}

	static void xor(Json variant, Matched matched, ExhibitValue value) throws Refusal {
		Members.require(variant, Set.of("form", "charset", "key"), Set.of(), "a variant");
		String charset = Members.text(variant, "charset");
		Refusal.unless(XOR_CHARSETS.contains(charset), "text under XOR is in UTF-8 or UTF-16LE alone");
		byte[] key = Members.hex(variant, "key", 1);
		Refusal.unless(key.length == 1 && key[0] != 0, "the key is not one byte, or is zero");
		byte[] wanted = ExhibitValue.encoded(value.text(), charset);
		for (int i = 0; i < wanted.length; i++) {
			wanted[i] ^= key[0];
		}
		matched.requireIs(wanted);
	}
}
