package org.telltale.match.internal.decode;

import java.util.Arrays;
import org.telltale.base.json.Json;

/** Classes of bytes that encodings are made of. */
final class Ascii {

	private static final byte[] HEX = new byte[256];

	static {
		Arrays.fill(HEX, (byte) -1);
		for (int i = 0; i < 16; i++) {
			HEX["0123456789abcdef".charAt(i)] = (byte) i;
			HEX["0123456789ABCDEF".charAt(i)] = (byte) i;
		}
	}

	private Ascii() {
	}

	/** The value of a hexadecimal digit, -1 if it is none. */
	static int hex(byte b) {
		return HEX[b & 0xff];
	}

	/** Whether {@code count} hexadecimal digits stand at {@code at}. */
	static boolean isHex(byte[] bytes, int at, int count) {
		for (int i = at; i < at + count; i++) {
			if (i >= bytes.length || HEX[bytes[i] & 0xff] < 0) {
				return false;
			}
		}
		return true;
	}

	/** Where the next run of at least {@code shortest} members begins, {@code from} or later; the end of the bytes if there is none. */
	static int nextRun(boolean[] members, byte[] bytes, int from, int shortest) {
		int at = from;
		while (at + shortest <= bytes.length) {
			int last = at + shortest - 1;
			while (last >= at && members[bytes[last] & 0xff]) {
				last--;
			}
			if (last < at) {
				return at;
			}
			at = last + 1;
		}
		return bytes.length;
	}

	/** The number that {@code count} hexadecimal digits at {@code at} say; at most seven. */
	static int number(byte[] bytes, int at, int count) {
		int number = 0;
		for (int i = at; i < at + count; i++) {
			number = number << 4 | HEX[bytes[i] & 0xff];
		}
		return number;
	}

	/** Parameters of an op that has none. */
	static Json.Fields none() {
		return Json.object();
	}
}
