package org.telltale.capture.tls.crypt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The pseudo-random functions of TLS. Stateless. */
public final class KeyDerivation {

	private KeyDerivation() {
	}

	/**
	 * PRF of TLS 1.0 and 1.1 (RFC 2246 section 5) and of 1.2 (RFC 5246 section 5).
	 *
	 * @param version the protocol version, 0x0301 to 0x0303
	 * @param sha384 whether the suite's hash in TLS 1.2 is SHA-384, else SHA-256
	 * @param length bytes wanted
	 */
	public static byte[] prf(int version, boolean sha384, byte[] secret, String label, byte[] seed, int length) {
		byte[] name = label.getBytes(StandardCharsets.US_ASCII);
		byte[] labelled = ByteBuffer.allocate(name.length + seed.length).put(name).put(seed).array();
		if (version >= 0x0303) {
			return expand(sha384 ? "HmacSHA384" : "HmacSHA256", secret, labelled, length);
		}
		int half = (secret.length + 1) / 2;
		byte[] result = expand("HmacMD5", Arrays.copyOf(secret, half), labelled, length);
		byte[] other = expand("HmacSHA1", Arrays.copyOfRange(secret, secret.length - half, secret.length), labelled, length);
		for (int i = 0; i < length; i++) {
			result[i] ^= other[i];
		}
		return result;
	}

	/** P_hash (RFC 5246 section 5). */
	private static byte[] expand(String algorithm, byte[] secret, byte[] seed, int length) {
		Mac mac = mac(algorithm, secret);
		ByteBuffer result = ByteBuffer.allocate(length);
		byte[] a = seed;
		while (result.hasRemaining()) {
			a = mac.doFinal(a);
			mac.update(a);
			byte[] block = mac.doFinal(seed);
			result.put(block, 0, Math.min(block.length, result.remaining()));
		}
		return result.array();
	}

	/**
	 * HKDF-Expand-Label (RFC 8446 section 7.1).
	 *
	 * @param hmac JCA name of the HMAC of the hash
	 * @param label without its prefix {@code "tls13 "}
	 */
	public static byte[] expandLabel(String hmac, byte[] secret, String label, byte[] context, int length) {
		byte[] name = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
		byte[] info = ByteBuffer.allocate(4 + name.length + context.length).putShort((short) length).put((byte) name.length).put(name)
				.put((byte) context.length).put(context).array();
		Mac mac = mac(hmac, secret);
		ByteBuffer result = ByteBuffer.allocate(length);
		byte[] block = {};
		for (int i = 1; result.hasRemaining(); i++) {
			mac.update(block);
			mac.update(info);
			block = mac.doFinal(new byte[] { (byte) i });
			result.put(block, 0, Math.min(block.length, result.remaining()));
		}
		return result.array();
	}

	/** HKDF-Extract (RFC 5869 section 2.2). */
	public static byte[] extract(String hmac, byte[] salt, byte[] key) {
		return mac(hmac, salt).doFinal(key);
	}

	/** A keyed MAC that every Java platform has. */
	static Mac mac(String algorithm, byte[] key) {
		try {
			Mac mac = Mac.getInstance(algorithm);
			mac.init(new SecretKeySpec(key, algorithm));
			return mac;
		} catch (GeneralSecurityException missing) {
			throw new IllegalStateException("this Java runtime lacks " + algorithm, missing);
		}
	}
}
