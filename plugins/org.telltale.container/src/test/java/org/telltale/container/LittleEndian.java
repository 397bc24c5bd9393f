package org.telltale.container;

import java.util.Arrays;

/** Bytes that a test writes, low byte first, growing as needed. */
final class LittleEndian {

	private byte[] bytes = new byte[0];

	LittleEndian put(int at, byte... values) {
		if (bytes.length < at + values.length) {
			bytes = Arrays.copyOf(bytes, at + values.length);
		}
		System.arraycopy(values, 0, bytes, at, values.length);
		return this;
	}

	LittleEndian u8(int at, int value) {
		return put(at, (byte) value);
	}

	LittleEndian u16(int at, int value) {
		return put(at, (byte) value, (byte) (value >> 8));
	}

	LittleEndian u32(int at, long value) {
		return u16(at, (int) value).u16(at + 2, (int) (value >> 16));
	}

	LittleEndian length(int length) {
		bytes = Arrays.copyOf(bytes, length);
		return this;
	}

	int length() {
		return bytes.length;
	}

	byte[] bytes() {
		return bytes.clone();
	}
}
