package org.telltale.capture.http1;

import java.nio.charset.StandardCharsets;

/** Tells where an HTTP/1.x message, or an HTTP/0.9 request, begins. Stateless. */
final class StartLines {

	/** Methods that are taken before the whole line is there: RFC 9110, 5789, 4918 (WebDAV), 3253, 5842, UPnP and others in use. */
	private static final String[] METHODS = { "GET", "POST", "PUT", "HEAD", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "PROPFIND",
			"PROPPATCH", "MKCOL", "COPY", "MOVE", "LOCK", "UNLOCK", "REPORT", "SEARCH", "NOTIFY", "SUBSCRIBE", "UNSUBSCRIBE", "M-SEARCH",
			"MERGE", "PURGE", "LINK", "UNLINK", "VIEW", "BATCH", "ACL", "BIND", "UNBIND", "REBIND", "CHECKIN", "CHECKOUT", "MKACTIVITY",
			"MKCALENDAR", "MKWORKSPACE", "ORDERPATCH", "UNCHECKOUT", "UPDATE", "VERSION-CONTROL", "BASELINE-CONTROL", "LABEL", "POLL",
			"SOURCE", "QUERY" };
	private static final int LONGEST_METHOD = 32;
	private static final int LONGEST_LINE = 16 << 10;
	private static final boolean[] TOKEN = token();

	private StartLines() {
	}

	private static boolean[] token() {
		boolean[] token = new boolean[256];
		for (byte b : "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.US_ASCII)) {
			token[b] = true;
		}
		return token;
	}

	/** Whether a byte may stand in a token (RFC 9110 section 5.6.2). */
	static boolean token(byte b) {
		return TOKEN[b & 0xff];
	}

	/** Whether the bytes may begin a message: 1 yes, 0 too few to say, -1 no. */
	static int begins(byte[] b, int from, int to) {
		int version = version(b, from, to);
		if (version >= 0) {
			return version;
		}
		int space = from;
		int limit = Math.min(to, from + LONGEST_METHOD + 1);
		while (space < limit && TOKEN[b[space] & 0xff]) {
			space++;
		}
		if (space == limit) {
			return space == to && to - from <= LONGEST_METHOD ? 0 : -1;
		}
		return b[space] == ' ' && space > from ? request(b, from, space, to) : -1;
	}

	/** A method and a space are there. */
	private static int request(byte[] b, int from, int space, int to) {
		boolean known = known(b, from, space);
		int limit = Math.min(to, from + LONGEST_LINE);
		for (int i = space; i < limit; i++) {
			if (b[i] == '\n') {
				return endsInVersion(b, space, i) || simple(b, from, space, i) ? 1 : -1;
			}
		}
		return known ? 1 : limit == to ? 0 : -1;
	}

	/** 1 if the bytes begin with {@code HTTP/1.}, 0 if they are the beginning of it, else -1. */
	private static int version(byte[] b, int from, int to) {
		String wanted = "HTTP/1.";
		int count = Math.min(wanted.length(), to - from);
		for (int i = 0; i < count; i++) {
			if (b[from + i] != wanted.charAt(i)) {
				return -1;
			}
		}
		return count == wanted.length() ? 1 : 0;
	}

	private static boolean known(byte[] b, int from, int to) {
		for (String method : METHODS) {
			if (method.length() == to - from && method.charAt(0) == b[from] && same(b, from, method)) {
				return true;
			}
		}
		return false;
	}

	private static boolean same(byte[] b, int from, String text) {
		for (int i = 1; i < text.length(); i++) {
			if (b[from + i] != text.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	/** The method's text, without a new one for those that are known. */
	static String method(byte[] b, int from, int to) {
		for (String method : METHODS) {
			if (method.length() == to - from && method.charAt(0) == b[from] && same(b, from, method)) {
				return method;
			}
		}
		return new String(b, from, to - from, StandardCharsets.ISO_8859_1);
	}

	/** Index of the version that ends a request line in {@code [space, lf)}, which white space stands before; -1 if there is none. */
	static int versionAt(byte[] b, int space, int lf) {
		int end = lf;
		while (end > space && (b[end - 1] == '\r' || blank(b[end - 1]))) {
			end--;
		}
		int at = end - "HTTP/1.1".length();
		boolean there = at > space && blank(b[at - 1]) && version(b, at, end) == 1 && b[end - 1] >= '0' && b[end - 1] <= '9';
		return there ? at : -1;
	}

	private static boolean endsInVersion(byte[] b, int space, int lf) {
		return versionAt(b, space, lf) > space + 1;
	}

	/** An HTTP/0.9 request: {@code GET}, a path, no version (RFC 1945 section 4.1). */
	static boolean simple(byte[] b, int from, int space, int lf) {
		if (space - from != 3 || b[from] != 'G' || b[from + 1] != 'E' || b[from + 2] != 'T' || space + 1 >= lf || b[space + 1] != '/') {
			return false;
		}
		int end = b[lf - 1] == '\r' ? lf - 1 : lf;
		for (int i = space + 1; i < end; i++) {
			if (b[i] <= ' ') {
				return false;
			}
		}
		return true;
	}

	static boolean blank(byte b) {
		return b == ' ' || b == '\t';
	}
}
