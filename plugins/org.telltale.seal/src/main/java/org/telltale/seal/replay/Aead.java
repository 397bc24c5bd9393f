package org.telltale.seal.replay;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.telltale.seal.refusal.Refusal;

/**
 * Opens what AES-GCM (RFC 5116), AES-CCM (RFC 3610) or ChaCha20-Poly1305 (RFC 8439) sealed, with nonces of 12 bytes. GCM and
 * ChaCha20-Poly1305 are the JDK's, and so is the AES in CCM: common mode with the maker.
 */
final class Aead {

	private static final String TAMPERED = "something sealed does not authenticate";

	private Aead() {
	}

	/** @param sealed ciphertext and tag */
	static byte[] open(TlsSuite.Kind kind, byte[] key, byte[] nonce, byte[] additional, byte[] sealed) throws Refusal {
		Refusal.unless(sealed.length >= kind.tagLength(), TAMPERED);
		try {
			return switch (kind) {
				case GCM -> jdk("AES/GCM/NoPadding", new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce), additional, sealed);
				case CHACHA20 -> jdk("ChaCha20-Poly1305", new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce), additional, sealed);
				case CCM, CCM_8 -> ccm(new SecretKeySpec(key, "AES"), nonce, additional, sealed, kind.tagLength());
				default -> throw new IllegalArgumentException("no AEAD: " + kind);
			};
		} catch (GeneralSecurityException e) {
			throw new Refusal(TAMPERED);
		}
	}

	private static byte[] jdk(String name, SecretKeySpec key, java.security.spec.AlgorithmParameterSpec nonce, byte[] additional, byte[] sealed)
			throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance(name);
		cipher.init(Cipher.DECRYPT_MODE, key, nonce);
		cipher.updateAAD(additional);
		return cipher.doFinal(sealed);
	}

	/** RFC 3610 with L = 3: counter mode from 1 on, the tag over all masked with counter 0. */
	private static byte[] ccm(SecretKeySpec key, byte[] nonce, byte[] additional, byte[] sealed, int tagLength)
			throws GeneralSecurityException, Refusal {
		byte[] counter = ByteBuffer.allocate(16).put((byte) 2).put(nonce).array();
		Cipher counting = Cipher.getInstance("AES/CTR/NoPadding");
		counting.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
		byte[] mask = counting.update(new byte[16]);
		int length = sealed.length - tagLength;
		byte[] plain = length == 0 ? new byte[0] : counting.doFinal(sealed, 0, length);
		byte[] tag = ccmTag(key, nonce, additional, plain, tagLength);
		for (int i = 0; i < tagLength; i++) {
			tag[i] ^= mask[i];
		}
		Refusal.unless(MessageDigest.isEqual(Arrays.copyOf(tag, tagLength), Arrays.copyOfRange(sealed, length, sealed.length)), TAMPERED);
		return plain;
	}

	/** CBC-MAC of RFC 3610 section 2.2; the additional data are shorter than 0xff00 bytes. */
	private static byte[] ccmTag(SecretKeySpec key, byte[] nonce, byte[] additional, byte[] plain, int tagLength) throws GeneralSecurityException {
		int head = (2 + additional.length + 15) / 16 * 16;
		ByteBuffer blocks = ByteBuffer.allocate(16 + head + (plain.length + 15) / 16 * 16);
		blocks.put((byte) (0x40 | (tagLength - 2) / 2 << 3 | 2)).put(nonce).put((byte) (plain.length >> 16)).putShort((short) plain.length);
		blocks.putShort((short) additional.length).put(additional).position(16 + head).put(plain);
		Cipher chain = Cipher.getInstance("AES/CBC/NoPadding");
		chain.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[16]));
		byte[] all = chain.doFinal(blocks.array());
		return Arrays.copyOfRange(all, all.length - 16, all.length);
	}

	/** The nonce for a number: it is XORed into the last 8 bytes (RFC 8446 section 5.3, RFC 9001 section 5.3). */
	static byte[] nonce(byte[] iv, long number) {
		byte[] nonce = iv.clone();
		for (int i = 0; i < Long.BYTES; i++) {
			nonce[nonce.length - 1 - i] ^= (byte) (number >>> 8 * i);
		}
		return nonce;
	}
}
