package org.telltale.match.internal.decode;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.capture.layer.Layer;

/**
 * Base64 (RFC 4648 sections 4 and 5): runs of at least {@value #SHORTEST} characters, padding counted, at all four
 * alignments, since what stands before a value may look like base64 too. Line breaks belong to a run if the line
 * before them is long.
 */
final class Base64Guesser implements Guesser {

	private static final int SHORTEST = 12;
	private static final int SHORTEST_LINE = 32;
	private static final int HEX_FROM = 48;

	@Override
	public void guess(Site site, Consumer<Layer> found) {
		scan(site, false, found);
		scan(site, true, found);
	}

	private static void scan(Site site, boolean url, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		int at = 0;
		while (at + SHORTEST - 3 < bytes.length) {
			int back = SHORTEST - 3;
			while (back >= 0 && Ascii.base64(bytes[at + back], url) >= 0) {
				back--;
			}
			if (back >= 0) {
				at += back + 1;
				continue;
			}
			Run run = new Run(bytes, at, url);
			if (run.symbols + run.padding >= SHORTEST && (run.hasOwn || !url) && !(run.onlyHex && run.symbols >= HEX_FROM)) {
				for (int phase = 0; phase < 4; phase++) {
					decode(site, run, phase, url, found);
				}
			}
			at = run.to + 1;
		}
	}

	/** A run of characters of one alphabet with its line breaks. */
	private static final class Run {
		private final int from;
		private final int to;
		private int symbols;
		private int padding;
		private boolean hasOwn;
		private boolean onlyHex = true;

		Run(byte[] bytes, int from, boolean url) {
			this.from = from;
			int at = from;
			int lineStart = from;
			while (at < bytes.length) {
				if (Ascii.base64(bytes[at], url) >= 0) {
					symbols++;
					hasOwn |= Ascii.base64(bytes[at], !url) < 0;
					onlyHex &= Ascii.hex(bytes[at]) >= 0;
					at++;
					continue;
				}
				int next = at - lineStart >= SHORTEST_LINE ? behindBreak(bytes, at) : at;
				if (next == at || next >= bytes.length || Ascii.base64(bytes[next], url) < 0) {
					break;
				}
				at = next;
				lineStart = next;
			}
			to = at;
			while (at < bytes.length && bytes[at] == '=' && padding < 2) {
				padding++;
				at++;
			}
		}

		private static int behindBreak(byte[] bytes, int at) {
			int next = at < bytes.length && bytes[at] == '\r' ? at + 1 : at;
			return next < bytes.length && bytes[next] == '\n' ? next + 1 : at;
		}
	}

	private static void decode(Site site, Run run, int phase, boolean url, Consumer<Layer> found) {
		byte[] bytes = site.bytes();
		int start = run.from;
		for (int skipped = 0; skipped < phase; start++) {
			skipped += Ascii.base64(bytes[start], url) >= 0 ? 1 : 0;
		}
		int length = (int) ((run.symbols - phase) * 6L / 8);
		if (length <= 0 || !site.take(start, run.to, length)) {
			return;
		}
		byte[] out = new byte[length];
		SegmentMap map = new SegmentMap(4, 3);
		int bits = 0;
		int held = 0;
		int symbol = 0;
		boolean broken = true;
		int at = 0;
		for (int i = start; i < run.to; i++) {
			int value = Ascii.base64(bytes[i], url);
			if (value < 0) {
				broken = true;
				continue;
			}
			if (broken) {
				map.startAt(symbol, i);
				broken = false;
			}
			symbol++;
			bits = bits << 6 | value;
			held += 6;
			if (held >= 8) {
				held -= 8;
				out[at++] = (byte) (bits >>> held);
			}
		}
		found.accept(site.layer().child("base64", Json.object().put("alphabet", url ? "url" : "standard"),
				List.of(new ByteRange(start, run.to - start)), map, "base64", Arrays.copyOf(out, at)));
	}
}
