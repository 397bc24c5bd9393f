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
		return switch (algorithm) {
			case SHA_256 -> Prototypes.SHA_256.copy();
			case "MD5" -> Prototypes.MD5.copy();
			case "SHA-1" -> Prototypes.SHA_1.copy();
			case "SHA-512" -> Prototypes.SHA_512.copy();
			default -> made(algorithm);
		};
	}

	private static MessageDigest made(String algorithm) {
		try {
			return MessageDigest.getInstance(algorithm);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("this Java runtime lacks " + algorithm, e);
		}
	}

	/** Digesters in use by the million are copied from ones that are never used: looking for a provider takes longer than a small digest. */
	private enum Prototypes {
		SHA_256("SHA-256"), MD5("MD5"), SHA_1("SHA-1"), SHA_512("SHA-512");

		private final String algorithm;
		private final MessageDigest unused;

		Prototypes(String algorithm) {
			this.algorithm = algorithm;
			this.unused = made(algorithm);
		}

		private MessageDigest copy() {
			try {
				return (MessageDigest) unused.clone();
			} catch (CloneNotSupportedException notByThisProvider) {
				return made(algorithm);
			}
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
