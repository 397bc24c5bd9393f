package org.telltale.firmware.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.telltale.base.Progress;
import org.telltale.container.Source;

/**
 * Runs of printable characters in any bytes: ASCII, and ASCII in UTF-16LE at odd and even offsets. Streams; a run
 * longer than 32 Ki characters is given in parts.
 */
public final class StringRuns {

	private static final int WINDOW = 1 << 18;

	private StringRuns() {
	}

	/** Tells of each run, ordered by where it ends; stops early if the progress is cancelled. */
	public static void read(Source source, Consumer<FoundString> found, Progress progress) throws IOException {
		Run ascii = new Run(FoundString.Encoding.ASCII, 1, found);
		Run[] wide = {new Run(FoundString.Encoding.UTF_16LE, 2, found), new Run(FoundString.Encoding.UTF_16LE, 2, found)};
		byte[] window = new byte[(int) Math.max(1, Math.min(WINDOW, source.length()))];
		int before = -1;
		for (long at = 0; at < source.length() && !progress.cancelled(); ) {
			int read = source.read(at, window, 0, window.length);
			for (int i = 0; i < read; i++) {
				int b = window[i];
				ascii.next(b, at + i);
				// the byte before and this one are a UTF-16LE unit
				if (b != 0) {
					wide[(int) (at + i & 1)].end();
				} else if (before >= 0) {
					wide[(int) (at + i & 1)].next(before, at + i - 1);
				}
				before = b & 0xff;
			}
			at += read;
		}
		ascii.end();
		wide[0].end();
		wide[1].end();
	}

	/** A run that grows. */
	private static final class Run {

		private static final int MIN = 6;
		private static final int MAX = 1 << 15;
		private static final int KEPT = 1 << 11;

		private final FoundString.Encoding encoding;
		private final int width;
		private final Consumer<FoundString> found;
		private final byte[] text = new byte[MAX];
		private int length;
		private long start;

		Run(FoundString.Encoding encoding, int width, Consumer<FoundString> found) {
			this.encoding = encoding;
			this.width = width;
			this.found = found;
		}

		void next(int b, long offset) {
			if (b < 0x20 && b != '\t' || b >= 0x7f) {
				end();
				return;
			}
			if (length == 0) {
				start = offset;
			}
			text[length++] = (byte) b;
			if (length == MAX) {
				part();
			}
		}

		/** Gives a long run up to its last space or quote, so that no word is cut; without one near, all of it. */
		private void part() {
			int cut = length;
			for (int i = length - 1; i > MAX - KEPT; i--) {
				if (" \t\"'<>;,".indexOf(text[i]) >= 0) {
					cut = i + 1;
					break;
				}
			}
			int rest = length - cut;
			length = cut;
			end();
			System.arraycopy(text, cut, text, 0, rest);
			length = rest;
			start += (long) cut * width;
		}

		void end() {
			if (length >= MIN) {
				String string = new String(text, 0, length, StandardCharsets.US_ASCII);
				found.accept(new FoundString(string, start, width, (long) length * width, encoding));
			}
			length = 0;
		}
	}
}
