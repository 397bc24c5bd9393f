package org.telltale.match.internal.decode;

import java.util.Arrays;
import java.util.List;
import org.telltale.match.internal.format.Snappy;

/**
 * One pass over a layer's bytes that tells each guesser whether and from where it has to look: the first place of each kind
 * of sign, and every place where the magic number of a compressed stream or a container stands.
 */
final class Glance {

	/** {@code %} and two hexadecimal digits. */
	static final int PERCENT = 0;
	/** {@code %u} and four of them. */
	static final int PERCENT_U = 1;
	/** {@code +}. */
	static final int PLUS = 2;
	/** An escape that JSON has. */
	static final int JSON = 3;
	/** Any escape with a backslash. */
	static final int BACKSLASH = 4;
	/** {@code &}, and {@code #} or a letter. */
	static final int ENTITY = 5;
	/** Something that seldom stands anywhere but in quoted-printable text. */
	static final int QUOTED = 6;
	/** {@code 0x} and a hexadecimal digit. */
	static final int HEX_LIST = 7;
	/** {@code \x} and two hexadecimal digits. */
	static final int HEX_ESCAPE = 8;
	/** Two hyphens at the start of a line. */
	static final int DELIMITER = 9;
	/** {@code +} somewhere behind a {@code =}. */
	static final int FORM = 10;
	private static final int KINDS = 11;

	/** Bytes with which a sign may begin, each with one bit of its class; then, of the same classes, what may stand behind it. */
	private static final byte[] FIRST = new byte[256];
	private static final byte[] SECOND = new byte[256];

	static {
		String hex = "0123456789abcdefABCDEF";
		StringBuilder letters = new StringBuilder("#");
		for (char c = 'A'; c <= 'Z'; c++) {
			letters.append(c).append((char) (c | ' '));
		}
		StringBuilder any = new StringBuilder();
		for (char c = 0; c < 256; c++) {
			any.append(c);
		}
		List<String[]> classes = List.of(new String[] { "+=", any.toString() }, new String[] { "%", hex + "u" }, new String[] { "\\", "\"\\/bfnrtuxU'" },
				new String[] { "&", letters.toString() }, new String[] { "xX", hex + "\u0001\u005e\u009c\u00da" }, new String[] { "-", "-" },
				new String[] { "(Pb\u001f\u0004\u0002\u00ff", "\u00b5Kp\u008b\"!\u0006" });
		for (int i = 0; i < classes.size(); i++) {
			for (char c : classes.get(i)[0].toCharArray()) {
				FIRST[c] |= (byte) (1 << i);
			}
			for (char c : classes.get(i)[1].toCharArray()) {
				SECOND[c] |= (byte) (1 << i);
			}
		}
	}

	private static final int[] NONE = {};

	private final int[] first = new int[KINDS];
	private byte[] bytes = {};
	private int[] magics = NONE;
	private int count;
	private boolean equals;

	static Glance at(byte[] bytes) {
		Glance glance = new Glance();
		glance.look(bytes);
		return glance;
	}

	/** The first place of a sign; the layer's length if there is none. */
	int first(int sign) {
		return first[sign];
	}

	boolean has(int sign) {
		return first[sign] < bytes.length;
	}

	/** Whether there is no sign in other bytes of anything that can be decoded; a {@code +} alone is none. Forgets what was seen before. */
	boolean seesNothing(byte[] others) {
		look(others);
		boolean none = count == 0;
		for (int sign = 0; sign < KINDS; sign++) {
			none &= sign == PLUS || first[sign] == bytes.length;
		}
		return none;
	}

	/** How many places of magic numbers there are. */
	int magics() {
		return count;
	}

	/** The place of a magic number; they ascend. */
	int magic(int index) {
		return magics[index];
	}

	/** Forgets what was seen before, and looks at other bytes. */
	void look(byte[] others) {
		bytes = others;
		Arrays.fill(first, bytes.length);
		count = 0;
		equals = false;
		for (int at = 0; at < bytes.length - 1; at++) {
			if ((FIRST[bytes[at] & 0xff] & SECOND[bytes[at + 1] & 0xff]) != 0) {
				sign(at);
			}
		}
	}

	private void sign(int at) {
		switch (bytes[at]) {
			case '%' -> percent(at);
			case '+' -> {
				note(PLUS, at);
				noteIf(equals, FORM, at);
			}
			case '\\' -> backslash(at);
			case '&' -> noteIf(bytes[at + 1] == '#' || isLetter(bytes[at + 1]), ENTITY, at);
			case '=' -> {
				equals = true;
				noteIf(first[QUOTED] == bytes.length && QuotedGuesser.isTelling(bytes, at), QUOTED, at);
			}
			case 'x', 'X' -> {
				noteIf(at > 0 && bytes[at - 1] == '0' && Ascii.hex(bytes[at + 1]) >= 0, HEX_LIST, at - 1);
				magicIf(bytes[at] == 'x' && (0x7800 | bytes[at + 1] & 0xff) % 31 == 0 && (bytes[at + 1] & 0x20) == 0, at);
			}
			case '-' -> noteIf(bytes[at + 1] == '-' && (at == 0 || bytes[at - 1] == '\n'), DELIMITER, at);
			default -> magicIf(isMagic(at), at);
		}
	}

	private boolean isMagic(int at) {
		return switch (bytes[at]) {
			case 0x1f -> starts(at, 0x1f8b08) && at + 3 < bytes.length && (bytes[at + 3] & 0xe0) == 0;
			case '(' -> starts(at, 0x28b52f) && at + 3 < bytes.length && bytes[at + 3] == (byte) 0xfd;
			case 4 -> starts(at, 0x04224d) && at + 3 < bytes.length && bytes[at + 3] == 0x18;
			case 2 -> starts(at, 0x02214c) && at + 3 < bytes.length && bytes[at + 3] == 0x18;
			case 'P' -> starts(at, 0x504b03) && at + 3 < bytes.length && bytes[at + 3] == 4;
			case 'b' -> starts(at, 0x62706c) && at + 7 < bytes.length && bytes[at + 6] == '0' && bytes[at + 7] == '0';
			default -> starts(at, 0xff0600) && Snappy.isStream(bytes, at);
		};
	}

	private boolean starts(int at, int magic) {
		return at + 2 < bytes.length && bytes[at + 1] == (byte) (magic >> 8) && bytes[at + 2] == (byte) magic;
	}

	private void percent(int at) {
		if (Ascii.isHex(bytes, at + 1, 2)) {
			note(PERCENT, at);
		} else {
			noteIf(bytes[at + 1] == 'u' && Ascii.isHex(bytes, at + 2, 4), PERCENT_U, at);
		}
	}

	private void backslash(int at) {
		boolean json = "\"\\/bfnrtu".indexOf(bytes[at + 1]) >= 0;
		boolean hex = bytes[at + 1] == 'x' && Ascii.isHex(bytes, at + 2, 2);
		noteIf(json, JSON, at);
		noteIf(hex, HEX_ESCAPE, at);
		noteIf(json || hex || bytes[at + 1] == '\'' || bytes[at + 1] == 'U', BACKSLASH, at);
	}

	private static boolean isLetter(byte b) {
		return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
	}

	private void noteIf(boolean there, int sign, int at) {
		if (there) {
			note(sign, at);
		}
	}

	private void note(int sign, int at) {
		first[sign] = Math.min(first[sign], at);
	}

	private void magicIf(boolean there, int at) {
		if (there) {
			if (count == magics.length) {
				magics = Arrays.copyOf(magics, Math.max(4, count * 2));
			}
			magics[count++] = at;
		}
	}
}
