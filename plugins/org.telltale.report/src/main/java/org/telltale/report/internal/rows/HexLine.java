package org.telltale.report.internal.rows;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import org.telltale.report.input.Excerpt;

/** Up to sixteen bytes in hexadecimal, cut in three: before, inside and behind the match; and as printable ASCII. */
record HexLine(String offset, String before, String match, String after, String plain) {

	/** A line without bytes. */
	static final HexLine NONE = new HexLine("", "", "", "", "");

	private static final int WIDTH = 16;
	private static final int MOST_LINES = 12;
	private static final char NO_BREAK_SPACE = '\u00a0';

	/** The lines of an excerpt; of a long one the first, and a line that says how many bytes are left out. */
	static List<HexLine> of(Excerpt excerpt) {
		byte[] bytes = HexFormat.of().parseHex(excerpt.hex());
		List<HexLine> lines = new ArrayList<>();
		for (int i = 0; i < bytes.length && lines.size() < MOST_LINES; i += WIDTH) {
			lines.add(line(excerpt, bytes, i));
		}
		int shown = Math.min(bytes.length, MOST_LINES * WIDTH);
		if (shown < bytes.length) {
			lines.add(new HexLine("", (bytes.length - shown) + " more bytes of this excerpt are not printed", "", "", ""));
		}
		return lines.isEmpty() ? List.of(NONE) : lines;
	}

	private static HexLine line(Excerpt excerpt, byte[] bytes, int from) {
		int to = Math.min(bytes.length, from + WIDTH);
		int start = Math.clamp(excerpt.match().offset(), from, to);
		int end = Math.clamp(excerpt.match().offset() + excerpt.match().length(), from, to);
		StringBuilder plain = new StringBuilder();
		for (int i = from; i < to; i++) {
			plain.append(bytes[i] >= 0x20 && bytes[i] < 0x7f ? (char) bytes[i] : '.');
		}
		String offset = String.format(Locale.ROOT, "%08x", excerpt.offset() + from);
		return new HexLine(offset, hex(bytes, from, start, false), hex(bytes, start, end, start > from), hex(bytes, end, to, end > from),
				plain.toString().replace(' ', NO_BREAK_SPACE));
	}

	private static String hex(byte[] bytes, int from, int to, boolean spaceFirst) {
		StringBuilder out = new StringBuilder();
		for (int i = from; i < to; i++) {
			if (i > from || spaceFirst) {
				out.append(NO_BREAK_SPACE);
			}
			out.append(HexFormat.of().toHexDigits(bytes[i]));
		}
		return out.toString();
	}
}
