package org.telltale.base;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A message digest and the algorithm that made it.
 *
 * @param algorithm the JCA name, for example {@code SHA-256}
 * @param hex lower-case hexadecimal digits
 */
public record Digest(String algorithm, String hex) {

	/** The algorithm by which evidence is named. */
	public static final String SHA_256 = "SHA-256";

	/** A digest from its raw bytes. */
	public static Digest of(String algorithm, byte[] bytes) {
		return new Digest(algorithm, HexFormat.of().formatHex(bytes));
	}

	/** The SHA-256 of the bytes (FIPS 180-4). */
	public static Digest sha256(byte[] bytes) {
		return of(SHA_256, newDigester(SHA_256).digest(bytes));
	}

	/** The SHA-256 of a part of an array. */
	public static Digest sha256(byte[] bytes, int offset, int length) {
		MessageDigest digester = newDigester(SHA_256);
		digester.update(bytes, offset, length);
		return of(SHA_256, digester.digest());
	}

	/** A JCA digester of an algorithm that every Java platform has. */
	public static MessageDigest newDigester(String algorithm) {
		try {
			return MessageDigest.getInstance(algorithm);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("this Java runtime lacks " + algorithm, e);
		}
	}

	/** The raw bytes. */
	public byte[] bytes() {
		return HexFormat.of().parseHex(hex);
	}

	/** Whether the digest is that of {@code content}. */
	public boolean matches(byte[] content) {
		return Arrays.equals(bytes(), newDigester(algorithm).digest(content));
	}

	@Override
	public String toString() {
		return hex;
	}
}
