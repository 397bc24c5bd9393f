package org.telltale.capture.protocol;

/** Tells plain text from other bytes by its shape. */
public final class TextShape {

	private static final int BLOCK = 4096;
	private static final boolean[] PLAIN = plain();

	private TextShape() {
	}

	private static boolean[] plain() {
		boolean[] plain = new boolean[256];
		java.util.Arrays.fill(plain, 0x20, 0x7f, true);
		plain['\n'] = true;
		plain['\r'] = true;
		plain['\t'] = true;
		return plain;
	}

	/** Whether at least 19 of 20 bytes are printable ASCII, line ends, tabs or well-formed UTF-8. */
	public static boolean isText(byte[] b, int from, int to) {
		int good = 0;
		int at = from;
		while (at < to) {
			int length = PLAIN[b[at] & 0xff] ? 1 : b[at] > 0 ? 0 : sequence(b, at, to);
			good += length;
			at += Math.max(1, length);
		}
		return at > from && good * 20L >= (at - from) * 19L;
	}

	/** How many bytes stand in blocks of four kilobytes that are not text. */
	public static int notText(byte[] b, int from, int to) {
		int count = 0;
		for (int at = from; at < to; at += BLOCK) {
			int end = Math.min(to, at + BLOCK);
			count += isText(b, at, end) ? 0 : end - at;
		}
		return count;
	}

	/** Length of the UTF-8 sequence of more than one byte at {@code at}, 0 if there is none. */
	private static int sequence(byte[] b, int at, int to) {
		int first = b[at] & 0xff;
		int length = first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
		if (length == 0 || first >= 0xf5 || at + length > to) {
			return 0;
		}
		for (int i = 1; i < length; i++) {
			if ((b[at + i] & 0xc0) != 0x80) {
				return 0;
			}
		}
		return length;
	}
}
