package org.telltale.match.internal.decode;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Layer;

/**
 * Percent encoding (RFC 3986 section 2.1) and form data (WHATWG URL, application/x-www-form-urlencoded): runs of
 * visible ASCII that hold a {@code %XX}, or a {@code +} behind a {@code =}.
 */
final class PercentGuesser implements Guesser {

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
		int at = 0;
		while (at < bytes.length) {
			byte b = bytes[at];
			if (b != '+' && (b != '%' || !isEscape(bytes, at, bytes.length))) {
				at++;
				continue;
			}
			int from = at;
			while (from > 0 && RUN[bytes[from - 1] & 0xff]) {
				from--;
			}
			while (at < bytes.length && RUN[bytes[at] & 0xff]) {
				at++;
			}
			run(site, from, at, found);
		}
	}

	private static void run(Site site, int from, int to, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		boolean escapes = false;
		boolean equals = false;
		boolean plus = false;
		for (int at = from; at < to; at++) {
			escapes |= isEscape(bytes, at, to);
			plus |= bytes[at] == '+';
			equals |= bytes[at] == '=';
		}
		if (escapes) {
			decode(site, from, to, false, found);
		}
		if (plus && (escapes || equals)) {
			decode(site, from, to, true, found);
		}
	}

	private static boolean isEscape(byte[] bytes, int at, int end) {
		return at + 2 < end && bytes[at] == '%' && Ascii.hex(bytes[at + 1]) >= 0 && Ascii.hex(bytes[at + 2]) >= 0;
	}

	private static void decode(Site site, int from, int to, boolean plus, Consumer<Layer> found) {
		if (!site.take(from, to, to - from)) {
			return;
		}
		byte[] bytes = site.bytes();
		byte[] out = new byte[to - from];
		SegmentMap map = new SegmentMap(1, 1);
		int length = 0;
		int at = from;
		while (at < to) {
			map.startAt(length, at);
			if (isEscape(bytes, at, to)) {
				out[length++] = (byte) (Ascii.hex(bytes[at + 1]) << 4 | Ascii.hex(bytes[at + 2]));
				at += 3;
			} else {
				out[length++] = plus && bytes[at] == '+' ? (byte) ' ' : bytes[at];
				at++;
			}
		}
		map.startAt(length, to);
		found.accept(site.layer().child("percent", Json.object().put("plus", plus), List.of(new ByteRange(from, to - from)), map,
				plus ? "form" : "percent", Arrays.copyOf(out, length)));
	}
}
