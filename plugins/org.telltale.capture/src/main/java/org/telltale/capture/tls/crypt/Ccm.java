package org.telltale.capture.tls.crypt;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES in CCM mode (RFC 3610) with nonces of 12 bytes, made of the platform's CTR and CBC: the platform itself has no CCM. */
final class Ccm implements Aead {

	private static final int BLOCK = 16;
	/** Bytes of the length field: 15 less those of the nonce. */
	private static final int LENGTH_FIELD = 3;

	private final SecretKeySpec key;
	private final int tag;
	private final Cipher counter;
	private final Cipher chain;

	/** @param tag bytes of the tag, 8 or 16 */
	Ccm(byte[] key, int tag) {
		this.key = new SecretKeySpec(key, "AES");
		this.tag = tag;
		try {
			this.counter = Cipher.getInstance("AES/CTR/NoPadding");
			this.chain = Cipher.getInstance("AES/CBC/NoPadding");
		} catch (GeneralSecurityException missing) {
			throw new IllegalStateException("this Java runtime lacks AES", missing);
		}
	}

	@Override
	public int tagLength() {
		return tag;
	}

	@Override
	public byte[] open(byte[] nonce, byte[] additional, byte[] bytes, int from, int length) throws GeneralSecurityException {
		int count = length - tag;
		byte[] first = new byte[BLOCK];
		first[0] = LENGTH_FIELD - 1;
		System.arraycopy(nonce, 0, first, 1, nonce.length);
		counter.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(first));
		byte[] tagKey = counter.update(new byte[BLOCK]);
		byte[] content = counter.doFinal(bytes, from, count);
		byte[] expected = authentication(nonce, additional, content);
		for (int i = 0; i < tag; i++) {
			expected[i] ^= tagKey[i];
		}
		if (!MessageDigest.isEqual(Arrays.copyOf(expected, tag), Arrays.copyOfRange(bytes, from + count, from + length))) {
			throw new AEADBadTagException("CCM tag");
		}
		return content;
	}

	/** The CBC-MAC of RFC 3610 section 2.2. */
	private byte[] authentication(byte[] nonce, byte[] additional, byte[] content) throws GeneralSecurityException {
		int header = (2 + additional.length + BLOCK - 1) / BLOCK * BLOCK;
		int body = (content.length + BLOCK - 1) / BLOCK * BLOCK;
		byte[] blocks = ByteBuffer.allocate(BLOCK + header + body).put((byte) (0x40 | (tag - 2) / 2 << 3 | LENGTH_FIELD - 1)).put(nonce)
				.put((byte) (content.length >> 16)).putShort((short) content.length)
				.putShort((short) additional.length).put(additional).position(BLOCK + header).put(content).array();
		chain.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[BLOCK]));
		byte[] sealed = chain.doFinal(blocks);
		return Arrays.copyOfRange(sealed, sealed.length - BLOCK, sealed.length);
	}
}
