package org.telltale.capture.tls.crypt;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Authenticated decryption (RFC 5116) with nonces of 12 bytes. */
interface Aead {

	/** Opens ciphertext with its tag behind it. @throws GeneralSecurityException if it is not authentic */
	byte[] open(byte[] nonce, byte[] additional, byte[] bytes, int from, int length) throws GeneralSecurityException;

	/** Bytes of the tag. */
	int tagLength();

	/** The AEAD of a suite. */
	static Aead of(CipherSuite suite, byte[] key) {
		return switch (suite.cipher()) {
			case AES_CCM -> new Ccm(key, 16);
			case AES_CCM_8 -> new Ccm(key, 8);
			case CHACHA20_POLY1305 -> new Platform("ChaCha20-Poly1305", new SecretKeySpec(key, "ChaCha20"), false);
			case AES_GCM -> new Platform("AES/GCM/NoPadding", new SecretKeySpec(key, "AES"), true);
			default -> throw new IllegalArgumentException("no AEAD: " + suite);
		};
	}

	/** What the Java platform has. */
	final class Platform implements Aead {

		private final Cipher cipher;
		private final SecretKey key;
		private final boolean galois;

		Platform(String transformation, SecretKey key, boolean galois) {
			try {
				this.cipher = Cipher.getInstance(transformation);
			} catch (GeneralSecurityException missing) {
				throw new IllegalStateException("this Java runtime lacks " + transformation, missing);
			}
			this.key = key;
			this.galois = galois;
		}

		@Override
		public byte[] open(byte[] nonce, byte[] additional, byte[] bytes, int from, int length) throws GeneralSecurityException {
			AlgorithmParameterSpec parameters = galois ? new GCMParameterSpec(128, nonce) : new IvParameterSpec(nonce);
			cipher.init(Cipher.DECRYPT_MODE, key, parameters);
			cipher.updateAAD(additional);
			return cipher.doFinal(bytes, from, length);
		}

		@Override
		public int tagLength() {
			return 16;
		}
	}
}
