package org.telltale.seal.text;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as it is compared: without white space, so that lines may break anywhere, composed, and with characters that fonts lack as themselves. */
final class Squeezed {

	private static final Pattern NUMBERED = Pattern.compile("\\[U\\+([0-9A-F]{4,6})\\]");

	private Squeezed() {
	}

	static String of(String text) {
		String bare = without(text);
		Matcher numbered = NUMBERED.matcher(bare);
		String named = bare.indexOf("[U+") < 0 ? bare : without(numbered.replaceAll(found -> Matcher.quoteReplacement(character(found.group(1)))));
		return Normalizer.normalize(named, Normalizer.Form.NFC);
	}

	private static String character(String hex) {
		int code = Integer.parseInt(hex, 16);
		return Character.isValidCodePoint(code) ? Character.toString(code) : "";
	}

	private static String without(String text) {
		StringBuilder out = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			// no white space is beyond the 16 bits of a char
			if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
				out.append(c);
			}
		}
		return out.toString();
	}
}
