package org.telltale.match.internal.decode;

import java.util.List;
import java.util.function.Consumer;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Layer;

/**
 * JSON strings with escapes (RFC 8259): those of whole JSON objects and arrays by their pointer, others as JSON texts of
 * their own (a body cut short, a script). A string without escapes stands in the layer as it is and needs no step.
 */
final class JsonGuesser implements Guesser {

	private static final int EFFORT = 4;

	@Override
	public void guess(Site site, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		int escape = next(bytes, 0);
		long effort = (long) EFFORT * bytes.length;
		int at = 0;
		while (escape < bytes.length) {
			int behind = at;
			while (at < escape) {
				if (effort > 0 && mayBegin(bytes, at)) {
					JsonScanner.Text text = JsonScanner.read(bytes, at);
					effort -= text.end() - at;
					behind = take(site, at, text, found);
					at = Math.max(at, behind - 1);
				}
				at++;
			}
			if (behind <= escape) {
				at = Math.max(at, bare(site, escape, found));
			}
			escape = next(bytes, at);
		}
	}

	/** Takes the strings of a JSON text; gives the end of the text, or 0 if there is nothing to take. */
	private static int take(Site site, int from, JsonScanner.Text text, Consumer<Layer> found) {
		if (!text.whole() || text.escaped().isEmpty()) {
			return 0;
		}
		ByteRange whole = new ByteRange(from, text.end() - from);
		text.escaped().forEach(place -> decode(site, place, whole, found));
		return text.end();
	}

	private static boolean mayBegin(byte[] bytes, int at) {
		return (bytes[at] == '{' || bytes[at] == '[') && at + 1 < bytes.length
				&& (bytes[at] == '{' ? "\" \r\n\t}" : "\" \r\n\t{[]-0123456789tfn").indexOf(bytes[at + 1]) >= 0;
	}

	/** The next place from {@code from} on where an escape begins. */
	private static int next(byte[] bytes, int from) {
		int at = from;
		while (at < bytes.length && !(bytes[at] == '\\' && at + 1 < bytes.length && "\"\\/bfnrtu".indexOf(bytes[at + 1]) >= 0)) {
			at++;
		}
		return at;
	}

	/** The string round an escape that stands in no JSON object or array; gives the place where the search goes on. */
	private static int bare(Site site, int escape, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		int from = escape;
		while (from > 0 && bytes[from - 1] != '"' && (bytes[from - 1] < 0 || bytes[from - 1] >= ' ')) {
			from--;
		}
		int to = escape;
		while (to < bytes.length && bytes[to] != '"' && (bytes[to] < 0 || bytes[to] >= ' ')) {
			to += bytes[to] == '\\' ? 2 : 1;
		}
		if (from > 0 && bytes[from - 1] == '"' && to < bytes.length && bytes[to] == '"') {
			decode(site, new JsonScanner.Place("", from - 1, to + 1), new ByteRange(from - 1, to + 2 - from), found);
		}
		return Math.max(escape + 1, Math.min(to, bytes.length));
	}

	private static void decode(Site site, JsonScanner.Place place, ByteRange text, Consumer<Layer> found) {
		if (!site.take(place.from(), place.to(), place.to() - place.from())) {
			return;
		}
		JsonString.decode(site.bytes(), place.from(), place.to()).ifPresent(string -> found.accept(site.layer().child("json.string",
				Json.object().put("pointer", place.pointer()), List.of(text), string.map(),
				("json " + place.pointer()).strip(), string.bytes())));
	}
}
