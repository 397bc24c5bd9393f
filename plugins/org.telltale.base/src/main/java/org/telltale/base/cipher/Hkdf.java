package org.telltale.base.cipher;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keys from keys: HKDF with HMAC-SHA-256 (RFC 5869). */
public final class Hkdf {

	/** Length of the keys that are made here. */
	public static final int KEY_BYTES = 32;

	private static final String HMAC = "HmacSHA256";

	private Hkdf() {
	}

	/**
	 * A key of {@value #KEY_BYTES} bytes.
	 *
	 * @param key the input keying material
	 * @param salt may be empty, which stands for 32 zero bytes
	 * @param info what the key is for, in UTF-8
	 */
	public static byte[] key(byte[] key, byte[] salt, String info) {
		return derive(key, salt, info.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
	}

	/** The same of any length and any info. @param length bytes, 255 times 32 at most */
	static byte[] derive(byte[] key, byte[] salt, byte[] info, int length) {
		byte[] extracted = hmac(salt.length == 0 ? new byte[KEY_BYTES] : salt, key);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		byte[] block = {};
		for (int i = 1; out.size() < length; i++) {
			byte[] input = Arrays.copyOf(block, block.length + info.length + 1);
			System.arraycopy(info, 0, input, block.length, info.length);
			input[input.length - 1] = (byte) i;
			block = hmac(extracted, input);
			out.writeBytes(block);
		}
		return Arrays.copyOf(out.toByteArray(), length);
	}

	/** HMAC-SHA-256 of bytes (RFC 2104, FIPS 180-4). */
	public static byte[] hmac(byte[] key, byte[] bytes) {
		try {
			Mac mac = Mac.getInstance(HMAC);
			mac.init(new SecretKeySpec(key, HMAC));
			return mac.doFinal(bytes);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("this Java runtime lacks " + HMAC, e);
		}
	}
}
