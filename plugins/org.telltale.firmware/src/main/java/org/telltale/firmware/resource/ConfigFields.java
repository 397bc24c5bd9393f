package org.telltale.firmware.resource;

import java.util.HexFormat;

/** The bytes of a {@code ResTable_config}, by their offsets in it; older tables store fewer, and what is not stored is 0. */
record ConfigFields(byte[] bytes) {

	/** Bytes that this version knows. */
	private static final int KNOWN = 64;

	int u8(int offset) {
		return offset < bytes.length ? bytes[offset] & 0xff : 0;
	}

	int u16(int offset) {
		return u8(offset) | u8(offset + 1) << 8;
	}

	/** Characters up to the first zero. */
	String text(int offset, int length) {
		StringBuilder text = new StringBuilder();
		for (int i = offset; i < offset + length && u8(i) != 0; i++) {
			text.append((char) u8(i));
		}
		return text.toString();
	}

	/** What stands behind the known bytes, in hexadecimal digits; empty if it is nothing but zeros. */
	String unknown() {
		for (int i = KNOWN; i < bytes.length; i++) {
			if (bytes[i] != 0) {
				return HexFormat.of().formatHex(bytes, KNOWN, bytes.length);
			}
		}
		return "";
	}
}
