package org.telltale.match.internal.decode;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.telltale.base.ByteRange;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.Layer;
import org.telltale.match.coverage.Lack;
import org.telltale.match.internal.format.ExtendedXmp;
import org.telltale.match.internal.format.Tar;

/**
 * Parts that stand in a layer as they are: files of a tar archive, parts of multipart data (RFC 2046), what a JPEG picture holds in pieces. They are
 * searched where they stand; one is made a layer only if something about it shows in a layer of its own alone.
 */
final class PartGuesser implements Guesser {

	private static final int LONGEST_BOUNDARY = 70;

	@Override
	public void guess(Site site, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		if (bytes.length < 4) {
			return;
		}
		Tar.files(bytes, file -> part(site, (int) file.offset(), (int) file.end(), "tar", found));
		if (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xd8) {
			slice(site, ExtendedXmp.pieces(bytes), "xmp", found);
		}
		multipart(site, found);
	}

	private static void multipart(Site site, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		int at = site.glance().first(Glance.DELIMITER);
		while (at < bytes.length && site.mayTry()) {
			int line = lineEnd(bytes, at);
			int body = line - at > 2 && line - at <= LONGEST_BOUNDARY + 2 && bytes[at] == '-' && bytes[at + 1] == '-' ? body(site, line) : -1;
			int end = body < 0 ? -1 : delimiter(bytes, body, at, line);
			site.tried(end < 0 && body >= 0 ? bytes.length - line : 0);
			if (end >= 0) {
				part(site, body, end, "multipart", found);
				at = end + 2;
			} else {
				at = line + 2;
			}
		}
		if (at < bytes.length) {
			site.lack(Lack.OVER_BUDGET, at, bytes.length);
		}
	}

	/** Where the CRLF of the line begins; the end of the bytes if there is none. */
	private static int lineEnd(byte[] bytes, int from) {
		int at = from;
		while (at < bytes.length && !(bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n')) {
			at++;
		}
		return at;
	}

	/** Where the body begins of a part whose delimiter line ends at {@code line}: behind field lines and an empty line; -1 if there are none. */
	private static int body(Site site, int line) {
		byte[] bytes = site.bytes();
		int at = line + 2;
		while (at < bytes.length) {
			int end = lineEnd(bytes, at);
			if (end == at) {
				return at + 2;
			}
			if (!isField(bytes, at, end)) {
				site.tried(end - line);
				return -1;
			}
			at = end + 2;
		}
		site.tried(bytes.length - line);
		return -1;
	}

	private static boolean isField(byte[] bytes, int from, int end) {
		int at = from;
		while (at < end && bytes[at] > ' ' && bytes[at] != ':') {
			at++;
		}
		return at < end && (bytes[at] == ':' || at == from && (bytes[at] == ' ' || bytes[at] == '\t'));
	}

	/** Where the CRLF before the next delimiter line begins that is {@code bytes[boundary, line)}; -1 if there is none. */
	private static int delimiter(byte[] bytes, int body, int boundary, int line) {
		int length = line - boundary;
		for (int at = body; at + 2 + length <= bytes.length; at++) {
			if (bytes[at] == '\r' && bytes[at + 1] == '\n' && Arrays.equals(bytes, boundary, line, bytes, at + 2, at + 2 + length)) {
				return at;
			}
		}
		return -1;
	}

	/** Makes {@code [from, to)} a layer if it is worth one. */
	static void part(Site site, int from, int to, String word, Consumer<Layer> found) {
		if (from < to && site.wanted().isWorthItsOwnLayer(site.bytes(), from, to)) {
			slice(site, List.of(new ByteRange(from, to - from)), word, found);
		}
	}

	private static void slice(Site site, List<ByteRange> parts, String word, Consumer<Layer> found) {
		if (parts.isEmpty()) {
			return;
		}
		int from = (int) parts.getFirst().offset();
		int to = (int) parts.getLast().end();
		if (!site.take(from, to, to - from)) {
			return;
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		parts.forEach(part -> out.write(site.bytes(), (int) part.offset(), (int) part.length()));
		found.accept(site.layer().child("slice", Ascii.none(), parts, ByteMap.pieces(parts), word, out.toByteArray()));
	}
}
