package org.telltale.match.internal.decode;

import java.util.function.Consumer;
import org.telltale.capture.layer.Layer;

/**
 * Quoted-printable text (RFC 2045 section 6.7): runs of printable ASCII and line ends in which something stands that is seldom met
 * elsewhere, as {@link #isTelling} has it. {@code =20} alone is met in every URL, and no sign of it.
 */
final class QuotedGuesser implements Guesser {

	@Override
	public void guess(Site site, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		int behind = 0;
		int at = site.glance().first(Glance.QUOTED);
		while (at < bytes.length) {
			if (bytes[at] != '=' || !isTelling(bytes, at)) {
				at++;
				continue;
			}
			int from = at;
			while (from > behind && isText(bytes[from - 1])) {
				from--;
			}
			while (at < bytes.length && isText(bytes[at])) {
				at++;
			}
			new Quoted().make(site, from, at, "quoted-printable", Ascii.none(), "quoted-printable", found);
			behind = at;
		}
	}

	/** A {@code =} at the end of a line, two escapes side by side, or one with a capital letter in it: {@code =3D}. */
	static boolean isTelling(byte[] bytes, int at) {
		if (at + 2 >= bytes.length) {
			return false;
		}
		byte high = bytes[at + 1];
		byte low = bytes[at + 2];
		if (high == '\n' || high == '\r' && low == '\n') {
			return at > 0 && bytes[at - 1] != '=';
		}
		if (!isCapitalHex(high) || !isCapitalHex(low)) {
			return false;
		}
		boolean pair = at + 5 < bytes.length && bytes[at + 3] == '=' && isCapitalHex(bytes[at + 4]) && isCapitalHex(bytes[at + 5]);
		return pair || high >= 'A' || low >= 'A';
	}

	private static boolean isCapitalHex(byte b) {
		return b >= '0' && b <= '9' || b >= 'A' && b <= 'F';
	}

	private static boolean isText(byte b) {
		return b >= ' ' && b <= '~' || b == '\t' || b == '\r' || b == '\n';
	}

	/** What the sequences of the op stand for. */
	private static final class Quoted extends Rewrite {
		@Override
		int sequence(byte[] bytes, int at, int to) {
			byte b = bytes[at];
			if (b == '=') {
				if (at + 3 <= to && Ascii.isHex(bytes, at + 1, 2)) {
					put(Ascii.number(bytes, at + 1, 2));
					return 3;
				}
				int blanks = blanks(bytes, at + 1, to);
				int end = lineEnd(bytes, blanks, to);
				return end > blanks ? end - at : 0;
			}
			if (b != ' ' && b != '\t') {
				return 0;
			}
			int behind = blanks(bytes, at, to);
			for (int i = at; i < behind && behind < to && lineEnd(bytes, behind, to) == behind; i++) {
				put(bytes[i]);
			}
			return behind - at;
		}

		private static int blanks(byte[] bytes, int from, int to) {
			int at = from;
			while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
				at++;
			}
			return at;
		}

		private static int lineEnd(byte[] bytes, int at, int to) {
			int next = at < to && bytes[at] == '\r' ? at + 1 : at;
			return next < to && bytes[next] == '\n' ? next + 1 : at;
		}
	}
}
