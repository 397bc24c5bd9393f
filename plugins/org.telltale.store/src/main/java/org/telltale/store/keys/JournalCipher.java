package org.telltale.store.keys;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import org.telltale.base.cipher.AesGcm;
import org.telltale.store.journal.LineForm;

/**
 * A line of the journal of an encrypted case: Base64 of nonce, ciphertext and tag. The nonce is random, not the line's number: a line that was torn is
 * written anew under its number. The number is authenticated.
 */
final class JournalCipher implements LineForm {

	private final AesGcm cipher;
	private final SecureRandom random = new SecureRandom();

	JournalCipher(byte[] key) {
		this.cipher = new AesGcm(key);
	}

	@Override
	public synchronized byte[] write(long number, byte[] line) {
		byte[] nonce = new byte[AesGcm.NONCE_BYTES];
		random.nextBytes(nonce);
		byte[] sealed = cipher.encrypt(nonce, data(number), line);
		byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
		System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
		return Base64.getEncoder().encode(all);
	}

	@Override
	public synchronized Optional<byte[]> read(long number, byte[] written) {
		byte[] all;
		try {
			all = Base64.getDecoder().decode(written);
		} catch (IllegalArgumentException altered) {
			return Optional.empty();
		}
		if (all.length < AesGcm.NONCE_BYTES || !Arrays.equals(Base64.getEncoder().encode(all), written)) {
			return Optional.empty();
		}
		return cipher.decrypt(Arrays.copyOf(all, AesGcm.NONCE_BYTES), data(number), Arrays.copyOfRange(all, AesGcm.NONCE_BYTES, all.length));
	}

	private static byte[] data(long number) {
		return ("journal " + number).getBytes(StandardCharsets.US_ASCII);
	}
}
