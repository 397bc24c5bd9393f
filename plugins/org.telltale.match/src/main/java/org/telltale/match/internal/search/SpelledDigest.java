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

	/** What a character of one of the two alphabets of base64 stands for; 0 for others. */
	static final int[] SIX_BITS = sixBits();

	private static int[] sixBits() {
		int[] bits = new int[128];
		String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
		for (int i = 0; i < letters.length(); i++) {
			bits[letters.charAt(i)] = i;
		}
		bits['+'] = bits['-'] = 62;
		bits['/'] = bits['_'] = 63;
		return bits;
	}

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
		int unused = 6 * (to - from) % 8;
		if ((SIX_BITS[data[to - 1]] & (1 << unused) - 1) != 0) {
			return Optional.empty(); // bits that no encoder sets
		}
		String text = text(data, from, to);
		boolean url = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
		if (url && (text.indexOf('+') >= 0 || text.indexOf('/') >= 0)) {
			return Optional.empty();
		}
		byte[] bytes = (url ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text);
		int end = to + (4 - (to - from) % 4) % 4;
		boolean isPadded = end <= data.length && text(data, to, end).equals("==".substring(2 - end + to));
		String alphabet = url ? "base64url" : "base64";
		return Optional.of(isPadded ? new SpelledDigest(bytes, alphabet, from, end) : new SpelledDigest(bytes, alphabet + "-unpadded", from, to));
	}

	/** The algorithm whose digests have this length; empty if none has. */
	Optional<String> algorithm() {
		return DigestForms.ofLength(bytes.length);
	}

	private static String text(byte[] data, int from, int to) {
		return new String(data, from, to - from, StandardCharsets.ISO_8859_1);
	}
}
