package org.telltale.handset.text;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.telltale.handset.bytes.EvidenceBytes;

/**
 * The lines of a file in UTF-8, or in UTF-16 with a byte-order mark (what a Windows shell makes of a text), one after the
 * other and never more than one in memory. Ends are LF, CR LF and CR CR LF (old versions of adb).
 */
final class TextLines {

	/** Longer lines are cut here. */
	static final int MOST_BYTES = 1 << 16;
	private static final int BUFFER_BYTES = 1 << 16;

	private final EvidenceBytes file;
	private final Charset charset;
	private final int width;
	private final byte[] kept = new byte[MOST_BYTES];
	private byte[] buffer = new byte[0];
	private long bufferOffset;
	private long position;
	private long number;
	private long cut;

	TextLines(EvidenceBytes file) throws IOException {
		this.file = file;
		byte[] start = file.copy(0, 3);
		charset = charset(start);
		width = charset == StandardCharsets.UTF_8 ? 1 : 2;
		position = markBytes(start);
	}

	/** The character set that a file's first bytes tell. */
	static Charset charset(byte[] start) {
		int mark = start.length > 1 ? (start[0] & 0xff) << 8 | start[1] & 0xff : 0;
		return mark == 0xfffe ? StandardCharsets.UTF_16LE : mark == 0xfeff ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
	}

	/** How many of a file's first bytes are a byte-order mark. */
	static int markBytes(byte[] start) {
		boolean utf8 = start.length > 2 && (start[0] & 0xff) == 0xef && (start[1] & 0xff) == 0xbb && (start[2] & 0xff) == 0xbf;
		return utf8 ? 3 : charset(start) == StandardCharsets.UTF_8 ? 0 : 2;
	}

	/** The next line; empty at the end of the file. */
	Optional<Line> next() throws IOException {
		if (position >= file.length()) {
			return Optional.empty();
		}
		long start = position;
		int length = 0;
		boolean whole = true;
		while (position < file.length()) {
			int first = take();
			int second = width == 2 && position < file.length() ? take() : 0;
			if (unit(first, second) == '\n') {
				return Optional.of(line(start, position - width, length, whole));
			}
			if (length + width <= MOST_BYTES) {
				kept[length++] = (byte) first;
				if (width == 2) {
					kept[length++] = (byte) second;
				}
			} else {
				whole = false;
			}
		}
		return Optional.of(line(start, position, length, whole));
	}

	/** How many lines so far were cut. */
	long cut() {
		return cut;
	}

	/** How far the file is read. */
	long position() {
		return position;
	}

	private int unit(int first, int second) {
		return width == 1 ? first : charset == StandardCharsets.UTF_16LE ? second << 8 | first : first << 8 | second;
	}

	private int take() throws IOException {
		if (position < bufferOffset || position >= bufferOffset + buffer.length) {
			bufferOffset = position;
			buffer = file.copy(position, BUFFER_BYTES);
			if (buffer.length == 0) {
				throw new IOException("the file became shorter");
			}
		}
		return buffer[(int) (position++ - bufferOffset)] & 0xff;
	}

	private Line line(long start, long end, int length, boolean whole) {
		cut += whole ? 0 : 1;
		String text = new String(Arrays.copyOf(kept, length), charset);
		int returns = 0;
		while (whole && returns < text.length() && text.charAt(text.length() - 1 - returns) == '\r') {
			returns++;
		}
		return new Line(++number, text.substring(0, text.length() - returns), start, end - (long) returns * width);
	}
}
