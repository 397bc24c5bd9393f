package org.telltale.capture.http;

import java.nio.charset.StandardCharsets;

/** Names of field lines in lower case (RFC 9110 section 5.1), without a new text for those that are common. Stateless. */
public final class FieldNames {

	private static final String[] COMMON = { "accept", "accept-charset", "accept-encoding", "accept-language", "accept-ranges",
			"access-control-allow-origin", "age", "allow", "alt-svc", "authorization", "cache-control", "connection", "content-disposition",
			"content-encoding", "content-language", "content-length", "content-location", "content-md5", "content-range", "content-type",
			"cookie", "date", "dnt", "etag", "expect", "expires", "from", "host", "if-match", "if-modified-since", "if-none-match",
			"if-range", "if-unmodified-since", "keep-alive", "last-modified", "link", "location", "max-forwards", "nel", "origin", "p3p",
			"pragma", "proxy-authenticate", "proxy-authorization", "proxy-connection", "range", "referer", "report-to", "retry-after",
			"server", "server-timing", "set-cookie", "strict-transport-security", "te", "timing-allow-origin", "trailer",
			"transfer-encoding", "upgrade", "upgrade-insecure-requests", "user-agent", "vary", "via", "warning", "www-authenticate", "x-cache",
			"x-content-type-options", "x-forwarded-for", "x-forwarded-proto", "x-frame-options", "x-powered-by", "x-requested-with",
			"x-xss-protection" };
	private static final int SLOTS = 512;
	private static final String[] TABLE = table();

	private FieldNames() {
	}

	private static String[] table() {
		String[] table = new String[SLOTS];
		for (String name : COMMON) {
			byte[] b = name.getBytes(StandardCharsets.ISO_8859_1);
			int slot = slot(b, 0, b.length);
			while (table[slot] != null) {
				slot = slot + 1 & SLOTS - 1;
			}
			table[slot] = name;
		}
		return table;
	}

	/** The name in {@code [from, to)}, which is not empty, in lower case. Other bytes than letters stay (ISO 8859-1). */
	public static String lower(byte[] b, int from, int to) {
		int slot = slot(b, from, to);
		while (TABLE[slot] != null) {
			if (same(b, from, to, TABLE[slot])) {
				return TABLE[slot];
			}
			slot = slot + 1 & SLOTS - 1;
		}
		byte[] copy = new byte[to - from];
		for (int i = 0; i < copy.length; i++) {
			copy[i] = (byte) lower(b[from + i]);
		}
		return new String(copy, StandardCharsets.ISO_8859_1);
	}

	/** Whether the bytes are this text, which is in lower case, whatever their own case. */
	public static boolean same(byte[] b, int from, int to, String lower) {
		if (to - from != lower.length()) {
			return false;
		}
		for (int i = 0; i < lower.length(); i++) {
			if (lower(b[from + i]) != lower.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	private static int lower(byte b) {
		return b >= 'A' && b <= 'Z' ? b + 32 : b & 0xff;
	}

	private static int slot(byte[] b, int from, int to) {
		int hash = (to - from) * 31 + lower(b[from]);
		hash = hash * 31 + lower(b[to - 1]);
		hash = hash * 31 + lower(b[from + to >>> 1]);
		return (hash ^ hash >>> 9) & SLOTS - 1;
	}
}
