package org.telltale.seal.replay;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.seal.refusal.Refusal;

/** What tests of forms have in common. Variants are written with apostrophes for quotation marks. */
final class VariantCase {

	private VariantCase() {
	}

	static Variant.Known known(String kind, String value) {
		return new Variant.Known(kind, Optional.of(value), "", -1);
	}

	static byte[] hex(String digits) {
		return HexFormat.of().parseHex(digits.replace(" ", ""));
	}

	static Matched whole(byte[] bytes) {
		return new Matched(bytes, 0, bytes.length);
	}

	/** The first place of a text in a node. */
	static Matched in(String node, String text) {
		int from = node.indexOf(text);
		return new Matched(node.getBytes(StandardCharsets.ISO_8859_1), from, from + text.length());
	}

	static void assertHolds(String variant, String bytes, Variant.Known exhibit) throws Exception {
		assertHolds(variant, bytes.getBytes(StandardCharsets.ISO_8859_1), exhibit);
	}

	static void assertHolds(String variant, byte[] bytes, Variant.Known exhibit) throws Exception {
		assertHolds(variant, whole(bytes), exhibit);
	}

	static void assertHolds(String variant, Matched matched, Variant.Known exhibit) throws Exception {
		assertTrue(Variant.require(json(variant), matched, exhibit, Optional::empty));
	}

	static void assertRefused(String variant, String bytes, Variant.Known exhibit) {
		assertRefused(variant, bytes.getBytes(StandardCharsets.ISO_8859_1), exhibit);
	}

	static void assertRefused(String variant, byte[] bytes, Variant.Known exhibit) {
		assertRefused(variant, whole(bytes), exhibit);
	}

	static void assertRefused(String variant, Matched matched, Variant.Known exhibit) {
		assertThrows(Refusal.class, () -> {
			Variant.require(json(variant), matched, exhibit, Optional::empty);
		}, variant);
	}

	/** The bytes hold, and neither with any one of them changed, nor with the last cut off, nor with one more. */
	static void assertHoldsExactly(String variant, byte[] bytes, Variant.Known exhibit) throws Exception {
		assertHolds(variant, bytes, exhibit);
		for (int i = 0; i < bytes.length; i++) {
			byte[] changed = bytes.clone();
			changed[i] ^= (byte) 0x80;
			assertRefused(variant, changed, exhibit);
			changed[i] ^= (byte) 0x81;
			assertRefused(variant, changed, exhibit);
		}
		assertRefused(variant, java.util.Arrays.copyOf(bytes, bytes.length - 1), exhibit);
		assertRefused(variant, java.util.Arrays.copyOf(bytes, bytes.length + 1), exhibit);
	}

	static Json json(String text) throws IOException {
		try {
			return JsonReader.read(text.replace('\'', '"'));
		} catch (org.telltale.base.json.JsonSyntaxException e) {
			throw new IOException(e);
		}
	}
}
