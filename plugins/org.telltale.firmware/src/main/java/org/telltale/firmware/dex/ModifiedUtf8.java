package org.telltale.firmware.dex;

import java.nio.charset.StandardCharsets;

/** Decodes MUTF-8 (Dalvik Executable format, "MUTF-8 (Modified UTF-8) Encoding"); what is none becomes U+FFFD. */
final class ModifiedUtf8 {

	private ModifiedUtf8() {
	}

	static String text(byte[] bytes, int start, int end) {
		int at = start;
		while (at < end && bytes[at] >= 0) {
			at++;
		}
		String plain = new String(bytes, start, at - start, StandardCharsets.US_ASCII);
		if (at == end) {
			return plain;
		}
		StringBuilder text = new StringBuilder(end - start).append(plain);
		while (at < end) {
			int a = bytes[at] & 0xff;
			int b = at + 1 < end ? bytes[at + 1] & 0xff : 0;
			int c = at + 2 < end ? bytes[at + 2] & 0xff : 0;
			if (a < 0x80) {
				text.append((char) a);
				at++;
			} else if (a >> 5 == 6 && b >> 6 == 2) {
				text.append((char) ((a & 0x1f) << 6 | b & 0x3f));
				at += 2;
			} else if (a >> 4 == 14 && b >> 6 == 2 && c >> 6 == 2) {
				text.append((char) ((a & 0xf) << 12 | (b & 0x3f) << 6 | c & 0x3f));
				at += 3;
			} else {
				text.append('\uFFFD');
				at++;
			}
		}
		return text.toString();
	}
}
