package org.telltale.sample.internal.protocol;

import java.math.BigInteger;
import org.telltale.base.Digest;
import org.telltale.sample.internal.bytes.Sink;

/**
 * The one RSA key of the synthetic vendor and its self-signed certificate. It stands here in full: it protects nothing, and
 * whoever wants to check the sample's TLS can use it.
 */
public final class SampleKey {

	private static final BigInteger P = new BigInteger(""
			+ "f02dc55c4572d64aa55850167bc9a08055e624487b9134686eef5a6a476df8b9"
			+ "0768305b85d250e4f7162d9b83e250da0385981b0a66b7e28dd3799bbc32cf90"
			+ "0286a49a1d0c0d3010e9b98f1ee89bc079e0dc212a2585866c08e5a663285035"
			+ "ad08b1f1c56f26a6c2f6b3b100da437ce03e6e0ac0afb6f66da85b63fd9aa98f", 16);
	private static final BigInteger Q = new BigInteger(""
			+ "f04a94eec38048622e2f7897e8eb909cca6868d86d3723613fa71b15c6878599"
			+ "1a20ba29ffc5a28f8d9d887701af34b50d59b05d595d1c878d0f40b9499c2554"
			+ "a84271d01378d9d2aa485414faf8a30256b2cd674762cbc1d008e2e834574734"
			+ "a15ad6629a71873751960f7da95b99336b60553661c8a94bf8e7322b638a6d77", 16);
	private static final BigInteger MODULUS = P.multiply(Q);
	private static final BigInteger EXPONENT = BigInteger.valueOf(65537);
	private static final BigInteger PRIVATE = EXPONENT.modInverse(P.subtract(BigInteger.ONE).multiply(Q.subtract(BigInteger.ONE)));
	private static final int LENGTH = 256;
	private static final String SHA256_WITH_RSA = "1.2.840.113549.1.1.11";
	/** DigestInfo of SHA-256 up to the digest (RFC 8017 section 9.2, note 1). */
	private static final byte[] SHA256_INFO = {0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, (byte) 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02,
			0x01,
			0x05, 0x00, 0x04, 0x20};

	private SampleKey() {
	}

	/** The certificate (RFC 5280), valid from 2014 to 2034. */
	public static byte[] certificate(String organisation, String commonName, int serial) {
		byte[] algorithm = Der.sequence(Der.oid(SHA256_WITH_RSA), Der.nothing());
		byte[] name = Der.name(organisation, commonName);
		byte[] key = Der.sequence(Der.sequence(Der.oid("1.2.840.113549.1.1.1"), Der.nothing()),
				Der.bits(Der.sequence(Der.integer(MODULUS), Der.integer(EXPONENT))));
		byte[] body = Der.sequence(Der.tagged(0xa0, Der.integer(BigInteger.TWO)), Der.integer(BigInteger.valueOf(serial)), algorithm, name,
				Der.sequence(Der.time("140101000000Z"), Der.time("340101000000Z")), name, key);
		return Der.sequence(body, algorithm, Der.bits(sign(body)));
	}

	/** The issuer and serial number that name the certificate in a signature block. */
	public static byte[] issuerAndSerial(String organisation, String commonName, int serial) {
		return Der.sequence(Der.name(organisation, commonName), Der.integer(BigInteger.valueOf(serial)));
	}

	/** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 section 8.2.1). */
	public static byte[] sign(byte[] message) {
		byte[] digest = Digest.sha256(message).bytes();
		Sink padded = new Sink().u8(0).u8(1);
		while (padded.length() < LENGTH - 1 - SHA256_INFO.length - digest.length) {
			padded.u8(0xff);
		}
		return fixed(signedNumber(new BigInteger(1, padded.u8(0).bytes(SHA256_INFO).bytes(digest).toBytes())));
	}

	/** RSAES-PKCS1-v1_5 (RFC 8017 section 7.2.1) with padding that the caller brings, none of its bytes zero. */
	static byte[] encrypt(byte[] message, byte[] padding) {
		byte[] block = new Sink().u8(0).u8(2).bytes(padding, 0, LENGTH - 3 - message.length).u8(0).bytes(message).toBytes();
		return fixed(new BigInteger(1, block).modPow(EXPONENT, MODULUS));
	}

	/** The private operation by the Chinese remainder theorem (RFC 8017 section 5.1.2), which is four times as fast. */
	private static BigInteger signedNumber(BigInteger number) {
		BigInteger first = number.modPow(PRIVATE.mod(P.subtract(BigInteger.ONE)), P);
		BigInteger second = number.modPow(PRIVATE.mod(Q.subtract(BigInteger.ONE)), Q);
		return second.add(Q.multiply(first.subtract(second).multiply(Q.modInverse(P)).mod(P)));
	}

	private static byte[] fixed(BigInteger number) {
		byte[] bytes = number.toByteArray();
		byte[] fixed = new byte[LENGTH];
		int count = Math.min(LENGTH, bytes.length);
		System.arraycopy(bytes, bytes.length - count, fixed, LENGTH - count, count);
		return fixed;
	}
}
