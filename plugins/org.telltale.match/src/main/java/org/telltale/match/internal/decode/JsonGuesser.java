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
		long effort = (long) EFFORT * bytes.length;
		int tried = 0;
		int behind = 0;
		int escape = next(bytes, site.glance().first(Glance.JSON));
		while (escape < bytes.length) {
			int end = stringEnd(bytes, escape);
			int from = stringStart(bytes, escape, behind);
			boolean quoted = from >= 0 && end < bytes.length && bytes[end] == '"';
			behind = end;
			int textEnd = 0;
			while (quoted && tried < escape && textEnd <= escape) {
				if (effort > 0 && mayBegin(bytes, tried)) {
					JsonScanner.Text text = JsonScanner.read(bytes, tried);
					effort -= text.end() - tried;
					textEnd = take(site, tried, text, found);
				}
				tried = Math.max(tried + 1, textEnd);
			}
			if (textEnd > escape) {
				behind = textEnd;
			} else if (quoted) {
				decode(site, new JsonScanner.Place("", from, end + 1), new ByteRange(from, end + 1 - from), found);
			}
			escape = next(bytes, behind);
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

	/** Where a string ends in which an escape begins at {@code escape}: its quotation mark, else what no string may hold. */
	private static int stringEnd(byte[] bytes, int escape) {
		int at = escape;
		while (at < bytes.length && bytes[at] != '"' && (bytes[at] < 0 || bytes[at] >= ' ')) {
			at += bytes[at] == '\\' ? 2 : 1;
		}
		return Math.max(escape + 1, Math.min(at, bytes.length));
	}

	/** The quotation mark before an escape, not before {@code least}; -1 if there is none. */
	private static int stringStart(byte[] bytes, int escape, int least) {
		int at = escape - 1;
		while (at >= least && bytes[at] != '"' && (bytes[at] < 0 || bytes[at] >= ' ')) {
			at--;
		}
		return at >= least && bytes[at] == '"' ? at : -1;
	}

	private static void decode(Site site, JsonScanner.Place place, ByteRange text, Consumer<Layer> found) {
		if (!site.take(place.from(), place.to(), place.to() - place.from())) {
			return;
		}
		JsonString.decode(site.bytes(), place.from(), place.to()).ifPresent(string -> {
			site.readJsonString(place.from());
			found.accept(site.layer().child("json.string", Json.object().put("pointer", place.pointer()), List.of(text), string.map(),
					("json " + place.pointer()).strip(), string.bytes()));
		});
	}
}
