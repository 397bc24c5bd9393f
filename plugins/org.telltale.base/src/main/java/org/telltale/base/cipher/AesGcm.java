package org.telltale.base.cipher;

import java.security.GeneralSecurityException;
import java.util.Optional;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256 in Galois/Counter Mode (NIST SP 800-38D), tags of 16 bytes behind the ciphertext. Not thread-safe. */
public final class AesGcm {

	/** Bytes of a nonce. */
	public static final int NONCE_BYTES = 12;
	/** Bytes of a tag. */
	public static final int TAG_BYTES = 16;

	private static final String NAME = "AES/GCM/NoPadding";

	private final SecretKeySpec key;
	private final Cipher cipher;

	/** A cipher with a key of 32 bytes. */
	public AesGcm(byte[] key) {
		try {
			this.key = new SecretKeySpec(key, "AES");
			this.cipher = Cipher.getInstance(NAME);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("this Java runtime lacks " + NAME, e);
		}
	}

	/** Encrypts; no nonce may be used twice with one key. @param data what is authenticated beside the text */
	public byte[] encrypt(byte[] nonce, byte[] data, byte[] text) {
		return encrypt(nonce, data, text, text.length);
	}

	/** The same of an array's beginning. @param count bytes */
	byte[] encrypt(byte[] nonce, byte[] data, byte[] text, int count) {
		try {
			cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
			cipher.updateAAD(data);
			return cipher.doFinal(text, 0, count);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("a nonce was used twice", e);
		}
	}

	/** Decrypts; empty if key, nonce, data, text and tag do not belong together. */
	public Optional<byte[]> decrypt(byte[] nonce, byte[] data, byte[] sealed) {
		if (sealed.length < TAG_BYTES) {
			return Optional.empty();
		}
		try {
			cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
			cipher.updateAAD(data);
			return Optional.of(cipher.doFinal(sealed));
		} catch (AEADBadTagException altered) {
			return Optional.empty();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("this Java runtime lacks " + NAME, e);
		}
	}
}
