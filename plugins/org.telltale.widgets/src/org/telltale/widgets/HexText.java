package org.telltale.widgets;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

import org.telltale.base.ByteRange;

/**
 * Bytes as lines of hexadecimal digits and characters, and where marked bytes stand in that text. No display needed.
 *
 * @param text the lines
 * @param marks start and length in the text, of digits and characters of the marked bytes
 * @param count how many bytes there are
 * @param digitsAt where digits begin in each line
 */
public record HexText(String text, List<int[]> marks, int count, int digitsAt) {

	private static final int WIDTH = 16;
	private static final int BETWEEN = 2;
	private static final long SHORT_OFFSETS = 1L << 32;
	private static final HexFormat HEX = HexFormat.of();

	/**
	 * The lines of some bytes.
	 *
	 * @param first the offset that the first line shows
	 * @param marked the marked bytes, counted from the first byte
	 */
	public static HexText of(byte[] bytes, long first, List<ByteRange> marked) {
		int digits = first + bytes.length > SHORT_OFFSETS ? 12 : 8;
		StringBuilder out = new StringBuilder();
		for (int line = 0; line < bytes.length; line += WIDTH) {
			out.append(String.format(Locale.ROOT, "%0" + digits + "x  ", first + line));
			StringBuilder characters = new StringBuilder();
			for (int i = line; i < line + WIDTH; i++) {
				out.append(i < bytes.length ? HEX.toHexDigits(bytes[i]) + " " : "   ");
				characters.append(i < bytes.length ? visible(bytes[i]) : ' ');
			}
			out.append(" ".repeat(BETWEEN)).append(characters).append('\n');
		}
		HexText hex = new HexText(out.toString(), List.of(), bytes.length, digits + 2);
		return new HexText(hex.text, hex.places(marked), hex.count, hex.digitsAt);
	}

	private int charactersAt() {
		return digitsAt + WIDTH * 3 + BETWEEN;
	}

	private int line() {
		return charactersAt() + WIDTH + 1;
	}

	/** Where bytes stand in the text, by their digits and by their characters. @param ranges counted from the first byte */
	public List<int[]> places(List<ByteRange> ranges) {
		List<int[]> places = new ArrayList<>();
		for (ByteRange range : ranges) {
			long end = Math.min(range.offset() + range.length(), count);
			for (long at = Math.max(0, range.offset()); at < end; at = (at / WIDTH + 1) * WIDTH) {
				int line = (int) (at / WIDTH) * line();
				int column = (int) (at % WIDTH);
				int bytes = (int) Math.min(WIDTH - column, end - at);
				places.add(new int[] { line + digitsAt + column * 3, bytes * 3 - 1 });
				places.add(new int[] { line + charactersAt() + column, bytes });
			}
		}
		places.sort((a, b) -> Integer.compare(a[0], b[0]));
		return places;
	}

	/** The byte whose digits or character stand at a place of the text, counted from the first; empty if none does. */
	public OptionalInt byteAt(int place) {
		int column = place % line();
		int digits = column - digitsAt;
		int characters = column - charactersAt();
		boolean inCharacters = characters >= 0 && characters < WIDTH;
		if (!inCharacters && (digits < 0 || digits >= WIDTH * 3)) {
			return OptionalInt.empty();
		}
		int found = place / line() * WIDTH + (inCharacters ? characters : digits / 3);
		return found < count ? OptionalInt.of(found) : OptionalInt.empty();
	}

	private static char visible(byte value) {
		return value >= 0x20 && value < 0x7f ? (char) value : '\u00b7';
	}
}
