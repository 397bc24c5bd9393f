package org.telltale.capture.http;

import java.util.Optional;

/** Field lines of a part's or a mail's head as text (RFC 5322 section 2.2). Stateless. */
public final class PartHead {

	private PartHead() {
	}

	/** The value of the first field line of a name (lower case), unfolded; empty if there is none. */
	public static Optional<String> field(String head, String name) {
		int at = 0;
		while (at < head.length()) {
			int end = lineEnd(head, at);
			if (head.regionMatches(true, at, name, 0, name.length()) && at + name.length() < end && head.charAt(at + name.length()) == ':') {
				return Optional.of(value(head, at + name.length() + 1, end));
			}
			at = end;
		}
		return Optional.empty();
	}

	private static String value(String head, int from, int lineEnd) {
		StringBuilder value = new StringBuilder(head.substring(from, lineEnd).strip());
		int at = lineEnd;
		while (at < head.length() && (head.charAt(at) == ' ' || head.charAt(at) == '\t')) {
			int end = lineEnd(head, at);
			value.append(' ').append(head.substring(at, end).strip());
			at = end;
		}
		return value.toString();
	}

	private static int lineEnd(String head, int from) {
		int end = head.indexOf('\n', from);
		return end < 0 ? head.length() : end + 1;
	}
}
