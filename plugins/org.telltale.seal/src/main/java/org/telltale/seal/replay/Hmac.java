package org.telltale.seal.replay;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What TLS and QUIC make of HMAC (RFC 2104): HKDF (RFC 5869), its labels (RFC 8446 section 7.1), and the PRF of older TLS.
 * HMAC itself is the JDK's: common mode with the maker.
 */
final class Hmac {

	private Hmac() {
	}

	/** The JCA name of HMAC with a digest: {@code SHA-256} has {@code HmacSHA256}. */
	static byte[] of(String digest, byte[] key, byte[]... parts) {
		try {
			Mac mac = Mac.getInstance("Hmac" + digest.replace("-", ""));
			// an empty key is one of zeros (RFC 2104 section 2), but SecretKeySpec takes none
			mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HMAC"));
			for (byte[] part : parts) {
				mac.update(part);
			}
			return mac.doFinal();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("this Java runtime lacks HMAC with " + digest, e);
		}
	}

	/** RFC 8446 section 7.1, with an empty context. */
	static byte[] expandLabel(String digest, byte[] secret, String label, int length) {
		byte[] name = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
		ByteArrayOutputStream info = new ByteArrayOutputStream();
		info.write(length >> 8);
		info.write(length);
		info.write(name.length);
		info.writeBytes(name);
		info.write(0);
		return expand(digest, secret, info.toByteArray(), length);
	}

	/** RFC 5869 section 2.3. */
	private static byte[] expand(String digest, byte[] secret, byte[] info, int length) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		byte[] block = new byte[0];
		for (int i = 1; out.size() < length; i++) {
			block = of(digest, secret, block, info, new byte[] { (byte) i });
			out.writeBytes(block);
		}
		return Arrays.copyOf(out.toByteArray(), length);
	}

	/** RFC 5246 section 5; with {@code MD5-SHA-1} that of RFC 2246 section 5. */
	static byte[] prf(String digest, byte[] secret, String label, byte[] seed, int length) {
		byte[] labelled = joined(label.getBytes(StandardCharsets.US_ASCII), seed);
		if (!digest.equals("MD5-SHA-1")) {
			return hash(digest, secret, labelled, length);
		}
		int half = (secret.length + 1) / 2;
		byte[] result = hash("MD5", Arrays.copyOf(secret, half), labelled, length);
		byte[] other = hash("SHA-1", Arrays.copyOfRange(secret, secret.length - half, secret.length), labelled, length);
		for (int i = 0; i < length; i++) {
			result[i] ^= other[i];
		}
		return result;
	}

	/** P_hash of RFC 5246 section 5. */
	private static byte[] hash(String digest, byte[] secret, byte[] seed, int length) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		byte[] a = seed;
		while (out.size() < length) {
			a = of(digest, secret, a);
			out.writeBytes(of(digest, secret, a, seed));
		}
		return Arrays.copyOf(out.toByteArray(), length);
	}

	static byte[] joined(byte[]... parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			out.writeBytes(part);
		}
		return out.toByteArray();
	}
}
