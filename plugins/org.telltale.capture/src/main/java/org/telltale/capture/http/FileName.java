package org.telltale.capture.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Names of files as messages tell them: text, never a path. Stateless. */
public final class FileName {

	private static final int LONGEST = 4096;

	private FileName() {
	}

	/**
	 * The name in a Content-Disposition: {@code filename*} (RFC 6266 section 4.3, RFC 8187) before {@code filename}; encoded
	 * words (RFC 2047) and UTF-8 that stands in ISO 8859-1 text are undone.
	 */
	public static Optional<String> of(String disposition) {
		Optional<String> extended = Parameters.value(disposition, "filename*").flatMap(FileName::extended);
		return extended.or(() -> Parameters.value(disposition, "filename").or(() -> continued(disposition)).map(FileName::words).map(FileName::utf8))
				.filter(name -> !name.isEmpty());
	}

	/** {@code charset'language'percent-encoded} (RFC 8187 section 3.2). */
	private static Optional<String> extended(String value) {
		int first = value.indexOf('\'');
		int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
		if (second < 0) {
			return Optional.empty();
		}
		return charset(value.substring(0, first)).map(charset -> new String(percent(value.substring(second + 1)), charset));
	}

	/** {@code filename*0="..."; filename*1="..."} (RFC 2231 section 3). */
	private static Optional<String> continued(String disposition) {
		StringBuilder name = new StringBuilder();
		for (int i = 0; name.length() < LONGEST; i++) {
			Optional<String> part = Parameters.value(disposition, "filename*" + i);
			Optional<String> coded = part.isPresent() ? Optional.empty() : Parameters.value(disposition, "filename*" + i + "*");
			if (part.isEmpty() && coded.isEmpty()) {
				return i == 0 ? Optional.empty() : Optional.of(name.toString());
			}
			name.append(part.orElseGet(() -> plain(coded.orElse(""))));
		}
		return Optional.of(name.toString());
	}

	private static String plain(String coded) {
		int quote = coded.lastIndexOf('\'');
		return new String(percent(coded.substring(quote + 1)), StandardCharsets.UTF_8);
	}

	private static byte[] percent(String text) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
		for (int i = 0; i < text.length(); i++) {
			int high = text.charAt(i) == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
			int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
			if (low >= 0) {
				out.write(high << 4 | low);
				i += 2;
			} else {
				out.write(text.charAt(i));
			}
		}
		return out.toByteArray();
	}

	/** Undoes encoded words: {@code =?charset?B or Q?text?=} (RFC 2047 section 2); blanks between two of them go (section 6.2). */
	public static String words(String text) {
		if (!text.contains("=?")) {
			return text;
		}
		StringBuilder out = new StringBuilder();
		int at = 0;
		boolean before = false;
		while (at < text.length()) {
			int start = text.indexOf("=?", at);
			int end = start < 0 ? -1 : wordEnd(text, start);
			Optional<String> word = end < 0 ? Optional.empty() : word(text.substring(start + 2, end - 2));
			if (word.isEmpty()) {
				int next = start < 0 ? text.length() : start + 2;
				out.append(text, at, next);
				at = next;
				before = false;
				continue;
			}
			String between = text.substring(at, start);
			out.append(before && between.isBlank() ? "" : between).append(word.get());
			before = true;
			at = end;
		}
		return out.toString();
	}

	private static int wordEnd(String text, int start) {
		int charset = text.indexOf('?', start + 2);
		int coding = charset < 0 ? -1 : text.indexOf('?', charset + 1);
		int end = coding < 0 ? -1 : text.indexOf("?=", coding + 1);
		return end < 0 ? -1 : end + 2;
	}

	private static Optional<String> word(String inside) {
		int charset = inside.indexOf('?');
		int coding = inside.indexOf('?', charset + 1);
		int star = inside.indexOf('*');
		Optional<Charset> known = charset(inside.substring(0, star >= 0 && star < charset ? star : charset));
		String how = inside.substring(charset + 1, coding);
		String coded = inside.substring(coding + 1);
		if (known.isEmpty()) {
			return Optional.empty();
		} else if (how.equalsIgnoreCase("Q")) {
			byte[] bytes = percent(coded.replace('_', ' ').replace("%", "=25").replace('=', '%'));
			return Optional.of(new String(bytes, known.get()));
		} else if (how.equalsIgnoreCase("B")) {
			return Optional.of(new String(Base64.getMimeDecoder().decode(padded(coded)), known.get()));
		}
		return Optional.empty();
	}

	/** Whole groups of four characters of the alphabet alone, so that the decoder never refuses. */
	private static String padded(String coded) {
		StringBuilder clean = new StringBuilder(coded.length());
		for (int i = 0; i < coded.length(); i++) {
			char c = coded.charAt(i);
			if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/')) {
				clean.append(c);
			}
		}
		return clean.length() % 4 == 1 ? clean.substring(0, clean.length() - 1) : clean.toString();
	}

	private static Optional<Charset> charset(String name) {
		boolean plain = !name.isEmpty() && name.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == ':' || c == '.');
		return plain && Character.isLetterOrDigit(name.charAt(0)) && Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
	}

	/** Fields are read as ISO 8859-1; many senders put UTF-8 there. */
	private static String utf8(String latin) {
		boolean high = false;
		for (int i = 0; i < latin.length(); i++) {
			char c = latin.charAt(i);
			if (c > 0xff) {
				return latin;
			}
			high |= c >= 0x80;
		}
		if (!high) {
			return latin;
		}
		String decoded = new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
		return decoded.indexOf('\ufffd') < 0 ? decoded : latin;
	}

	/** The last segment of a request's target, without its query. */
	static Optional<String> ofTarget(String target) {
		int end = 0;
		while (end < target.length() && target.charAt(end) != '?' && target.charAt(end) != '#') {
			end++;
		}
		String segment = target.substring(target.lastIndexOf('/', end - 1) + 1, end);
		return segment.isEmpty() ? Optional.empty() : Optional.of(segment);
	}
}
