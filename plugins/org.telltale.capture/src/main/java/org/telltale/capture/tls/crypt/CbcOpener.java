package org.telltale.capture.tls.crypt;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Records of CBC suites (RFC 5246 section 6.2.3.2; TLS 1.0: RFC 2246 section 6.2.3.2), encrypt-then-MAC too (RFC 7366 section 3). */
final class CbcOpener implements RecordOpener {

	private static final int HEADER = 5;

	private final Cipher cipher;
	private final SecretKeySpec key;
	private final RecordMac mac;
	private final int block;
	private final boolean macLast;
	/** The block before the next record in TLS 1.0; empty if each record has its own IV. */
	private byte[] chain;

	/**
	 * @param iv from the key block in TLS 1.0, empty in later versions
	 * @param macLast whether the MAC is that of the ciphertext
	 */
	CbcOpener(CipherSuite suite, byte[] key, byte[] macKey, byte[] iv, boolean macLast) {
		boolean triple = suite.cipher() == CipherSuite.Cipher.TRIPLE_DES_CBC;
		try {
			this.cipher = Cipher.getInstance(triple ? "DESede/CBC/NoPadding" : "AES/CBC/NoPadding");
		} catch (GeneralSecurityException missing) {
			throw new IllegalStateException("this Java runtime lacks CBC", missing);
		}
		this.key = new SecretKeySpec(key, triple ? "DESede" : "AES");
		this.mac = new RecordMac(suite, macKey);
		this.block = suite.blockLength();
		this.macLast = macLast;
		this.chain = iv;
	}

	@Override
	public byte[] chain() {
		return chain;
	}

	@Override
	public Optional<Opened> open(byte[] bytes, int at, int length, long sequence) {
		int from = at + HEADER;
		int sealed = length - (macLast ? mac.length() : 0);
		int prefix = chain.length == 0 ? block : 0;
		int count = sealed - prefix;
		if (count < block || count % block != 0) {
			return Optional.empty();
		}
		if (macLast && !mac.follows(sequence, bytes, at, bytes, from, sealed)) {
			return Optional.empty();
		}
		byte[] iv = prefix == 0 ? chain : Arrays.copyOfRange(bytes, from, from + prefix);
		byte[] clear;
		try {
			cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(iv));
			clear = cipher.doFinal(bytes, from + prefix, count);
		} catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
		int contentLength = contentLength(clear);
		boolean good = contentLength >= 0 && (macLast || mac.follows(sequence, bytes, at, clear, 0, contentLength));
		if (!good) {
			return Optional.empty();
		}
		if (prefix == 0) {
			chain = Arrays.copyOfRange(bytes, from + sealed - block, from + sealed);
		}
		return Optional.of(new Opened(bytes[at], Arrays.copyOf(clear, contentLength), HEADER + prefix, block));
	}

	/** How much of the decrypted bytes is content, before padding and MAC; -1 if the padding is wrong. */
	private int contentLength(byte[] clear) {
		int padding = clear[clear.length - 1] & 0xff;
		int end = clear.length - 1 - padding - (macLast ? 0 : mac.length());
		if (end < 0) {
			return -1;
		}
		for (int i = clear.length - 1 - padding; i < clear.length; i++) {
			if ((clear[i] & 0xff) != padding) {
				return -1;
			}
		}
		return end;
	}
}
