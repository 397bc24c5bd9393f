package org.telltale.capture.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Tells plain text from other bytes by its shape. */
public final class TextShape {

	static final int BLOCK = 4096;
	private static final boolean[] PLAIN = plain();
	private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

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
		int others = (to - from) / 20;
		int at = from;
		while (at < to) {
			if (at + 8 <= to && printable((long) WORDS.get(b, at))) {
				at += 8;
				continue;
			}
			int length = PLAIN[b[at] & 0xff] ? 1 : b[at] > 0 ? 0 : sequence(b, at, to);
			if (length == 0 && --others < 0) {
				return false;
			}
			at += Math.max(1, length);
		}
		return to > from;
	}

	/** Whether all eight bytes are in 0x20 to 0x7e. */
	private static boolean printable(long word) {
		long low = word - 0x2020202020202020L;
		long high = word + 0x0101010101010101L;
		return ((word | low | high) & 0x8080808080808080L) == 0;
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
