package org.telltale.match.internal.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.telltale.match.internal.pattern.DigestForms;

/**
 * Bytes as they may stand for a digest.
 *
 * @param bytes what is spelled
 * @param spelling how, a word of derivation.md
 * @param from first byte of the place
 * @param to the byte behind the last, padding included
 */
record SpelledDigest(byte[] bytes, String spelling, int from, int to) {

	/** A run of hexadecimal digits in one case. */
	static Optional<SpelledDigest> hex(byte[] data, int from, int to) {
		boolean lower = false;
		boolean upper = false;
		for (int i = from; i < to; i++) {
			lower |= data[i] >= 'a';
			upper |= data[i] >= 'A' && data[i] < 'a';
		}
		return lower && upper ? Optional.empty()
				: Optional.of(new SpelledDigest(HexFormat.of().parseHex(text(data, from, to)), upper ? "hex-upper" : "hex-lower", from, to));
	}

	/** Characters of one of the two alphabets of base64, with the padding behind them. */
	static Optional<SpelledDigest> base64(byte[] data, int from, int to) {
		String text = text(data, from, to);
		boolean url = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
		if (url && (text.indexOf('+') >= 0 || text.indexOf('/') >= 0)) {
			return Optional.empty();
		}
		byte[] bytes = (url ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text);
		Base64.Encoder encoder = url ? Base64.getUrlEncoder() : Base64.getEncoder();
		String padded = encoder.encodeToString(bytes);
		if (!padded.startsWith(text)) {
			return Optional.empty();
		}
		boolean isPadded = from + padded.length() <= data.length && text(data, from, from + padded.length()).equals(padded);
		String alphabet = url ? "base64url" : "base64";
		return Optional.of(isPadded ? new SpelledDigest(bytes, alphabet, from, from + padded.length())
				: new SpelledDigest(bytes, alphabet + "-unpadded", from, to));
	}

	/** The algorithm whose digests have this length; empty if none has. */
	Optional<String> algorithm() {
		return DigestForms.ofLength(bytes.length);
	}

	private static String text(byte[] data, int from, int to) {
		return new String(data, from, to - from, StandardCharsets.ISO_8859_1);
	}
}
