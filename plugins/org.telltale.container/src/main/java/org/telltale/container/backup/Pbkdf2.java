package org.telltale.container.backup;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** PBKDF2 with HMAC-SHA-1 (RFC 8018 section 5.2), over bytes: the JDK's takes characters, and UTF-8 alone. */
final class Pbkdf2 {

	private static final String HMAC = "HmacSHA1";
	private static final int HASH_BYTES = 20;

	private Pbkdf2() {
	}

	/** The first {@code count} bytes derived. */
	static byte[] derive(byte[] password, byte[] salt, int rounds, int count) {
		try {
			Mac mac = Mac.getInstance(HMAC);
			// HMAC pads its key with zeros: no bytes are the same key as one zero, which the JDK takes
			mac.init(new SecretKeySpec(password.length == 0 ? new byte[1] : password, HMAC));
			ByteBuffer derived = ByteBuffer.allocate((count + HASH_BYTES - 1) / HASH_BYTES * HASH_BYTES);
			for (int block = 1; derived.hasRemaining(); block++) {
				mac.update(salt);
				byte[] last = mac.doFinal(ByteBuffer.allocate(4).putInt(block).array());
				byte[] sum = last.clone();
				for (int round = 1; round < rounds; round++) {
					last = mac.doFinal(last);
					for (int i = 0; i < HASH_BYTES; i++) {
						sum[i] ^= last[i];
					}
				}
				derived.put(sum);
			}
			return Arrays.copyOf(derived.array(), count);
		} catch (GeneralSecurityException missing) {
			throw new IllegalStateException("every JDK has " + HMAC, missing);
		}
	}
}
