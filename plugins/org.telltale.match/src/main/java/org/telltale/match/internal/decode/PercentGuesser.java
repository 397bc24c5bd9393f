package org.telltale.match.internal.decode;

import java.util.Arrays;
import java.util.function.Consumer;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Layer;

/**
 * Percent encoding (RFC 3986 section 2.1), form data (WHATWG URL, application/x-www-form-urlencoded) and what ECMAScript's
 * {@code escape} makes: runs of visible ASCII that hold a {@code %XX}, a {@code +} behind that or a {@code =}, or a {@code %uXXXX}.
 */
final class PercentGuesser implements Guesser {

	private static final int LOOKED_AT = 16;
	private static final boolean[] RUN = new boolean[256];

	static {
		Arrays.fill(RUN, '!', '~' + 1, true);
		for (char c : "\"<>".toCharArray()) {
			RUN[c] = false;
		}
	}

	@Override
	public void guess(Site site, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		Glance glance = site.glance();
		int at = Math.min(glance.first(Glance.FORM), Math.min(glance.first(Glance.PERCENT), glance.first(Glance.PERCENT_U)));
		int behind = 0;
		while (at < bytes.length) {
			byte b = bytes[at];
			if (b != '+' && b != '%') {
				at++;
				continue;
			}
			int from = at;
			while (from > behind && RUN[bytes[from - 1] & 0xff]) {
				from--;
			}
			while (at < bytes.length && RUN[bytes[at] & 0xff]) {
				at++;
			}
			run(site, from, at, found);
			behind = at;
		}
	}

	private static void run(Site site, int from, int to, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		boolean escapes = false;
		boolean units = false;
		boolean equals = false;
		boolean plus = false;
		for (int at = from; at < to; at++) {
			byte b = bytes[at];
			escapes |= b == '%' && isEscape(bytes, at, to);
			units |= b == '%' && at + 6 <= to && bytes[at + 1] == 'u' && Ascii.isHex(bytes, at + 2, 4);
			plus |= b == '+' && (equals || escapes);
			equals |= b == '=';
		}
		if (escapes) {
			new Percent(false).make(site, from, to, "percent", Json.object().put("plus", false), "percent", found);
			values(site, from, to, found);
		}
		if (plus) {
			new Percent(true).make(site, from, to, "percent", Json.object().put("plus", true), "form", found);
		}
		if (units) {
			new Escapes.Percent().make(site, from, to, "escapes", Json.object().put("style", "percent"), "%u", found);
		}
	}

	/** Values that are no text may be of a format that is only known from its beginning: each is a layer. */
	private static void values(Site site, int from, int to, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		for (int at = from; at < to; at++) {
			if (bytes[at] != '=' || at + 1 >= to || bytes[at + 1] != '%') {
				continue;
			}
			int value = at + 1;
			while (at + 1 < to && bytes[at + 1] != '&') {
				at++;
			}
			if (isNoText(bytes, value, at + 1)) {
				boolean plus = site.glance().has(Glance.PLUS);
				new Percent(plus).make(site, value, at + 1, "percent", Json.object().put("plus", plus), "form value", found);
			}
		}
	}

	/** Looks at the escapes with which a value begins. */
	private static boolean isNoText(byte[] bytes, int from, int to) {
		byte[] start = new byte[LOOKED_AT];
		int count = 0;
		for (int at = from; count < LOOKED_AT && at < to; at += 3) {
			if (bytes[at] != '%' || !isEscape(bytes, at, to)) {
				break;
			}
			start[count++] = (byte) Ascii.number(bytes, at + 1, 2);
		}
		return count > 0 && Wanted.isNoText(start, 0, count);
	}

	private static boolean isEscape(byte[] bytes, int at, int end) {
		return at + 2 < end && Ascii.isHex(bytes, at + 1, 2);
	}

	/** One of the two forms. */
	private static final class Percent extends Rewrite {
		private final boolean plus;

		Percent(boolean plus) {
			this.plus = plus;
		}

		@Override
		int sequence(byte[] bytes, int at, int to) {
			if (bytes[at] == '%' && isEscape(bytes, at, to)) {
				put(Ascii.number(bytes, at + 1, 2));
				return 3;
			}
			if (plus && bytes[at] == '+') {
				put(' ');
				return 1;
			}
			return 0;
		}
	}
}
