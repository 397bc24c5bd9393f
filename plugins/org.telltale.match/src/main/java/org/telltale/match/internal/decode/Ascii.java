package org.telltale.match.internal.decode;

import java.util.Arrays;
import org.telltale.base.json.Json;

/** Classes of bytes that encodings are made of. */
final class Ascii {

	private static final byte[] HEX = new byte[256];
	private static final byte[] BASE64 = new byte[256];
	private static final byte[] BASE64_URL = new byte[256];
	private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

	static {
		Arrays.fill(HEX, (byte) -1);
		Arrays.fill(BASE64, (byte) -1);
		for (int i = 0; i < 16; i++) {
			HEX["0123456789abcdef".charAt(i)] = (byte) i;
			HEX["0123456789ABCDEF".charAt(i)] = (byte) i;
		}
		for (int i = 0; i < LETTERS_AND_DIGITS.length(); i++) {
			BASE64[LETTERS_AND_DIGITS.charAt(i)] = (byte) i;
		}
		System.arraycopy(BASE64, 0, BASE64_URL, 0, 256);
		BASE64['+'] = 62;
		BASE64['/'] = 63;
		BASE64_URL['-'] = 62;
		BASE64_URL['_'] = 63;
	}

	private Ascii() {
	}

	/** The value of a hexadecimal digit, -1 if it is none. */
	static int hex(byte b) {
		return HEX[b & 0xff];
	}

	/** The six bits of a character of base64 (RFC 4648 sections 4 and 5), -1 if it is none. */
	static int base64(byte b, boolean url) {
		return (url ? BASE64_URL : BASE64)[b & 0xff];
	}

	/** Parameters of an op that has none. */
	static Json.Fields none() {
		return Json.object();
	}
}
