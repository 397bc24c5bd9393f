package org.telltale.match.internal.decode;

import java.util.function.Consumer;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Layer;

/**
 * Escapes with a backslash outside of JSON strings: in each line, or string of a line, what stands between the control characters
 * and quotation marks round it. Left out are strings that {@link JsonGuesser} has read.
 */
final class EscapesGuesser implements Guesser {

	@Override
	public void guess(Site site, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		int behind = 0;
		int at = site.glance().first(Glance.BACKSLASH);
		while (at < bytes.length) {
			if (bytes[at] != '\\') {
				at++;
				continue;
			}
			int from = at;
			while (from > behind && isInside(bytes[from - 1])) {
				from--;
			}
			int to = at;
			boolean telling = false;
			while (to < bytes.length && isInside(bytes[to])) {
				if (bytes[to] == '\\' && to + 1 < bytes.length && (bytes[to + 1] & 0xff) >= ' ') {
					telling |= "\"\\/bfnrt'uUx".indexOf(bytes[to + 1]) >= 0;
					to++;
				}
				to++;
			}
			to = Math.min(to, bytes.length);
			if (telling && !site.isJsonString(from - 1)) {
				new Escapes.Backslash().make(site, from, to, "escapes", Json.object().put("style", "backslash"), "escapes", found);
			}
			at = to + 1;
			behind = to;
		}
	}

	private static boolean isInside(byte b) {
		return b != '"' && ((b & 0xff) >= ' ' || b == '\t');
	}
}
