package org.telltale.handset.xml;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.telltale.base.ByteRange;

/** Finds the bytes of an attribute's value in a start tag, whose encoding keeps ASCII as it is. */
public final class AttributePlace {

	private AttributePlace() {
	}

	/**
	 * The bytes between the quotes.
	 *
	 * @param tag the start tag, from {@code <} to {@code >}
	 * @param name as written, with its prefix
	 * @return the range in the tag; empty if it has no such attribute
	 */
	public static Optional<ByteRange> of(byte[] tag, String name) {
		int at = 0;
		while (at < tag.length && !isSpace(tag[at])) {
			at++;
		}
		while (at < tag.length) {
			int start = at;
			while (at < tag.length && tag[at] != '=' && tag[at] != '"' && tag[at] != '\'') {
				at++;
			}
			String found = new String(tag, start, at - start, StandardCharsets.UTF_8).strip();
			while (at < tag.length && tag[at] != '"' && tag[at] != '\'') {
				at++;
			}
			int value = at + 1;
			int end = value;
			while (end < tag.length && tag[end] != tag[at]) {
				end++;
			}
			if (end < tag.length && found.equals(name)) {
				return Optional.of(new ByteRange(value, end - value));
			}
			at = end + 1;
		}
		return Optional.empty();
	}

	private static boolean isSpace(byte b) {
		return b == ' ' || b == '\t' || b == '\r' || b == '\n';
	}
}
