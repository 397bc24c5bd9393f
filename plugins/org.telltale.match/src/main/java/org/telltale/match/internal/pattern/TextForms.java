package org.telltale.match.internal.pattern;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.telltale.match.exhibit.Sought;
import org.telltale.match.exhibit.Variant;
import org.telltale.match.exhibit.Variant.Text.Change;

/** Text in the character sets in which handsets write it, and its digests. */
final class TextForms {

	/** A text of fewer bytes is met under some key. */
	static final int FEWEST_XORED = 8;
	private static final int FEWEST_REVERSED = 6;
	private static final String UTF_8 = "utf-8";
	private static final String LITTLE = "utf-16le";
	private static final String BIG = "utf-16be";
	private static final Map<String, Charset> NARROW = charsets(UTF_8, "gb18030", "big5", "windows-1251", "windows-1252", "koi8-r");
	/** Enough where all character sets of a byte have the same bytes. */
	private static final Map<String, Charset> ASCII = charsets(UTF_8);
	private static final Map<String, Charset> WIDE = charsets(LITTLE, BIG);

	private TextForms() {
	}

	private static Map<String, Charset> charsets(String... names) {
		Map<String, Charset> charsets = new LinkedHashMap<>();
		List.of(names).forEach(name -> charsets.put(name, Charset.forName(name)));
		return charsets;
	}

	/** Every form of the value as text, with its digests. */
	static void of(Sought sought, Edge edge, PatternSet.Collector out) {
		of(sought, edge, false, out);
	}

	/** The same where the case of letters makes no other value. */
	static void folded(Sought sought, Edge edge, PatternSet.Collector out) {
		of(sought, edge, true, out);
	}

	private static void of(Sought sought, Edge edge, boolean fold, PatternSet.Collector out) {
		String text = sought.value().orElse("");
		if (text.isEmpty()) {
			out.problem("match.no-value", "the exhibit has no text", "it is not looked for");
			return;
		}
		if (encoded(text, StandardCharsets.UTF_8).isEmpty()) {
			out.problem("match.not-unicode", "the exhibit's text has half a surrogate pair", "it is not looked for");
			return;
		}
		double chance = ChanceModel.text(text);
		boolean folds = fold && text.matches("\\p{ASCII}*[A-Za-z]\\p{ASCII}*");
		encode(isAscii(text) ? ASCII : NARROW, text, folds, edge, chance, out);
		wide(text, folds, edge, chance, out);
		for (Change form : List.of(Change.NFC, Change.NFD)) {
			String normal = Normalizer.normalize(text, form == Change.NFC ? Normalizer.Form.NFC : Normalizer.Form.NFD);
			if (!normal.equals(text)) {
				NARROW.forEach((name, charset) -> add(normal, new Variant.Text(name, form), charset, edge, chance, out));
				WIDE.forEach((name, charset) -> add(normal, new Variant.Text(name, form), charset, edge, chance, out));
			}
		}
		GsmForms.of(text, edge, chance, out);
		backwards(text, edge, chance, out);
		xored(text, chance, out);
		DigestForms.ofText(text, out);
	}

	private static boolean isAscii(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) > 0x7f) {
				return false;
			}
		}
		return true;
	}

	private static void encode(Map<String, Charset> charsets, String text, boolean folds, Edge edge, double chance, PatternSet.Collector out) {
		charsets.forEach((name, charset) -> {
			if (folds) {
				out.folded(name, text.toLowerCase(Locale.ROOT).getBytes(charset), text.getBytes(charset), edge, chance);
			} else {
				add(text, new Variant.Text(name), charset, edge, chance, out);
			}
		});
	}

	private static void add(String text, Variant variant, Charset charset, Edge edge, double chance, PatternSet.Collector out) {
		encoded(text, charset).ifPresent(bytes -> out.bytes(variant, bytes, edge, chance));
	}

	private static Optional<byte[]> encoded(String text, Charset charset) {
		try {
			ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
			return Optional.of(Arrays.copyOf(bytes.array(), bytes.limit()));
		} catch (CharacterCodingException notInThisSet) {
			return Optional.empty();
		}
	}

	/** The text in UTF-16, where one-byte forms are found in another way. */
	static void wide(String text, Edge edge, double chance, PatternSet.Collector out) {
		wide(text, false, edge, chance, out);
	}

	private static void wide(String text, boolean folds, Edge edge, double chance, PatternSet.Collector out) {
		encode(WIDE, text, folds, edge, chance, out);
	}

	/** The text in UTF-8 alone. */
	static void narrow(String text, Edge edge, double chance, PatternSet.Collector out) {
		add(text, new Variant.Text(UTF_8), StandardCharsets.UTF_8, edge, chance, out);
	}

	/** The text in UTF-8 from its last character to its first, and from its last byte to its first. */
	static void backwards(String text, Edge edge, double chance, PatternSet.Collector out) {
		String reversed = new StringBuilder(text).reverse().toString();
		if (text.codePointCount(0, text.length()) < FEWEST_REVERSED) {
			out.tooShort("backwards");
		} else if (!reversed.equals(text)) {
			add(reversed, new Variant.Text(UTF_8, Change.REVERSED), StandardCharsets.UTF_8, edge, chance, out);
			out.bytes(new Variant.Text(UTF_8, Change.REVERSED_BYTES), lastToFirst(text.getBytes(StandardCharsets.UTF_8)), edge, chance);
		}
	}

	/** The bytes in the other order. */
	static byte[] lastToFirst(byte[] bytes) {
		byte[] reversed = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			reversed[i] = bytes[bytes.length - 1 - i];
		}
		return reversed;
	}

	/** The text under XOR with one byte, where that is asked for. */
	static void xored(String text, double chance, PatternSet.Collector out) {
		for (String charset : List.of(UTF_8, LITTLE)) {
			byte[] bytes = text.getBytes(Charset.forName(charset));
			if (out.wantsXored() && out.isVaried(bytes, "XOR with one byte")) {
				if (bytes.length < FEWEST_XORED) {
					out.tooShort("XOR with one byte");
				} else {
					out.xored(charset, bytes, ChanceModel.anyOf(255, chance));
				}
			}
		}
	}
}
