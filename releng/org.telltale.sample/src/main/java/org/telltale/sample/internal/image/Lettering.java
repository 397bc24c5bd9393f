package org.telltale.sample.internal.image;

import java.util.Map;

/** Draws capital letters of five by seven dots, enough for a picture of a settings screen. */
public final class Lettering {

	private static final int SCALE = 3;
	private static final int ROWS = 7;
	private static final int COLUMNS = 5;
	/** Seven rows of five bits, written as digits to the base 32. */
	private static final Map<Character, String> DOTS = Map.ofEntries(
			Map.entry('A', "ehhvhhh"), Map.entry('C', "ehggghe"), Map.entry('D', "uhhhhhu"), Map.entry('E', "vgguggv"),
			Map.entry('F', "vgguggg"), Map.entry('G', "ehgnhhe"), Map.entry('H', "hhhvhhh"), Map.entry('I', "e44444e"),
			Map.entry('L', "ggggggv"), Map.entry('M', "hrllhhh"), Map.entry('N', "hhpljhh"), Map.entry('O', "ehhhhhe"),
			Map.entry('P', "uhhuggg"), Map.entry('R', "uhhukih"), Map.entry('S', "fgge11u"), Map.entry('T', "v444444"),
			Map.entry('U', "hhhhhhe"), Map.entry('V', "hhhhha4"), Map.entry('W', "hhhllla"), Map.entry('Y', "hha4444"));

	private Lettering() {
	}

	/** Draws a line of text from its top left corner; letters without dots are left blank. */
	public static void draw(Picture picture, int left, int top, String text, int colour) {
		for (int i = 0; i < text.length(); i++) {
			String dots = DOTS.getOrDefault(text.charAt(i), "0000000");
			for (int row = 0; row < ROWS; row++) {
				int bits = Character.digit(dots.charAt(row), 32);
				for (int column = 0; column < COLUMNS; column++) {
					if ((bits >> COLUMNS - 1 - column & 1) == 1) {
						picture.fill(left + (i * (COLUMNS + 1) + column) * SCALE, top + row * SCALE, SCALE, SCALE, colour);
					}
				}
			}
		}
	}
}
