package org.telltale.match.internal.decode;

import java.util.List;
import java.util.function.Consumer;
import org.telltale.base.ByteRange;
import org.telltale.capture.layer.Layer;

/**
 * Hexadecimal digits: runs of at least 16, at both alignments where a digit is left over, and at least 8 pairs with one
 * and the same {@code :}, {@code -} or space between them.
 */
final class HexGuesser implements Guesser {

	private static final int SHORTEST = 16;
	private static final boolean[] MEMBER = new boolean[256];

	static {
		for (int b = 0; b < 256; b++) {
			MEMBER[b] = Ascii.hex((byte) b) >= 0 || b == ':' || b == '-' || b == ' ';
		}
	}

	@Override
	public void guess(Site site, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		int at = Ascii.nextRun(MEMBER, bytes, 0, SHORTEST);
		while (at < bytes.length) {
			at = Ascii.nextRun(MEMBER, bytes, region(site, at, found), SHORTEST);
		}
	}

	/** Whether digits and separators stand there that may be a run. */
	static boolean mayStand(byte[] bytes) {
		return Ascii.nextRun(MEMBER, bytes, 0, SHORTEST) < bytes.length;
	}

	private static boolean isMember(byte b) {
		return MEMBER[b & 0xff];
	}

	/** Looks at digits and separators from {@code from} on; gives the place where they end. */
	private static int region(Site site, int from, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		int at = from;
		while (at < bytes.length && isMember(bytes[at])) {
			int start = at;
			while (at < bytes.length && Ascii.hex(bytes[at]) >= 0) {
				at++;
			}
			if (at - start >= SHORTEST) {
				run(site, start, at, found);
			} else if (at - start == 2) {
				at = pairs(site, start, found);
			} else if (at == start) {
				at++;
			}
		}
		return at;
	}

	private static void run(Site site, int from, int to, Consumer<Layer> found) {
		int even = to - (to - from) % 2;
		decode(site, from, even, 2, found);
		if (to - from > SHORTEST) {
			decode(site, from + 1, to - (to - from - 1) % 2, 2, found);
		}
	}

	/** Pairs with separators; gives the place where the search goes on. */
	private static int pairs(Site site, int from, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		int end = from + 2;
		byte separator = end < bytes.length ? bytes[end] : 0;
		if (separator != ':' && separator != '-' && separator != ' ') {
			return end;
		}
		while (end + 2 < bytes.length && bytes[end] == separator && Ascii.hex(bytes[end + 1]) >= 0
				&& Ascii.hex(bytes[end + 2]) >= 0 && (end + 3 == bytes.length || Ascii.hex(bytes[end + 3]) < 0)) {
			end += 3;
		}
		if ((end - from + 1) / 3 * 2 >= SHORTEST) {
			decode(site, from, end, 3, found);
		}
		return end;
	}

	private static void decode(Site site, int from, int to, int step, Consumer<Layer> found) {
		int length = (to - from + step - 2) / step;
		if (!site.take(from, to, length)) {
			return;
		}
		byte[] bytes = site.bytes();
		byte[] out = new byte[length];
		for (int i = 0; i < length; i++) {
			int at = from + i * step;
			out[i] = (byte) (Ascii.hex(bytes[at]) << 4 | Ascii.hex(bytes[at + 1]));
		}
		if (site.isBarren(out)) {
			return;
		}
		found.accept(site.layer().child("hex", Ascii.none(), List.of(new ByteRange(from, to - from)),
				new SegmentMap(step, 1).startAt(0, from), "hex", out));
	}
}
