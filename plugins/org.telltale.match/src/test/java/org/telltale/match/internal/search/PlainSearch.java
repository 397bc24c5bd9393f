package org.telltale.match.internal.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.telltale.match.exhibit.Variant;
import org.telltale.match.internal.pattern.ChanceModel;
import org.telltale.match.internal.pattern.NumberPattern;
import org.telltale.match.internal.pattern.PatternSet;

/** What is to be found, by comparing each pattern at each place: slow, and without a thought. */
final class PlainSearch {

	private static final Variant LITTLE = new Variant.Text("utf-16le");
	private static final Variant BIG = new Variant.Text("utf-16be");

	private PlainSearch() {
	}

	static List<Hit> search(PatternSet patterns, byte[] bytes) {
		List<Hit> hits = new ArrayList<>();
		List<Map<String, byte[]>> spellings = new ArrayList<>();
		for (int i = 0; i < patterns.bytes().size(); i++) {
			spellings.add(patterns.bytes().variant(i) instanceof Variant.OfDigest ? spellings(patterns.bytes().strings().get(i)) : Map.of());
		}
		for (int at = 0; at < bytes.length; at++) {
			for (int i = 0; i < patterns.bytes().size(); i++) {
				if (patterns.bytes().isAt(i, bytes, at)) {
					hits.add(new Hit(patterns.bytes().sought(i), patterns.bytes().variantAt(i, bytes, at), patterns.bytes().start(i, at),
							patterns.bytes().end(i, at), patterns.bytes().log10Probability(i)));
				}
				if (patterns.bytes().variant(i) instanceof Variant.OfDigest digest) {
					digest(patterns.bytes().sought(i), digest, spellings.get(i), patterns.bytes().strings().length(i), bytes, at, hits);
				}
			}
			for (NumberPattern pattern : patterns.numbers()) {
				number(pattern, bytes, at, hits);
			}
		}
		hits.sort(Hit.ORDER);
		orders(bytes, hits);
		Map<Integer, Integer> ends = new HashMap<>();
		List<Hit> apart = new ArrayList<>();
		for (Hit hit : hits) {
			if (hit.from() >= ends.getOrDefault(hit.sought(), 0)) {
				ends.put(hit.sought(), hit.to());
				apart.add(hit);
			}
		}
		return apart;
	}

	private static boolean isDigit(byte[] bytes, int at) {
		return at >= 0 && at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9';
	}

	private static void number(NumberPattern pattern, byte[] bytes, int from, List<Hit> hits) {
		if (!isDigit(bytes, from) || isDigit(bytes, from - 1)) {
			return;
		}
		int at = from;
		int separators = 0;
		int digits = 0;
		while (digits < pattern.digits().length()) {
			if (at == bytes.length) {
				return;
			}
			if (isDigit(bytes, at)) {
				if (bytes[at] != pattern.digits().charAt(digits)) {
					return;
				}
				digits++;
				separators = 0;
			} else {
				separators++;
				if (!pattern.writing().allows(bytes[at] & 0xff) || separators > pattern.writing().most()) {
					return;
				}
			}
			at++;
		}
		if (isDigit(bytes, at)) {
			return;
		}
		boolean plus = from > 0 && bytes[from - 1] == '+' && pattern.variant().equals(new Variant.Phone("digits", "", ""));
		hits.add(new Hit(pattern.sought(), plus ? new Variant.Phone("international", "", "") : pattern.variant(),
				plus ? from - 1 : from, at, pattern.log10Probability()));
	}

	private static Map<String, byte[]> spellings(byte[] digest) {
		String hex = HexFormat.of().formatHex(digest);
		String base64 = Base64.getEncoder().encodeToString(digest);
		String url = Base64.getUrlEncoder().encodeToString(digest);
		Map<String, byte[]> spellings = new LinkedHashMap<>();
		spellings.put("hex-lower", ascii(hex));
		spellings.put("hex-upper", ascii(hex.toUpperCase(Locale.ROOT)));
		spellings.put("base64", ascii(base64));
		spellings.put("base64-unpadded", ascii(base64.replace("=", "")));
		spellings.put("base64url", ascii(url));
		spellings.put("base64url-unpadded", ascii(url.replace("=", "")));
		return spellings;
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static void digest(int sought, Variant.OfDigest raw, Map<String, byte[]> spellings, int length, byte[] bytes, int from, List<Hit> hits) {
		for (Map.Entry<String, byte[]> spelling : spellings.entrySet()) {
			byte[] text = spelling.getValue();
			int to = from + text.length;
			if (to > bytes.length || !Arrays.equals(bytes, from, to, text, 0, text.length)) {
				continue;
			}
			boolean isHex = spelling.getKey().startsWith("hex");
			if (!isBeside(bytes, from - 1, isHex) && (text[text.length - 1] == '=' || !isBeside(bytes, to, isHex))) {
				hits.add(new Hit(sought, new Variant.OfDigest(raw.algorithm(), raw.of(), spelling.getKey()), from, to,
						ChanceModel.bytes(length)));
				return;
			}
		}
	}

	private static boolean isBeside(byte[] bytes, int at, boolean isHex) {
		return at >= 0 && at < bytes.length && (isHex ? HexFormat.isHexDigit(bytes[at]) : bytes[at] >= 0 && Character.isLetterOrDigit(bytes[at]));
	}

	private static void orders(byte[] bytes, List<Hit> hits) {
		List<Hit> out = new ArrayList<>();
		for (Hit little : hits) {
			for (Hit big : hits) {
				if (little.sought() == big.sought() && little.from() == big.from() + 1 && little.variant().equals(LITTLE)
						&& big.variant().equals(BIG)) {
					out.add(isBig(bytes, big.from()) ? little : big);
				}
			}
		}
		hits.removeAll(out);
	}

	private static boolean isBig(byte[] bytes, int at) {
		int from = at;
		while (from > 0 && bytes[from - 1] == 0 ^ bytes[from] == 0) {
			from--;
		}
		return from == 0 ? bytes[0] == 0 : bytes[from - 1] == (byte) 0xfe && bytes[from] == (byte) 0xff;
	}
}
