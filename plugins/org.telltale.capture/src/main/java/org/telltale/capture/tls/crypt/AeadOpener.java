package org.telltale.capture.tls.crypt;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Records of AEAD suites: TLS 1.2 (RFC 5246 section 6.2.3.3 with RFC 5288 section 3, RFC 6655 section 3, RFC 7905 section 2)
 * and TLS 1.3 (RFC 8446 section 5.2).
 */
final class AeadOpener implements RecordOpener {

	private static final int HEADER = 5;
	private static final int EXPLICIT_NONCE = 8;

	private final Aead aead;
	private final byte[] iv;
	private final boolean thirteen;
	/** Whether a part of the nonce stands in the record. */
	private final boolean explicit;

	/** @param iv 12 bytes, or 4 where the rest stands in the record */
	AeadOpener(CipherSuite suite, byte[] key, byte[] iv, boolean thirteen) {
		this.aead = Aead.of(suite, key);
		this.iv = iv;
		this.thirteen = thirteen;
		this.explicit = iv.length == 4;
	}

	@Override
	public Optional<Opened> open(byte[] bytes, int at, int length, long sequence) {
		int prefix = explicit ? EXPLICIT_NONCE : 0;
		int sealed = length - prefix;
		if (sealed < aead.tagLength() || thirteen && bytes[at] != 23) {
			return Optional.empty();
		}
		byte[] additional = thirteen ? Arrays.copyOfRange(bytes, at, at + HEADER)
				: ByteBuffer.allocate(13).putLong(sequence).put(bytes, at, 3).putShort((short) (sealed - aead.tagLength())).array();
		try {
			byte[] content = aead.open(nonce(bytes, at, sequence), additional, bytes, at + HEADER + prefix, sealed);
			return thirteen ? inner(content) : Optional.of(new Opened(bytes[at], content, HEADER + prefix, 1));
		} catch (GeneralSecurityException notAuthentic) {
			return Optional.empty();
		}
	}

	private byte[] nonce(byte[] bytes, int at, long sequence) {
		byte[] nonce = Arrays.copyOf(iv, 12);
		if (explicit) {
			System.arraycopy(bytes, at + HEADER, nonce, 4, EXPLICIT_NONCE);
			return nonce;
		}
		for (int i = 0; i < 8; i++) {
			nonce[11 - i] ^= (byte) (sequence >>> 8 * i);
		}
		return nonce;
	}

	/** Takes the inner type and the padding off (RFC 8446 section 5.4). */
	private static Optional<Opened> inner(byte[] content) {
		int end = content.length;
		while (end > 0 && content[end - 1] == 0) {
			end--;
		}
		return end == 0 ? Optional.empty() : Optional.of(new Opened(content[end - 1], Arrays.copyOf(content, end - 1), HEADER, 1));
	}
}
