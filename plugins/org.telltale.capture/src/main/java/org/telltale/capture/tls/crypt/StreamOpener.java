package org.telltale.capture.tls.crypt;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** Records of RC4 and of suites that do not encrypt (RFC 5246 section 6.2.3.1). */
final class StreamOpener implements RecordOpener {

	private static final int HEADER = 5;

	private final Optional<Cipher> cipher;
	private final RecordMac mac;
	private long used;

	/** @param passed bytes of key stream to pass over */
	StreamOpener(CipherSuite suite, byte[] key, byte[] macKey, long passed) {
		this.mac = new RecordMac(suite, macKey);
		this.cipher = suite.cipher() == CipherSuite.Cipher.RC4 ? Optional.of(rc4(key)) : Optional.empty();
		for (long left = passed; left > 0 && cipher.isPresent(); left -= Math.min(left, 4096)) {
			cipher.get().update(new byte[(int) Math.min(left, 4096)]);
		}
		this.used = passed;
	}

	private static Cipher rc4(byte[] key) {
		try {
			Cipher cipher = Cipher.getInstance("RC4");
			cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "RC4"));
			return cipher;
		} catch (GeneralSecurityException missing) {
			throw new IllegalStateException("this Java runtime lacks RC4", missing);
		}
	}

	@Override
	public long keystream() {
		return used;
	}

	@Override
	public Optional<Opened> open(byte[] bytes, int at, int length, long sequence) {
		int count = length - mac.length();
		if (count < 0) {
			return Optional.empty();
		}
		byte[] clear = cipher.isPresent() ? cipher.get().update(bytes, at + HEADER, length) : Arrays.copyOfRange(bytes, at + HEADER, at + HEADER + length);
		used += cipher.isPresent() ? length : 0;
		return mac.follows(sequence, bytes, at, clear, 0, count) ? Optional.of(new Opened(bytes[at], Arrays.copyOf(clear, count), HEADER, 1))
				: Optional.empty();
	}
}
