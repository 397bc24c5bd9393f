package org.telltale.seal.replay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.telltale.seal.refusal.Refusal;

/** Parameters in the query of a request target or URL (RFC 3986 section 3.4), as sent. */
final class UrlOps {

	private UrlOps() {
	}

	static byte[] parameter(byte[] target, String name, int index) throws Refusal {
		byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
		int from = find(target, '?', 0, target.length);
		int end = find(target, '#', from, target.length);
		int before = 0;
		for (int at = from + 1; at <= end; at++) {
			int next = find(target, '&', at, end);
			int equals = find(target, '=', at, next);
			if (equals < next && Arrays.equals(target, at, equals, wanted, 0, wanted.length) && before++ == index) {
				return Arrays.copyOfRange(target, equals + 1, next);
			}
			at = next;
		}
		throw new Refusal("the query has no such parameter");
	}

	/** The first of that byte, or the end. */
	private static int find(byte[] bytes, char wanted, int from, int end) {
		int at = from;
		while (at < end && bytes[at] != wanted) {
			at++;
		}
		return at;
	}
}
