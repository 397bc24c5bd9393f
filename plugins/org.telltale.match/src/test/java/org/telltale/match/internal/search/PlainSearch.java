package org.telltale.match.internal.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.telltale.match.exhibit.Variant;
import org.telltale.match.internal.pattern.BytePattern;
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
		for (int at = 0; at < bytes.length; at++) {
			for (BytePattern pattern : patterns.bytes()) {
				if (pattern.isAt(bytes, at)) {
					hits.add(new Hit(pattern.sought(), pattern.variant(), at, at + pattern.bytes().length,
							pattern.log10Probability()));
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
