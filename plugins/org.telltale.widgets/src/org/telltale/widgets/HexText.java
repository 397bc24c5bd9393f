package org.telltale.widgets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.telltale.base.ByteRange;

/**
 * Bytes as lines of hexadecimal digits and characters, and where marked bytes stand in that text. No display needed.
 *
 * @param text the lines
 * @param marks start and length in the text, of digits and characters of the marked bytes
 */
public record HexText(String text, List<int[]> marks) {

	private static final int WIDTH = 16;
	private static final int DIGITS_AT = 10;
	private static final int CHARACTERS_AT = DIGITS_AT + WIDTH * 3 + 2;
	private static final int LINE = CHARACTERS_AT + WIDTH + 1;

	/**
	 * The lines of some bytes.
	 *
	 * @param first the offset that the first line shows
	 * @param marked the marked bytes, counted from the first byte
	 */
	public static HexText of(byte[] bytes, long first, List<ByteRange> marked) {
		StringBuilder out = new StringBuilder();
		for (int line = 0; line < bytes.length; line += WIDTH) {
			out.append(String.format(Locale.ROOT, "%08x  ", first + line));
			StringBuilder characters = new StringBuilder();
			for (int i = line; i < line + WIDTH; i++) {
				out.append(i < bytes.length ? String.format(Locale.ROOT, "%02x ", bytes[i] & 0xff) : "   ");
				characters.append(i < bytes.length ? visible(bytes[i]) : ' ');
			}
			out.append("  ").append(characters).append('\n');
		}
		List<int[]> marks = new ArrayList<>();
		for (ByteRange range : marked) {
			long end = Math.min(range.offset() + range.length(), bytes.length);
			for (long at = Math.max(0, range.offset()); at < end; at = (at / WIDTH + 1) * WIDTH) {
				int line = (int) (at / WIDTH) * LINE;
				int column = (int) (at % WIDTH);
				int count = (int) Math.min(WIDTH - column, end - at);
				marks.add(new int[] { line + DIGITS_AT + column * 3, count * 3 - 1 });
				marks.add(new int[] { line + CHARACTERS_AT + column, count });
			}
		}
		marks.sort((a, b) -> Integer.compare(a[0], b[0]));
		return new HexText(out.toString(), marks);
	}

	private static char visible(byte value) {
		return value >= 0x20 && value < 0x7f ? (char) value : '\u00b7';
	}
}
