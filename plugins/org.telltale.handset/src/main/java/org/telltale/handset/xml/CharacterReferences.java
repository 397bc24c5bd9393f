package org.telltale.handset.xml;

import java.nio.charset.StandardCharsets;

/**
 * Makes numeric character references legal without moving a byte. "SMS Backup &amp; Restore" writes an emoji as two
 * references, one for each half of its surrogate pair, which XML 1.0 section 2.2 forbids and a strict parser refuses.
 */
final class CharacterReferences {

	/** The longest that is looked at: {@code &#x0010FFFF;}. */
	private static final int LONGEST = 12;

	private final byte[] bytes;
	private long replaced;

	private CharacterReferences(byte[] bytes) {
		this.bytes = bytes;
	}

	/** Changes the array in place; answers how many characters no legal text can hold were replaced. */
	static long mend(byte[] bytes) {
		CharacterReferences references = new CharacterReferences(bytes);
		int at = 0;
		while (at < bytes.length - 3) {
			at = bytes[at] == '&' && bytes[at + 1] == '#' ? references.mend(at) : at + 1;
		}
		return references.replaced;
	}

	/** Answers where to go on. */
	private int mend(int at) {
		int end = end(at);
		int code = end < 0 ? -1 : code(at, end);
		if (code < 0 || isLegal(code)) {
			return at + 2;
		}
		int nextEnd = end + 3 < bytes.length && bytes[end] == '&' && bytes[end + 1] == '#' ? end(end) : -1;
		int low = nextEnd < 0 ? -1 : code(end, nextEnd);
		if (low >= 0 && low <= 0xffff && code <= 0xffff && Character.isSurrogatePair((char) code, (char) low)) {
			write(at, nextEnd, Character.toCodePoint((char) code, (char) low));
			return nextEnd;
		}
		replaced++;
		write(at, end, end - at >= 8 ? 0xfffd : '\t');
		return end;
	}

	/** Behind the semicolon; -1 if there is none near. */
	private int end(int at) {
		for (int i = at + 3; i < Math.min(bytes.length, at + LONGEST); i++) {
			if (bytes[i] == ';') {
				return i + 1;
			}
		}
		return -1;
	}

	private int code(int at, int end) {
		String digits = new String(bytes, at + 2, end - at - 3, StandardCharsets.ISO_8859_1);
		if (digits.matches("x[0-9a-fA-F]{1,8}")) {
			return (int) Math.min(Long.parseLong(digits.substring(1), 16), Integer.MAX_VALUE);
		}
		return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
	}

	private static boolean isLegal(int code) {
		return code == 9 || code == 10 || code == 13 || code >= 0x20 && code < 0xd800 || code >= 0xe000 && code <= 0xfffd
				|| code >= 0x10000 && code <= 0x10ffff;
	}

	/** Leading zeros are allowed: they keep every byte behind in its place. */
	private void write(int at, int end, int code) {
		String digits = Integer.toString(code);
		String reference = "&#" + "0".repeat(Math.max(0, end - at - 3 - digits.length())) + digits + ";";
		System.arraycopy(reference.getBytes(StandardCharsets.US_ASCII), 0, bytes, at, end - at);
	}
}
