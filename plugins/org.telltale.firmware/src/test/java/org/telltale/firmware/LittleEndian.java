package org.telltale.firmware;

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

	LittleEndian add(byte... values) {
		return put(bytes.length, values);
	}

	LittleEndian u16(int at, int value) {
		return put(at, (byte) value, (byte) (value >> 8));
	}

	LittleEndian u32(int at, long value) {
		return u16(at, (int) value).u16(at + 2, (int) (value >> 16));
	}

	LittleEndian add32(long value) {
		return u32(bytes.length, value);
	}

	LittleEndian pad(int multiple) {
		bytes = Arrays.copyOf(bytes, (bytes.length + multiple - 1) / multiple * multiple);
		return this;
	}

	int length() {
		return bytes.length;
	}

	byte[] bytes() {
		return bytes.clone();
	}
}
