package org.telltale.match.internal.pattern;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.telltale.base.Digest;
import org.telltale.match.exhibit.Variant;

/** Message digests of a value in the spellings in which they are sent (RFC 1321, FIPS 180-4). */
final class DigestForms {

	private static final List<String> ALGORITHMS = List.of("MD5", "SHA-1", "SHA-256");

	private DigestForms() {
	}

	/**
	 * The digests of a text's UTF-8 bytes.
	 *
	 * @param of the word for what is digested, as in derivation.md
	 */
	static void of(String of, String text, PatternSet.Collector out) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		for (String algorithm : ALGORITHMS) {
			byte[] digest = Digest.newDigester(algorithm).digest(bytes);
			out.bytes(new Variant.OfDigest(algorithm, of, "raw"), digest, false, Edge.NONE, ChanceModel.bytes(digest.length));
			double hexChance = ChanceModel.hexDigits(2 * digest.length);
			out.bytes(new Variant.OfDigest(algorithm, of, "hex-lower"), ascii(HexFormat.of().formatHex(digest)), false,
					Edge.HEX, hexChance);
			out.bytes(new Variant.OfDigest(algorithm, of, "hex-upper"),
					ascii(HexFormat.of().withUpperCase().formatHex(digest)), false, Edge.HEX, hexChance);
			byte[] base64 = Base64.getEncoder().encode(digest);
			out.bytes(new Variant.OfDigest(algorithm, of, "base64"), base64, false, Edge.NONE,
					ChanceModel.base64(base64.length - 2));
		}
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}
}
