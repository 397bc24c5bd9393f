package org.telltale.handset.sqlite;

import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/** SQLite's integers of one to nine bytes, big-endian, seven bits a byte, eight in the ninth (file format section 1.6). */
final class Varint {

	private Varint() {
	}

	static long read(ByteCursor cursor) throws TruncatedException {
		long value = 0;
		for (int i = 0; i < 8; i++) {
			int b = cursor.u8();
			value = value << 7 | b & 0x7f;
			if (b < 0x80) {
				return value;
			}
		}
		return value << 8 | cursor.u8();
	}

	/** How many bytes the shortest form of a value takes. */
	static int length(long value) {
		int bytes = 1;
		while (bytes < 9 && value >>> 7 * bytes != 0) {
			bytes++;
		}
		return bytes;
	}
}
