package org.telltale.capture.http;

import java.util.Optional;

/** Whom a request is for: authorities and hosts (RFC 9110 section 4.2, RFC 3986 section 3.2). Stateless. */
public final class Authority {

	private Authority() {
	}

	/** The authority of an absolute request target, without user information; empty if the target has none. */
	public static Optional<String> of(String target) {
		int scheme = target.isEmpty() || target.charAt(0) == '/' ? -1 : target.indexOf("://");
		if (scheme <= 0 || scheme > 10) {
			return Optional.empty();
		}
		int from = scheme + 3;
		int end = from;
		while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
			if (target.charAt(end) == '@') {
				from = end + 1;
			}
			end++;
		}
		return end > from ? Optional.of(target.substring(from, end)) : Optional.empty();
	}

	/** The host of an authority or Host line: without a port, an IPv6 address without its brackets. */
	public static String host(String authority) {
		if (authority.startsWith("[")) {
			int close = authority.indexOf(']');
			return close > 0 ? authority.substring(1, close) : authority;
		}
		int colon = authority.lastIndexOf(':');
		if (colon < 0) {
			return authority;
		}
		for (int i = colon + 1; i < authority.length(); i++) {
			if (authority.charAt(i) < '0' || authority.charAt(i) > '9') {
				return authority;
			}
		}
		return authority.substring(0, colon);
	}

	/** Whether two authorities name the same host, whatever their ports and case. */
	public static boolean same(String first, String second) {
		return host(first).equalsIgnoreCase(host(second));
	}

	/** Whether a host is a name that can be told of an address: visible ASCII, and no literal address. */
	public static boolean isName(String host) {
		boolean letter = false;
		for (int i = 0; i < host.length(); i++) {
			char c = host.charAt(i);
			if (c <= ' ' || c >= 0x7f || c == ':' || c == '[' || c == '/') {
				return false;
			}
			letter |= (c < '0' || c > '9') && c != '.';
		}
		return letter;
	}
}
