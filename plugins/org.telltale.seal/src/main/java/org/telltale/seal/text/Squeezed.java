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
		text.codePoints().filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c)).forEach(out::appendCodePoint);
		return out.toString();
	}
}
